package io.onecare.core.care;

import io.onecare.core.care.spi.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Objects;

/**
 * Counts the time in which a desk works. Immutable and thread-safe as far as its calendar is.
 *
 * <p>A desk works from {@code opens} (included) to {@code closes} (excluded) on the working days of
 * its calendar. Hours are hours of real time: on a day on which the clocks change while the desk is
 * open, it works an hour more or less.
 *
 * <p>The rule for answers: an answer is due at closing time, so many working days after the day of
 * receipt, which does not count. What comes in at or after closing time, or on a day on which
 * nobody works, counts as received on the next working day. While the sender is being asked, the
 * time does not run.
 */
public final class WorkingTime {

    /** A calendar that never works would never end the search for a working day. */
    private static final int MOST_CLOSED_DAYS = 366;

    private final WorkingCalendar calendar;
    private final ZoneId zone;
    private final LocalTime opens;
    private final LocalTime closes;

    private WorkingTime(WorkingCalendar calendar, ZoneId zone, LocalTime opens, LocalTime closes) {
        this.calendar = Objects.requireNonNull(calendar, "calendar");
        this.zone = Objects.requireNonNull(zone, "zone");
        this.opens = opens;
        this.closes = closes;
    }

    /**
     * Describes a desk.
     *
     * @param calendar knows the working days
     * @param zone the desk's zone
     * @param opens when it opens, local time, included
     * @param closes when it closes, local time, excluded; later than {@code opens}
     * @return the desk's working time
     * @throws IllegalArgumentException if it closes before it opens
     */
    public static WorkingTime of(
            WorkingCalendar calendar, ZoneId zone, LocalTime opens, LocalTime closes) {
        if (!closes.isAfter(opens)) {
            throw new IllegalArgumentException(
                    "The desk closes (%s) but must do so after it opens (%s)."
                            .formatted(closes, opens));
        }
        return new WorkingTime(calendar, zone, opens, closes);
    }

    /**
     * A desk that works from Monday to Friday, 9:00 to 18:00 in Europe/Rome, and knows no holidays:
     * enough to try things out. A real insurer gives a calendar that knows national holidays and
     * the desk's own closing days, or promises answers for Christmas Day.
     *
     * @return the desk's working time
     */
    public static WorkingTime mondayToFriday() {
        return of(
                day ->
                        day.getDayOfWeek() != DayOfWeek.SATURDAY
                                && day.getDayOfWeek() != DayOfWeek.SUNDAY,
                ZoneId.of("Europe/Rome"),
                LocalTime.of(9, 0),
                LocalTime.of(18, 0));
    }

    /**
     * Tells when an answer is due.
     *
     * @param received when the request came in
     * @param workingDays within how many working days, at least 1
     * @return closing time of the due day
     * @throws IllegalArgumentException if {@code workingDays} is less than 1
     */
    public Instant dueAfter(Instant received, int workingDays) {
        if (workingDays < 1) {
            throw new IllegalArgumentException(
                    "The answer is due after (%d) working days but it must be 1 or more."
                            .formatted(workingDays));
        }
        ZonedDateTime local = received.atZone(zone);
        LocalDate day = local.toLocalDate();
        if (!local.toLocalTime().isBefore(closes) || !calendar.isWorkingDay(day)) {
            day = nextWorkingDay(day);
        }
        for (int counted = 0; counted < workingDays; counted++) {
            day = nextWorkingDay(day);
        }
        return closing(day);
    }

    /**
     * Moves a due time by a pause: what was left of the working time when the pause began is left
     * when it ends.
     *
     * @param due when the answer was due
     * @param pausedAt when the sender was asked
     * @param resumedAt when the sender answered, not before {@code pausedAt}
     * @return when the answer is due now; {@code due} itself if it had passed before the pause
     * @throws IllegalArgumentException if the pause ends before it begins
     */
    public Instant dueAfterPause(Instant due, Instant pausedAt, Instant resumedAt) {
        if (resumedAt.isBefore(pausedAt)) {
            throw new IllegalArgumentException(
                    "The pause ends (%s) before it begins (%s).".formatted(resumedAt, pausedAt));
        }
        return due.isAfter(pausedAt) ? plus(resumedAt, between(pausedAt, due)) : due;
    }

    /**
     * Measures the working time between two moments.
     *
     * @param from the first moment, included
     * @param until the second, excluded, not before the first
     * @return the time in which the desk works between them, possibly zero
     * @throws IllegalArgumentException if the second moment lies before the first
     */
    public Duration between(Instant from, Instant until) {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException(
                    "The time until (%s) ends before it begins (%s).".formatted(until, from));
        }
        Duration total = Duration.ZERO;
        LocalDate last = until.atZone(zone).toLocalDate();
        for (LocalDate day = from.atZone(zone).toLocalDate();
                !day.isAfter(last);
                day = day.plusDays(1)) {
            if (calendar.isWorkingDay(day)) {
                Instant start = later(opening(day), from);
                Instant end = earlier(closing(day), until);
                if (start.isBefore(end)) {
                    total = total.plus(Duration.between(start, end));
                }
            }
        }
        return total;
    }

    /**
     * Lets working time pass.
     *
     * @param from the moment to start from
     * @param workingTime how much to let pass, not negative
     * @return the first moment at which so much working time has passed; with zero, {@code from}
     * @throws IllegalArgumentException if the working time is negative
     */
    public Instant plus(Instant from, Duration workingTime) {
        if (workingTime.isNegative()) {
            throw new IllegalArgumentException(
                    "The working time (%s) must not be negative.".formatted(workingTime));
        }
        if (workingTime.isZero()) {
            return from;
        }
        Duration left = workingTime;
        LocalDate day = from.atZone(zone).toLocalDate();
        if (!calendar.isWorkingDay(day)) {
            day = nextWorkingDay(day);
        }
        while (true) {
            Instant start = later(opening(day), from);
            Duration available = Duration.between(start, closing(day));
            if (available.compareTo(left) >= 0) {
                return start.plus(left);
            }
            if (!available.isNegative()) {
                left = left.minus(available);
            }
            day = nextWorkingDay(day);
        }
    }

    /**
     * Tells when the desk opens on the day of a moment, such as the day on which an answer is due.
     *
     * @param moment any moment of a working day
     * @return opening time of that day
     */
    public Instant openingOn(Instant moment) {
        return opening(moment.atZone(zone).toLocalDate());
    }

    private LocalDate nextWorkingDay(LocalDate day) {
        LocalDate next = day.plusDays(1);
        for (int closed = 0; !calendar.isWorkingDay(next); closed++) {
            if (closed == MOST_CLOSED_DAYS) {
                throw new IllegalStateException(
                        "The working calendar has no working day in the year after (%s).%nMaybe it holds no rule for that year."
                                .formatted(day));
            }
            next = next.plusDays(1);
        }
        return next;
    }

    private Instant opening(LocalDate day) {
        return day.atTime(opens).atZone(zone).toInstant();
    }

    private Instant closing(LocalDate day) {
        return day.atTime(closes).atZone(zone).toInstant();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
