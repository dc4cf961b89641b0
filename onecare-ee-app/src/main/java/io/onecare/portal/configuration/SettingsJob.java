package io.onecare.portal.configuration;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks every two seconds whether somebody has changed settings, so that no page has to ask. While
 * the database is away, what was read last stays in force.
 */
@ApplicationScoped
public class SettingsJob {

    private static final Logger LOG = System.getLogger(SettingsJob.class.getName());

    private static final long PAUSE_SECONDS = 2;

    @Inject private SettingsDesk desk;
    @Resource private ManagedScheduledExecutorService executor;

    private @Nullable Future<?> job;
    private volatile boolean failed;

    /** Reads once, now, and begins; the schema must be up to date. */
    public synchronized void start() {
        if (job == null) {
            desk.refresh();
            job =
                    executor.scheduleWithFixedDelay(
                            this::look, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Ends. */
    @PreDestroy
    synchronized void stop() {
        if (job != null) {
            job.cancel(false);
        }
    }

    private void look() {
        try {
            desk.refresh();
            failed = false;
        } catch (RuntimeException fault) {
            // an exception that leaves here would end the job for good; said once, not every time
            if (!failed) {
                LOG.log(
                        Level.ERROR,
                        "Settings cannot be read, those read before stay in force: {0}",
                        fault.getClass().getName());
            }
            failed = true;
        }
    }
}
