package io.onecare.portal.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Turns away what neither a page of the portal nor a browser sends, before anybody trips over it:
 * methods without a meaning here, parameters that cannot be decoded or are far too many, and what
 * only forms of Faces send. The portal has none of those, and Faces answers a state that it does
 * not know with a fault, or with the name of one.
 */
public class PlainRequestFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

    private static final String OF_FACES = "jakarta.faces.";

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isApi(request) && !METHODS.contains(request.getMethod())) {
            response.setHeader("Allow", String.join(", ", METHODS));
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else if (isPlain(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    /** Its resources say themselves which methods they have. */
    private static boolean isApi(HttpServletRequest request) {
        return request.getServletPath().startsWith("/api/");
    }

    private static boolean isPlain(HttpServletRequest request) {
        try {
            return request.getHeader("Faces-Request") == null
                    && request.getParameterMap().keySet().stream()
                            .noneMatch(name -> name.startsWith(OF_FACES));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
