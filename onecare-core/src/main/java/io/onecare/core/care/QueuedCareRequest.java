package io.onecare.core.care;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A line of the queue. It says nothing about a person; who wants to know more looks at the request,
 * which leaves an audit entry.
 *
 * @param seen the request as it is now
 * @param channel how it came
 * @param state how far it is
 * @param clock when it came and when its answer is due
 * @param late whether the answer is late
 * @param owner the name of the operator whose it is; null if nobody has taken it
 * @param missing what is missing; cannot be changed
 */
public record QueuedCareRequest(
        SeenCareRequest seen,
        CareChannel channel,
        CareRequestState state,
        CareClock clock,
        boolean late,
        @Nullable String owner,
        Set<MissingFact> missing) {

    /** Copies what is missing. */
    public QueuedCareRequest {
        Objects.requireNonNull(seen, "seen");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(clock, "clock");
        missing = Set.copyOf(missing);
    }

    /**
     * Where a page ends that ends with this line.
     *
     * @return the place behind it
     */
    public QueuePosition position() {
        return new QueuePosition(clock.dueAt(), seen.id());
    }
}
