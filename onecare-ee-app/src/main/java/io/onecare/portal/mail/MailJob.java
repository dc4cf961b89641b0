package io.onecare.portal.mail;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.notification.spi.NotificationSender;
import io.onecare.portal.monitoring.Job;
import io.onecare.portal.monitoring.Measures;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gets the outbox emptied, every two seconds and as long as there is something in it; on this node
 * one run after the other. A fault is logged by its classes alone, because its words may repeat an
 * address, and once until a run succeeds again; the next run comes all the same.
 */
@ApplicationScoped
public class MailJob {

    private static final Logger LOG = System.getLogger(MailJob.class.getName());

    private static final Actor ACTOR = Actor.system("mail");
    private static final long PAUSE_SECONDS = 2;

    /** Few, so that their leases do not run out while a mail server thinks. */
    private static final int AT_ONCE = 5;

    private static final int MAX_NAME = 100;

    @Inject private OneCare oneCare;
    @Inject private MailDesk desk;
    @Inject private NotificationSender sender;
    @Inject private Measures measures;
    @Resource private ManagedScheduledExecutorService executor;

    private volatile boolean stopped;
    private boolean failing;
    private @Nullable Future<?> job;

    /** Begins, once the portal is up. */
    public synchronized void start() {
        if (job == null && !stopped) {
            job = executor.scheduleWithFixedDelay(this::run, 0, PAUSE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Ends after the messages that are in hand. */
    @PreDestroy
    synchronized void stop() {
        stopped = true;
        if (job != null) {
            job.cancel(false);
        }
    }

    private void run() {
        try {
            while (!stopped && dispatch() > 0) {
                // there may be more
            }
            measures.ran(Job.MAIL);
            failing = false;
        } catch (RuntimeException fault) {
            // whatever it is: an exception that leaves here would end the job for good
            if (!failing) {
                LOG.log(Level.ERROR, "Messages cannot be sent: {0}", classes(fault));
            }
            failing = true;
            measures.failed(Job.MAIL);
        }
    }

    private int dispatch() {
        return oneCare.dispatcher().dispatch(ACTOR, name(), AT_ONCE, desk::inTransaction, sender);
    }

    private static String name() {
        String name = ManagementFactory.getRuntimeMXBean().getName();
        return name.substring(0, Math.min(name.length(), MAX_NAME));
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
