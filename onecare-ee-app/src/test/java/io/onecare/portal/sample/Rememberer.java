package io.onecare.portal.sample;

import jakarta.servlet.http.HttpServletRequest;

/** Breaks: no session of the server; where a request comes from is read in one place. */
public class Rememberer {
    void remember(HttpServletRequest request) {
        request.getSession().setAttribute("who", request.getRemoteAddr());
    }
}
