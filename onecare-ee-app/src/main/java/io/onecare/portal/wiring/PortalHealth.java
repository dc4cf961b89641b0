package io.onecare.portal.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready: the portal has come up, its database answers and nobody drains it. Says no more than that.
 */
@Readiness
@ApplicationScoped
public class PortalHealth implements HealthCheck {

    @Inject private Node node;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("onecare").status(node.isReady()).build();
    }
}
