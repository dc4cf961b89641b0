package io.onecare.portal.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/**
 * Started: the portal has come up; it stays so while the database is away. One that refuses its
 * settings, or found no database, never gets there: it has to be started again.
 */
@Startup
@ApplicationScoped
public class StartedHealth implements HealthCheck {

    @Inject private Node node;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("onecare").status(node.isStarted()).build();
    }
}
