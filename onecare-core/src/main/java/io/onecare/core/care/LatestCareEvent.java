package io.onecare.core.care;

import io.onecare.core.Role;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a request last. It says nothing about the sender, so that a page may ask for it
 * again and again.
 *
 * @param seen the request as it is now
 * @param state how far it is
 * @param owner the technical name of the operator whose it is; null if nobody has taken it
 * @param event what happened
 * @param role the role of who did it
 * @param by the technical name of who did it
 * @param at when
 */
public record LatestCareEvent(
        SeenCareRequest seen,
        CareRequestState state,
        @Nullable String owner,
        CareEvent event,
        Role role,
        String by,
        Instant at) {

    /** Checks that nothing is missing. */
    public LatestCareEvent {
        Objects.requireNonNull(seen, "seen");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(at, "at");
    }
}
