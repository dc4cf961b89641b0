package io.onecare.portal.wiring;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers 503 with the portal's own page as long as it has not come up, instead of faults. What
 * that page looks like is served all the same.
 */
public class StartupFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient StartupState state;

    /**
     * Made by the container.
     *
     * @param state whether the portal has come up
     */
    @Inject
    public StartupFilter(StartupState state) {
        this.state = state;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath();
        if (state.isReady() || path.startsWith("/assets/") || path.startsWith("/brand")) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("Retry-After", "30");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }
}
