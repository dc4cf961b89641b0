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
 * not know with a fault, or with the name of one. Nothing is larger than any form needs, save the
 * files that administrators send: those are not looked into here.
 */
public class PlainRequestFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

    private static final String OF_FACES = "jakarta.faces.";

    /** <b>Bytes</b>; far more than any form needs. */
    private static final long MOST = 262_144;

    /** Where files are sent to; only whoever may gets as far as the body. */
    private static final Set<String> FILES =
            Set.of("/administration/imports/upload", "/administration/settings/logo");

    /** <b>Bytes</b>; general conditions in two languages, the longest of them. */
    private static final long MOST_OF_TEXTS = 4L << 20;

    /** Where such texts are written. */
    private static final String TEXTS = "/administration/settings/terms/edit";

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isApi(request) && !METHODS.contains(request.getMethod())) {
            response.setHeader("Allow", String.join(", ", METHODS));
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else if (FILES.contains(request.getServletPath())) {
            chain.doFilter(request, response);
        } else if (request.getHeader("Transfer-Encoding") != null) {
            refuseBody(response, HttpServletResponse.SC_LENGTH_REQUIRED);
        } else if (request.getContentLengthLong() > most(request)) {
            refuseBody(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else if (isPlain(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private static long most(HttpServletRequest request) {
        String path = request.getServletPath().replaceFirst("\\.xhtml$", "");
        return path.equals(TEXTS) ? MOST_OF_TEXTS : MOST;
    }

    /** What follows on the connection is the body, which nobody reads. */
    private static void refuseBody(HttpServletResponse response, int status) throws IOException {
        response.setHeader("Connection", "close");
        response.sendError(status);
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
