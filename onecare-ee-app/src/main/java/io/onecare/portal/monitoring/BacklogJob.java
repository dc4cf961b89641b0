package io.onecare.portal.monitoring;

import io.onecare.portal.settings.PortalSettings;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the database every fifteen seconds if metrics are wanted, so that whoever asks for them
 * never makes it work, and gets them while it is away.
 */
@ApplicationScoped
public class BacklogJob {

    private static final Logger LOG = System.getLogger(BacklogJob.class.getName());

    private static final long PAUSE_SECONDS = 15;

    @Inject private PortalSettings settings;
    @Inject private BacklogDesk desk;
    @Resource private ManagedScheduledExecutorService executor;

    private volatile @Nullable Backlog found;
    private boolean failing;
    private @Nullable Future<?> job;

    /** Begins, once the portal is up. */
    public synchronized void start() {
        if (job == null && settings.metricsPort().isPresent()) {
            job = executor.scheduleWithFixedDelay(this::run, 0, PAUSE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Ends. */
    @PreDestroy
    synchronized void stop() {
        if (job != null) {
            job.cancel(false);
        }
    }

    /** What was found last; empty if there is nothing that is still true. */
    Optional<Backlog> found() {
        return Optional.ofNullable(found);
    }

    private void run() {
        try {
            found = desk.look();
            failing = false;
        } catch (RuntimeException fault) {
            // an exception that leaves here would end the job for good
            found = null;
            if (!failing) {
                LOG.log(
                        Level.ERROR,
                        "The outbox cannot be watched: {0}",
                        fault.getClass().getName());
            }
            failing = true;
        }
    }
}
