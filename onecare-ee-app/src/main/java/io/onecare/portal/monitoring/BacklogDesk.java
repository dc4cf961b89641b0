package io.onecare.portal.monitoring;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.notification.OutboxBacklog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Asks the library for what is to be watched, as the system. */
@ApplicationScoped
public class BacklogDesk {

    private static final Actor ACTOR = Actor.system("monitoring");

    @Inject private OneCare oneCare;
    @Inject private Clock clock;

    /** Looks now; two statements. */
    @Transactional
    Backlog look() {
        OutboxBacklog outbox = oneCare.dispatcher().backlog(ACTOR).orElseThrow();
        return new Backlog(
                outbox.due(),
                outbox.dueSince(),
                outbox.dead(),
                oneCare.sessions().countOpen(ACTOR),
                clock.instant());
    }
}
