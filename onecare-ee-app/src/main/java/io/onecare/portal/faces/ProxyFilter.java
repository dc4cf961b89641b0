package io.onecare.portal.faces;

import io.onecare.portal.settings.PortalSettings;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Lets the proxies that the settings name say where a request comes from. Without them all people
 * would share one address, and with it the limits that keep strangers from trying too often.
 */
public class ProxyFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient Set<String> proxies;

    /**
     * Made by the container.
     *
     * @param settings names the proxies
     */
    @Inject
    public ProxyFilter(PortalSettings settings) {
        this.proxies = settings.proxies();
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        SourceNetwork.believe(request, proxies);
        chain.doFilter(request, response);
    }
}
