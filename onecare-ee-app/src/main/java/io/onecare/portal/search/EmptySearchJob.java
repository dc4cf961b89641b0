package io.onecare.portal.search;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Writes down every minute how often searches found nothing, and once a day removes what is old.
 * Each node does, because each counts for itself.
 */
@ApplicationScoped
public class EmptySearchJob {

    private static final Logger LOG = System.getLogger(EmptySearchJob.class.getName());

    private static final long FIRST_AFTER_SECONDS = 20;

    @Inject private EmptySearchDesk desk;
    @Resource private ManagedScheduledExecutorService executor;

    private final List<Future<?>> jobs = new ArrayList<>();

    /** Begins, once the portal is up. */
    public synchronized void start() {
        if (jobs.isEmpty()) {
            every(TimeUnit.MINUTES.toSeconds(1), this::keep);
            every(TimeUnit.DAYS.toSeconds(1), () -> attempt(desk::forget));
        }
    }

    private void every(long seconds, Runnable work) {
        jobs.add(
                executor.scheduleWithFixedDelay(
                        work, FIRST_AFTER_SECONDS, seconds, TimeUnit.SECONDS));
    }

    /** Ends. What was counted since the last time is lost: the database may be gone already. */
    @PreDestroy
    synchronized void stop() {
        jobs.forEach(job -> job.cancel(false));
    }

    /** Writes down once, now. */
    public void keep() {
        attempt(desk::keep);
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException fault) {
            // an exception that leaves here would end the job for good; its words may repeat data
            LOG.log(
                    Level.ERROR,
                    "Searches without result cannot be counted: {0}",
                    fault.getClass().getName());
        }
    }
}
