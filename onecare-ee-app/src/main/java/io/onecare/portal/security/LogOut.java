package io.onecare.portal.security;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Ends the session. Only a form of the portal can ask for it: links that log out are a nuisance.
 */
public class LogOut extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient BrowserSession browser;

    /**
     * Made by the container.
     *
     * @param browser keeps the session
     */
    @Inject
    public LogOut(BrowserSession browser) {
        this.browser = browser;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        browser.end(request, response);
        response.setHeader("Clear-Site-Data", "\"cache\"");
        response.sendRedirect(request.getContextPath() + "/login?ended=logout");
    }
}
