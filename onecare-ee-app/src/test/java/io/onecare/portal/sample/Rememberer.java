package io.onecare.portal.sample;

import jakarta.servlet.http.HttpServletRequest;

/** Breaks: no session of the server. */
public class Rememberer {
    void remember(HttpServletRequest request) {
        request.getSession().setAttribute("who", "somebody");
    }
}
