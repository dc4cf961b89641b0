package io.onecare.portal.schedule;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Moves the horizon of the agendas on, a few times a day, and makes the first slots of new ones. On
 * how many nodes does not matter: a slot is made once.
 */
@ApplicationScoped
public class ScheduleJob {

    private static final Logger LOG = System.getLogger(ScheduleJob.class.getName());

    private static final long FIRST_AFTER_SECONDS = 1;
    private static final long PAUSE_SECONDS = TimeUnit.HOURS.toSeconds(2);

    @Inject private ScheduleDesk desk;
    @Resource private ManagedScheduledExecutorService executor;

    private @Nullable Future<?> job;
    private volatile boolean stopped;

    /** Begins, once the portal is up. */
    public synchronized void start() {
        if (job == null) {
            job =
                    executor.scheduleWithFixedDelay(
                            this::run, FIRST_AFTER_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Ends after the schedule that is in hand. */
    @PreDestroy
    synchronized void stop() {
        stopped = true;
        if (job != null) {
            job.cancel(false);
        }
    }

    /** Does it once, now. */
    public void run() {
        try {
            List<String> codes = desk.behind(null);
            while (!codes.isEmpty() && !stopped) {
                codes.forEach(this::extend);
                codes = desk.behind(codes.get(codes.size() - 1));
            }
        } catch (RuntimeException fault) {
            // an exception that leaves here would end the job for good
            LOG.log(Level.ERROR, "Slots cannot be made: {0}", fault.getClass().getName());
        }
    }

    /** One that fails does not keep the others waiting. */
    private void extend(String code) {
        if (stopped) {
            return;
        }
        try {
            desk.extend(code);
        } catch (RuntimeException fault) {
            LOG.log(
                    Level.ERROR,
                    "The slots of the schedule {0} cannot be made: {1}",
                    code,
                    fault.getClass().getName());
        }
    }
}
