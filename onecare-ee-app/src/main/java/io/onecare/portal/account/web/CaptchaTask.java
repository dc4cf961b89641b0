package io.onecare.portal.account.web;

import io.onecare.portal.account.Captcha;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.altcha.altcha.Altcha;

/** Gives the captcha's widget a task. */
public class CaptchaTask extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Captcha captcha;

    /**
     * Made by the container.
     *
     * @param captcha makes the tasks
     */
    @Inject
    public CaptchaTask(Captcha captcha) {
        this.captcha = captcha;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Altcha.Challenge task = captcha.challenge();
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter()
                .write(
                        Json.createObjectBuilder()
                                .add("algorithm", task.algorithm)
                                .add("challenge", task.challenge)
                                .add("maxnumber", task.maxnumber)
                                .add("salt", task.salt)
                                .add("signature", task.signature)
                                .build()
                                .toString());
    }
}
