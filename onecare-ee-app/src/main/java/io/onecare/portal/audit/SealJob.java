package io.onecare.portal.audit;

import io.onecare.portal.monitoring.Job;
import io.onecare.portal.monitoring.Measures;
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
import java.util.function.BooleanSupplier;

/**
 * Seals the audit trail every minute, and looks once a day for what was passed by. On how many
 * nodes does not matter: while one seals, the others leave it at that.
 */
@ApplicationScoped
public class SealJob {

    private static final Logger LOG = System.getLogger(SealJob.class.getName());

    private static final long FIRST_AFTER_SECONDS = 5;

    @Inject private SealDesk desk;
    @Inject private Measures measures;
    @Resource private ManagedScheduledExecutorService executor;

    private final List<Future<?>> jobs = new ArrayList<>();
    private volatile boolean stopped;

    /** Begins, once the portal is up. */
    public synchronized void start() {
        if (jobs.isEmpty()) {
            every(TimeUnit.MINUTES.toSeconds(1), this::seal);
            every(TimeUnit.DAYS.toSeconds(1), () -> attempt(desk::sealLate));
        }
    }

    private void every(long seconds, Runnable work) {
        jobs.add(
                executor.scheduleWithFixedDelay(
                        work, FIRST_AFTER_SECONDS, seconds, TimeUnit.SECONDS));
    }

    /** Ends after what is in hand. */
    @PreDestroy
    synchronized void stop() {
        stopped = true;
        jobs.forEach(job -> job.cancel(false));
    }

    /** Seals once, now. */
    public void seal() {
        attempt(desk::seal);
    }

    private void attempt(BooleanSupplier sealing) {
        try {
            while (!stopped && sealing.getAsBoolean()) {
                // there may be more
            }
            measures.ran(Job.SEAL);
        } catch (RuntimeException fault) {
            // an exception that leaves here would end the job for good; its words may repeat data
            LOG.log(
                    Level.ERROR,
                    "The audit trail cannot be sealed: {0}",
                    fault.getClass().getName());
            measures.failed(Job.SEAL);
        }
    }
}
