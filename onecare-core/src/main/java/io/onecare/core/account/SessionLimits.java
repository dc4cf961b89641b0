package io.onecare.core.account;

import java.time.Duration;

/**
 * How long sessions last.
 *
 * @param idle how long one lasts after it was used for the last time, 1 minute to 24 hours
 * @param longest how long one lasts however much it is used, from {@code idle} on, at most 30 days
 */
public record SessionLimits(Duration idle, Duration longest) {

    private static final Duration SHORTEST_IDLE = Duration.ofMinutes(1);
    private static final Duration LONGEST_IDLE = Duration.ofHours(24);
    private static final Duration LONGEST = Duration.ofDays(30);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a duration is out of its range
     */
    public SessionLimits {
        if (idle.compareTo(SHORTEST_IDLE) < 0
                || idle.compareTo(LONGEST_IDLE) > 0
                || longest.compareTo(idle) < 0
                || longest.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "The limits of sessions (idle %s, longest %s) must be %s to %s, and that to %s."
                            .formatted(idle, longest, SHORTEST_IDLE, LONGEST_IDLE, LONGEST));
        }
    }

    /**
     * What holds unless the embedder says otherwise.
     *
     * @return 15 minutes idle, 12 hours in all
     */
    public static SessionLimits standard() {
        return new SessionLimits(Duration.ofMinutes(15), Duration.ofHours(12));
    }
}
