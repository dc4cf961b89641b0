package io.onecare.portal.wiring;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Shows every request to {@link Reachability}. */
public class ReachabilityFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient Reachability reachability;

    /**
     * Made by the container.
     *
     * @param reachability waits for its own request
     */
    @Inject
    public ReachabilityFilter(Reachability reachability) {
        this.reachability = reachability;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String mark = request.getHeader(Reachability.HEADER);
        if (mark != null) {
            reachability.see(mark);
        }
        chain.doFilter(request, response);
    }
}
