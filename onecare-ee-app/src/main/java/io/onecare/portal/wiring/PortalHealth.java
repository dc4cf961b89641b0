package io.onecare.portal.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready: the portal has come up and its database answers. Says no more than that. */
@Readiness
@ApplicationScoped
public class PortalHealth implements HealthCheck {

    @Inject private StartupState state;
    @Inject private Database database;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("onecare")
                .status(state.isReady() && database.answers())
                .build();
    }
}
