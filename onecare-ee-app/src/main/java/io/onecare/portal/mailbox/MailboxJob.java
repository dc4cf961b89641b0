package io.onecare.portal.mailbox;

import io.onecare.portal.monitoring.Job;
import io.onecare.portal.monitoring.Measures;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the desk's mailbox, if there is one, every ten seconds; on this node one run after the
 * other, and on how many nodes does not matter. While the mailbox cannot be read it is tried less
 * and less often, down to every five minutes, so that a wrong password locks nothing. A fault is
 * logged by its classes alone, because its words may repeat an address, once until the mailbox is
 * read again.
 */
@ApplicationScoped
public class MailboxJob {

    private static final Logger LOG = System.getLogger(MailboxJob.class.getName());

    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    @Inject private Instance<Optional<Mailbox>> mailbox;
    @Inject private MailboxDesk desk;
    @Inject private Measures measures;
    @Inject private Clock clock;
    @Resource private ManagedScheduledExecutorService executor;

    private volatile boolean stopped;
    private volatile boolean failing;
    private Duration pause = PAUSE;
    private Instant next = Instant.MIN;
    private @Nullable Future<?> job;

    /** Begins, once the portal is up. */
    public synchronized void start() {
        Optional<Mailbox> found = mailbox.get();
        if (found.isPresent() && job == null && !stopped) {
            job =
                    executor.scheduleWithFixedDelay(
                            () -> run(found.get()), 0, PAUSE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** Ends after the mails that are in hand. */
    @PreDestroy
    synchronized void stop() {
        stopped = true;
        if (job != null) {
            job.cancel(false);
        }
    }

    /**
     * Tells whether the mailbox is read.
     *
     * @return false as long as the last try came to nothing; true if there is no mailbox
     */
    public boolean isReading() {
        return !failing;
    }

    private void run(Mailbox from) {
        if (clock.instant().isBefore(next)) {
            return;
        }
        try {
            while (!stopped && from.read(desk::take)) {
                // there may be more
            }
            if (failing) {
                LOG.log(Level.INFO, "The mailbox of the desk is read again.");
            }
            measures.ran(Job.MAILBOX);
            failing = false;
            pause = PAUSE;
            next = Instant.MIN;
        } catch (RuntimeException fault) {
            // whatever it is: an exception that leaves here would end the job for good
            if (!failing) {
                LOG.log(Level.ERROR, "The mailbox of the desk cannot be read: {0}", classes(fault));
            }
            failing = true;
            measures.failed(Job.MAILBOX);
            next = clock.instant().plus(pause);
            pause = longer(pause);
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    private static String classes(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                .map(cause -> cause.getClass().getName() + place(cause))
                .collect(Collectors.joining(", because of "));
    }

    private static String place(Throwable fault) {
        StackTraceElement[] stack = fault.getStackTrace();
        return stack.length == 0 ? "" : " at " + stack[0];
    }
}
