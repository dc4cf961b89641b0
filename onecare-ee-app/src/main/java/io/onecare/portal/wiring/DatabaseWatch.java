package io.onecare.portal.wiring;

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
 * Asks the database every two seconds whether it answers, so that nobody who asks for the portal's
 * health makes it work, or waits for it. A question that gets no answer within ten seconds, also
 * because no connection is to be had, counts as no.
 */
@ApplicationScoped
public class DatabaseWatch {

    private static final Logger LOG = System.getLogger(DatabaseWatch.class.getName());

    private static final long PAUSE_SECONDS = 2;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    @Inject private Database database;
    @Resource private ManagedScheduledExecutorService executor;

    private volatile boolean answers;
    private volatile long askedAt;
    private @Nullable Future<?> job;

    /** Begins, once the schema is up to date: the database has answered then. */
    synchronized void start() {
        if (job == null) {
            answers = true;
            askedAt = System.nanoTime();
            job =
                    executor.scheduleWithFixedDelay(
                            this::ask, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Ends. */
    @PreDestroy
    synchronized void stop() {
        if (job != null) {
            job.cancel(false);
        }
    }

    boolean isUp() {
        return answers && System.nanoTime() - askedAt < PATIENCE_NANOS;
    }

    private void ask() {
        boolean before = answers;
        String problem = database.problem();
        answers = problem == null;
        askedAt = System.nanoTime();
        if (answers && !before) {
            LOG.log(Level.INFO, "The database answers again.");
        } else if (problem != null && before) {
            LOG.log(Level.ERROR, "The database does not answer: {0}", problem);
        }
    }
}
