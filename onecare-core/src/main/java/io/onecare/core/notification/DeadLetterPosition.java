package io.onecare.core.notification;

import java.time.Instant;
import java.util.Objects;

/**
 * Where a page of dead letters ends, so that the next one can begin behind it, whether or not the
 * message it ended with still waits.
 *
 * @param diedAt when the last message of the page was given up
 * @param id the last message of the page; decides between those of one moment
 */
public record DeadLetterPosition(Instant diedAt, NotificationId id) {

    /** Checks that nothing is missing. */
    public DeadLetterPosition {
        Objects.requireNonNull(diedAt, "diedAt");
        Objects.requireNonNull(id, "id");
    }
}
