package io.onecare.portal.it.inside;

import io.onecare.portal.security.AccessFilter;
import io.onecare.portal.security.BrowserSession;
import io.onecare.portal.security.OriginFilter;
import io.onecare.portal.security.SessionDesk;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets the requests pass that start the tests inside, or let time pass: they come from no page and
 * no browser.
 */
public final class TestersEntrance {

    private TestersEntrance() {}

    private static boolean isOpenTo(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.startsWith("/ArquillianServletRunner") || path.startsWith("/under-test/");
    }

    /** The portal's own, but for this entrance. */
    public static class Origins extends OriginFilter {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doFilter(
                HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (isOpenTo(request)) {
                chain.doFilter(request, response);
            } else {
                super.doFilter(request, response, chain);
            }
        }
    }

    /** The portal's own, but for this entrance. */
    public static class Access extends AccessFilter {

        private static final long serialVersionUID = 1L;

        /** Made by the container. */
        @Inject
        public Access(SessionDesk desk, BrowserSession browser) {
            super(desk, browser);
        }

        @Override
        protected void doFilter(
                HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (isOpenTo(request)) {
                chain.doFilter(request, response);
            } else {
                super.doFilter(request, response, chain);
            }
        }
    }
}
