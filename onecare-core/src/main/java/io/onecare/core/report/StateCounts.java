package io.onecare.core.report;

import io.onecare.core.booking.BookingState;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many bookings stand where. A booking that another one has taken the place of is not among
 * them, so that an appointment counts once, however often it was moved.
 *
 * @param byState those of each state that there are, without {@link BookingState#RESCHEDULED}
 */
public record StateCounts(Map<BookingState, Long> byState) implements Counts<StateCounts> {

    /**
     * Copies the map.
     *
     * @throws IllegalArgumentException if there are moved ones among them
     */
    public StateCounts {
        byState = Map.copyOf(byState);
        if (byState.containsKey(BookingState.RESCHEDULED)) {
            throw new IllegalArgumentException(
                    "The state (RESCHEDULED) is not counted: the booking that took its place is.");
        }
    }

    static StateCounts none() {
        return new StateCounts(Map.of());
    }

    static StateCounts of(BookingState state, long bookings) {
        return new StateCounts(Map.of(state, bookings));
    }

    /**
     * Gives how many stand there.
     *
     * @param state where
     * @return 0 or more
     */
    public long of(BookingState state) {
        return byState.getOrDefault(state, 0L);
    }

    @Override
    public long total() {
        return byState.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public StateCounts plus(StateCounts other) {
        Map<BookingState, Long> sum = new EnumMap<>(BookingState.class);
        sum.putAll(byState);
        other.byState.forEach((state, bookings) -> sum.merge(state, bookings, Long::sum));
        return new StateCounts(sum);
    }
}
