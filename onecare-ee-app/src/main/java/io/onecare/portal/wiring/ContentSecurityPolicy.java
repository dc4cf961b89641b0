package io.onecare.portal.wiring;

import io.onecare.portal.settings.PortalSettings;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.net.URI;

/**
 * Gives PrimeFaces the policy that pages are sent with. PrimeFaces appends a nonce, so {@code
 * script-src} must come last. No inline script, no inline style, no other origin, save the tile
 * server's pictures if one is set.
 */
public class ContentSecurityPolicy implements ServletContextListener {

    @Inject private PortalSettings settings;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext()
                .setInitParameter("primefaces.CSP_POLICY", policy(settings.getTilesUrl()));
    }

    static String policy(String tilesUrl) {
        return "default-src 'none'; connect-src 'self'; img-src 'self' data:"
                + origin(tilesUrl)
                + "; font-src 'self'; style-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self';"
                + " frame-ancestors 'none'; script-src 'self'";
    }

    /** Leaflet's placeholder for several host names, {s}, stands for any label. */
    private static String origin(String tilesUrl) {
        if (tilesUrl.isEmpty()) {
            return "";
        }
        URI uri = URI.create(tilesUrl.replace("{s}", "s").replaceAll("[{}]", ""));
        String host =
                tilesUrl.contains("{s}.")
                        ? uri.getHost().replaceFirst("^s\\.", "*.")
                        : uri.getHost();
        return " "
                + uri.getScheme()
                + "://"
                + host
                + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
