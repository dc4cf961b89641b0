package io.onecare.portal.account;

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
 * Has members told whose dependants will be 18 soon, every few hours, so that a node that is
 * started anew each day does it too. On how many nodes does not matter: a message is put in once.
 */
@ApplicationScoped
public class ComingOfAgeJob {

    private static final Logger LOG = System.getLogger(ComingOfAgeJob.class.getName());

    private static final long FIRST_AFTER_SECONDS = 20;
    private static final long PAUSE_SECONDS = TimeUnit.HOURS.toSeconds(6);

    @Inject private FamilyDesk desk;
    @Resource private ManagedScheduledExecutorService executor;

    private @Nullable Future<?> job;

    /** Begins, once the portal is up. */
    public synchronized void start() {
        if (job == null) {
            job =
                    executor.scheduleWithFixedDelay(
                            this::run, FIRST_AFTER_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Ends after the messages that are in hand. */
    @PreDestroy
    synchronized void stop() {
        if (job != null) {
            job.cancel(false);
        }
    }

    private void run() {
        try {
            while (desk.announceComingOfAge()) {
                // there may be more
            }
        } catch (RuntimeException fault) {
            // an exception that leaves here would end the job for good; its words may repeat data
            LOG.log(
                    Level.ERROR,
                    "Members cannot be told of birthdays: {0}",
                    fault.getClass().getName());
        }
    }
}
