package io.onecare.portal.agenda;

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

/**
 * Ends requests that nobody answered, every minute, and makes new slots, every hour. On how many
 * nodes does not matter: what one has done, the others find done.
 */
@ApplicationScoped
public class AgendaJob {

    private static final Logger LOG = System.getLogger(AgendaJob.class.getName());

    private static final long FIRST_AFTER_SECONDS = 1;

    @Inject private AgendaDesk desk;
    @Inject private Measures measures;
    @Resource private ManagedScheduledExecutorService executor;

    private final List<Future<?>> jobs = new ArrayList<>();
    private volatile boolean stopped;

    /** Begins, once the portal is up. */
    public synchronized void start() {
        if (jobs.isEmpty()) {
            every(TimeUnit.MINUTES.toSeconds(1), this::expireUnanswered);
            every(TimeUnit.HOURS.toSeconds(1), this::extendHorizons);
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

    /** Ends requests once, now. */
    public void expireUnanswered() {
        attempt(
                Job.UNANSWERED,
                "Requests that nobody answered cannot be ended",
                () -> {
                    while (!stopped && desk.expireUnanswered()) {
                        // there may be more
                    }
                });
    }

    /** Makes slots once, in the background: somebody has opened many agendas. */
    public void extendSoon() {
        if (!stopped) {
            executor.execute(this::extendHorizons);
        }
    }

    /** Makes slots once, now. */
    public void extendHorizons() {
        attempt(
                Job.HORIZON,
                "Slots cannot be made",
                () -> {
                    List<String> codes = desk.behind(null);
                    while (!codes.isEmpty() && !stopped) {
                        codes.forEach(this::extend);
                        codes = desk.behind(codes.get(codes.size() - 1));
                    }
                });
    }

    /** One that fails does not keep the others waiting. */
    private void extend(String code) {
        if (!stopped) {
            attempt(
                    "The slots of schedule " + code + " cannot be made",
                    () -> desk.extend(code),
                    () -> measures.failed(Job.HORIZON));
        }
    }

    private void attempt(Job job, String problem, Runnable work) {
        attempt(
                problem,
                () -> {
                    work.run();
                    measures.ran(job);
                },
                () -> measures.failed(job));
    }

    private static void attempt(String problem, Runnable work, Runnable failed) {
        try {
            work.run();
        } catch (RuntimeException fault) {
            // an exception that leaves here would end the job for good; its words may repeat data
            LOG.log(Level.ERROR, "{0}: {1}", problem, fault.getClass().getName());
            failed.run();
        }
    }
}
