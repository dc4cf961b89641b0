package io.onecare.core.care;

import java.time.Instant;
import java.util.Objects;

/**
 * A request as the member who asked sees it.
 *
 * @param seen the request as it is now
 * @param state how far it is
 * @param receivedAt when it came in
 * @param dueAt when the answer is due; while it waits for the member, when it was due before
 */
public record OwnCareRequest(
        SeenCareRequest seen, CareRequestState state, Instant receivedAt, Instant dueAt) {

    /** Checks that nothing is missing. */
    public OwnCareRequest {
        Objects.requireNonNull(seen, "seen");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(dueAt, "dueAt");
    }
}
