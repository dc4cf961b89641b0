package io.onecare.core.care;

import java.time.Instant;
import java.util.Objects;

/**
 * Where a page of the queue ends, so that the next one can begin behind it, whatever has become of
 * the request it ended with.
 *
 * @param dueAt when the last request of the page is due
 * @param id the last request of the page; decides between those due at one moment
 */
public record QueuePosition(Instant dueAt, CareRequestId id) {

    /** Checks that nothing is missing. */
    public QueuePosition {
        Objects.requireNonNull(dueAt, "dueAt");
        Objects.requireNonNull(id, "id");
    }
}
