package io.onecare.portal.security;

import io.onecare.portal.settings.PortalSettings;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/**
 * Answers only under the portal's own host names: a forged Host header must not end up in a
 * redirect or a link. Anything else gets 421 (RFC 9110, section 15.5.20).
 */
public class HostFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** RFC 9110: Misdirected Request. */
    private static final int MISDIRECTED_REQUEST = 421;

    private final transient Set<String> hosts;

    /**
     * Made by the container.
     *
     * @param settings names the hosts
     */
    @Inject
    public HostFilter(PortalSettings settings) {
        this.hosts = Set.copyOf(settings.hosts());
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String host = request.getServerName();
        if (host != null && hosts.contains(host.toLowerCase(Locale.ROOT))) {
            chain.doFilter(request, response);
        } else {
            response.sendError(MISDIRECTED_REQUEST);
        }
    }
}
