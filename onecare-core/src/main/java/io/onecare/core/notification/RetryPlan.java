package io.onecare.core.notification;

import java.time.Duration;
import java.util.List;

/** When a message that could not be sent is tried again: 1, 5, 15, 60 minutes, then hourly. */
final class RetryPlan {

    /** Counted from the first try. */
    static final Duration GIVE_UP_AFTER = Duration.ofHours(72);

    /**
     * How many tries fit into {@link #GIVE_UP_AFTER}. More than that are possible only if
     * dispatchers die over the message.
     */
    static final int MAX_ATTEMPTS = 75;

    private static final List<Duration> DELAYS =
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(60));

    private RetryPlan() {}

    static Duration delayAfter(int attempt) {
        return DELAYS.get(Math.min(attempt, DELAYS.size()) - 1);
    }
}
