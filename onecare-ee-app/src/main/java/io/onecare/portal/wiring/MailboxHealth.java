package io.onecare.portal.wiring;

import io.onecare.portal.mailbox.MailboxJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether the desk's mailbox is read, to be watched. Always up: a mailbox that is down is no reason
 * to keep people from the portal.
 */
@Readiness
@ApplicationScoped
public class MailboxHealth implements HealthCheck {

    @Inject private MailboxJob job;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("onecare-mailbox")
                .withData("read", job.isReading())
                .up()
                .build();
    }
}
