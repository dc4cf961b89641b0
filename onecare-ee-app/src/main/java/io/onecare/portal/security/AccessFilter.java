package io.onecare.portal.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Shows strangers what is public and sends them to the log-in from everything else: a page that
 * nobody thought of is private. A session that was ended elsewhere is over here too.
 */
public class AccessFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Set<String> PUBLIC_PAGES =
            Set.of("/", "/map", "/login", "/logout", "/error", "/demo/mail");

    private static final Set<String> PUBLIC_FOLDERS =
            Set.of(
                    "assets",
                    "webjars",
                    "brand",
                    "api",
                    "registration",
                    "password",
                    "jakarta.faces.resource");

    private final transient SessionDesk desk;

    /**
     * Made by the container.
     *
     * @param desk knows whose sessions are still open
     */
    @Inject
    public AccessFilter(SessionDesk desk) {
        this.desk = desk;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = pathOf(request);
        if (isAsset(path)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<SignIn> signIn = SignIn.of(request);
        if (signIn.isPresent() && !desk.isOpen(signIn.get())) {
            SignIn.end(request);
            signIn = Optional.empty();
        }
        if (signIn.isPresent() || isPublic(path) || isNoPage(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendRedirect(
                    request.getContextPath()
                            + "/login?next="
                            + URLEncoder.encode(path, StandardCharsets.UTF_8));
        }
    }

    /** As the server understood it: what was asked for may go by "/registration/../home". */
    private static String pathOf(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return request.getServletPath() + (rest == null ? "" : rest);
    }

    private static boolean isAsset(String path) {
        return path.startsWith("/assets/")
                || path.startsWith("/webjars/")
                || path.startsWith("/brand/");
    }

    /** Nothing but files answers there: assets, or "not found". */
    private static boolean isNoPage(HttpServletRequest request) {
        return request.getHttpServletMapping().getMappingMatch() == MappingMatch.DEFAULT;
    }

    private static boolean isPublic(String path) {
        int end = path.indexOf('/', 1);
        String folder = path.substring(1, end < 0 ? path.length() : end);
        return PUBLIC_PAGES.contains(path) || PUBLIC_FOLDERS.contains(folder);
    }
}
