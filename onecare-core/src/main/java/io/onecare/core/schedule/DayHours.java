package io.onecare.core.schedule;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Hours of one day as the clock on the wall shows them, from included, until excluded, in whole
 * minutes. Immutable.
 */
@Embeddable
public class DayHours {

    private static final int MINUTES_OF_A_DAY = 1_440;

    @Column(name = "from_minute", nullable = false)
    private int fromMinute;

    @Column(name = "until_minute", nullable = false)
    private int untilMinute;

    /** For JPA. */
    protected DayHours() {}

    private DayHours(int fromMinute, int untilMinute) {
        this.fromMinute = fromMinute;
        this.untilMinute = untilMinute;
    }

    /**
     * Makes hours.
     *
     * @param from the first minute
     * @param untilExclusive the minute after the last one, later than {@code from}; midnight means
     *     the end of the day
     * @return the hours
     * @throws IllegalArgumentException if they would hold no minute or are not whole minutes
     */
    public static DayHours between(LocalTime from, LocalTime untilExclusive) {
        int last =
                untilExclusive.equals(LocalTime.MIDNIGHT)
                        ? MINUTES_OF_A_DAY
                        : minute(untilExclusive);
        if (last <= minute(from)) {
            throw new IllegalArgumentException(
                    "The hours from (%s) until (%s, excluded) hold no minute.%nMaybe they go over midnight: give each day its own."
                            .formatted(from, untilExclusive));
        }
        return new DayHours(minute(from), last);
    }

    /**
     * The whole day.
     *
     * @return from midnight until midnight, however many hours the day really has
     */
    public static DayHours allDay() {
        return new DayHours(0, MINUTES_OF_A_DAY);
    }

    private static int minute(LocalTime time) {
        if (time.getSecond() != 0 || time.getNano() != 0) {
            throw new IllegalArgumentException(
                    "The time (%s) must be a whole minute.".formatted(time));
        }
        return time.toSecondOfDay() / 60;
    }

    /**
     * Gives the first minute.
     *
     * @return the time of day, local
     */
    public LocalTime from() {
        return LocalTime.ofSecondOfDay(fromMinute * 60L);
    }

    /**
     * Gives the minute after the last one.
     *
     * @return the time of day, local; midnight means the end of the day
     */
    public LocalTime untilExclusive() {
        return LocalTime.ofSecondOfDay(untilMinute % MINUTES_OF_A_DAY * 60L);
    }

    int fromMinute() {
        return fromMinute;
    }

    int untilMinute() {
        return untilMinute;
    }

    /** Joins hours that overlap; hours that only touch stay apart, as two shifts. */
    static List<DayHours> joined(List<DayHours> hours) {
        List<DayHours> joined = new ArrayList<>();
        for (DayHours next :
                hours.stream().sorted(Comparator.comparingInt(DayHours::fromMinute)).toList()) {
            int last = joined.size() - 1;
            if (last >= 0 && next.fromMinute < joined.get(last).untilMinute) {
                DayHours before = joined.get(last);
                joined.set(
                        last,
                        new DayHours(
                                before.fromMinute, Math.max(before.untilMinute, next.untilMinute)));
            } else {
                joined.add(next);
            }
        }
        return joined;
    }

    /** What is left of some hours when others are taken away. */
    static List<DayHours> without(List<DayHours> hours, List<DayHours> takenAway) {
        List<DayHours> left = hours;
        for (DayHours hole : takenAway) {
            List<DayHours> next = new ArrayList<>();
            for (DayHours piece : left) {
                if (hole.untilMinute <= piece.fromMinute || hole.fromMinute >= piece.untilMinute) {
                    next.add(piece);
                    continue;
                }
                if (hole.fromMinute > piece.fromMinute) {
                    next.add(new DayHours(piece.fromMinute, hole.fromMinute));
                }
                if (hole.untilMinute < piece.untilMinute) {
                    next.add(new DayHours(hole.untilMinute, piece.untilMinute));
                }
            }
            left = next;
        }
        return left;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DayHours that
                && fromMinute == that.fromMinute
                && untilMinute == that.untilMinute;
    }

    @Override
    public int hashCode() {
        return fromMinute * MINUTES_OF_A_DAY + untilMinute;
    }

    /** Such as {@code [09:00, 13:30)}. */
    @Override
    public String toString() {
        return "[%02d:%02d, %02d:%02d)"
                .formatted(fromMinute / 60, fromMinute % 60, untilMinute / 60, untilMinute % 60);
    }
}
