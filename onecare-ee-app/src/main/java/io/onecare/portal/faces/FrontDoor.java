package io.onecare.portal.faces;

import io.onecare.portal.security.SignIn;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Leads whoever asks for the bare address to the log-in, or home if they are logged in. */
public class FrontDoor extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String page = SignIn.of(request).map(SignIn::home).orElse("/login");
        response.sendRedirect(request.getContextPath() + page);
    }
}
