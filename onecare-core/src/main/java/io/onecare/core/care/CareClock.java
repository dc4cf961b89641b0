package io.onecare.core.care;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a request came in, and when its answer is due. Immutable.
 *
 * @param receivedAt when it came in
 * @param dueAt when the answer is due; while it waits for the sender, when it was due before
 * @param pausedAt since when it waits for the sender; null if it does not
 * @param finishedAt when it was finished; null if it is not
 */
public record CareClock(
        Instant receivedAt,
        Instant dueAt,
        @Nullable Instant pausedAt,
        @Nullable Instant finishedAt) {

    /** Checks that nothing is missing. */
    public CareClock {
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(dueAt, "dueAt");
    }

    /**
     * Tells whether the answer is or was late.
     *
     * @param now the moment to judge at, if the time still runs
     * @return true if the moment lies after the due moment; once finished, whether it was finished
     *     late; while it waits, whether it was late when the sender was asked
     */
    public boolean isLateAt(Instant now) {
        if (finishedAt != null) {
            return finishedAt.isAfter(dueAt);
        }
        return (pausedAt == null ? now : pausedAt).isAfter(dueAt);
    }

    CareClock pausedFrom(Instant now) {
        return new CareClock(receivedAt, dueAt, now, null);
    }

    /** A reply that was on its way when the sender was asked stops the pause where it began. */
    CareClock resumedAt(Instant answered, WorkingTime desk) {
        if (pausedAt == null) {
            return this;
        }
        Instant resumed = answered.isBefore(pausedAt) ? pausedAt : answered;
        return new CareClock(receivedAt, desk.dueAfterPause(dueAt, pausedAt, resumed), null, null);
    }

    CareClock finishedAt(Instant now, WorkingTime desk) {
        CareClock running = resumedAt(now, desk);
        return new CareClock(receivedAt, running.dueAt, null, now);
    }
}
