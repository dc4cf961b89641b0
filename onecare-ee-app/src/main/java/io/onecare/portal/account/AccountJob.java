package io.onecare.portal.account;

import io.onecare.portal.monitoring.Job;
import io.onecare.portal.monitoring.Measures;
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
 * Does what accounts need every few hours, so that a node that is started anew each day does it
 * too: has members told whose dependants will be 18 soon, and forgets what is over. On how many
 * nodes does not matter: a message is put in once, and what is gone stays gone.
 */
@ApplicationScoped
public class AccountJob {

    private static final Logger LOG = System.getLogger(AccountJob.class.getName());

    private static final long FIRST_AFTER_SECONDS = 20;
    private static final long PAUSE_SECONDS = TimeUnit.HOURS.toSeconds(6);

    @Inject private FamilyDesk family;
    @Inject private AccountDesk accounts;
    @Inject private Measures measures;
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

    /** Does it once, now. */
    public void run() {
        boolean told =
                attempt(
                        "Members cannot be told of birthdays",
                        () -> {
                            while (family.announceComingOfAge()) {
                                // there may be more
                            }
                        });
        boolean forgotten = attempt("What is over cannot be forgotten", accounts::forgetWhatIsOver);
        if (told && forgotten) {
            measures.ran(Job.ACCOUNTS);
        } else {
            measures.failed(Job.ACCOUNTS);
        }
    }

    private static boolean attempt(String problem, Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException fault) {
            // an exception that leaves here would end the job for good; its words may repeat data
            LOG.log(Level.ERROR, "{0}: {1}", problem, fault.getClass().getName());
            return false;
        }
    }
}
