package io.onecare.portal.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Ends the session. Only a form of the portal can ask for it: links that log out are a nuisance.
 */
public class LogOut extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** As in server.xml. */
    private static final String SESSION_COOKIE = "onecare_session";

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        SignIn.end(request);
        Cookie cookie = new Cookie(SESSION_COOKIE, "");
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setMaxAge(0); // browsers then forget the pages that they could go back to
        response.addCookie(cookie);
        response.setHeader("Clear-Site-Data", "\"cache\"");
        response.sendRedirect(request.getContextPath() + "/login?ended=logout");
    }
}
