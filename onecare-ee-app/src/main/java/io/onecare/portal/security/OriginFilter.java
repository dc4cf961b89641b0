package io.onecare.portal.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns away what other sites make a browser send (cross-site request forgery): whatever is not
 * just read must say that it comes from one of the portal's own pages. Browsers say so themselves,
 * in {@code Sec-Fetch-Site} (W3C Fetch Metadata) and {@code Origin} (RFC 6454), and scripts cannot
 * change it. The forms need no token then, and none can be too old.
 */
public class OriginFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /**
     * What browsers say as the origin of a form whose page hides its address (Fetch, section 3.2):
     * that it is one of the portal's own, {@code Sec-Fetch-Site} says all the same.
     */
    private static final String HIDDEN = "null";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (SAFE.contains(request.getMethod()) || comesFromHere(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static boolean comesFromHere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        return site == null
                ? origin != null && isOwn(origin, request.getHeader("Host"))
                : site.equals("same-origin")
                        && (origin == null
                                || origin.equals(HIDDEN)
                                || isOwn(origin, request.getHeader("Host")));
    }

    /** The scheme is left to the browser: a proxy may speak another one to the portal. */
    private static boolean isOwn(String origin, @Nullable String host) {
        try {
            String authority = URI.create(origin).getAuthority();
            return authority != null
                    && host != null
                    && authority.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
