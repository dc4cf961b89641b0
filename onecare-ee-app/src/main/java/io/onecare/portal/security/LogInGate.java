package io.onecare.portal.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets few check a password at once: each check keeps a processor busy, and holds a connection of
 * the database while it waits for one. Others wait a little, or are asked to come back: so a flood
 * of log-ins takes nothing from those who look at the map.
 */
@ApplicationScoped
public class LogInGate {

    private static final int AT_ONCE = 6;
    private static final int WAITING = 24; // with those above, fewer than server.xml has threads
    private static final long WAIT_SECONDS = 5;

    private final Semaphore inside = new Semaphore(AT_ONCE, true);
    private final Semaphore atTheDoor = new Semaphore(AT_ONCE + WAITING);

    /**
     * Runs a check when it is its turn.
     *
     * @param <T> what the check finds out
     * @param check checks a password
     * @return what it found out; empty if there are too many for now
     */
    public <T> Optional<T> pass(Supplier<T> check) {
        if (!atTheDoor.tryAcquire()) {
            return Optional.empty();
        }
        try {
            if (!inside.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
            try {
                return Optional.of(check.get());
            } finally {
                inside.release();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            atTheDoor.release();
        }
    }
}
