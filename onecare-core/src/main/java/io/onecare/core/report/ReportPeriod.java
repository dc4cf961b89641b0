package io.onecare.core.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The days that a report is about, as calendars in Italy have them (Europe/Rome): a day there has
 * 23 or 25 hours in the nights in which the clocks change.
 *
 * @param from the first day
 * @param untilExclusive the day after the last one
 */
public record ReportPeriod(LocalDate from, LocalDate untilExclusive) {

    /** The most years that a report is about. */
    public static final int MAX_YEARS = 3;

    /** The most days that are shown one by one; longer periods are shown by month. */
    static final int MAX_DAILY_STEPS = 62;

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    /**
     * Checks the order and the length.
     *
     * @throws IllegalArgumentException if it does not end after it begins, or lasts longer than
     *     {@value #MAX_YEARS} years
     */
    public ReportPeriod {
        if (!from.isBefore(untilExclusive)) {
            throw new IllegalArgumentException(
                    "The period (%s to %s, which is excluded) must end after it begins."
                            .formatted(from, untilExclusive));
        }
        if (untilExclusive.isAfter(from.plusYears(MAX_YEARS))) {
            throw new IllegalArgumentException(
                    "The period (%s to %s) is longer than (%d) years, which is the most."
                            .formatted(from, untilExclusive, MAX_YEARS));
        }
    }

    /**
     * Takes a whole month.
     *
     * @param month which one
     * @return from its first day to its last
     */
    public static ReportPeriod of(YearMonth month) {
        return new ReportPeriod(month.atDay(1), month.plusMonths(1).atDay(1));
    }

    /**
     * Gives the last day.
     *
     * @return included in the period
     */
    public LocalDate lastDay() {
        return untilExclusive.minusDays(1);
    }

    /**
     * Gives the first moment.
     *
     * @return when the first day begins in Italy
     */
    public Instant start() {
        return from.atStartOfDay(ROME).toInstant();
    }

    /**
     * Gives the moment after the last one.
     *
     * @return when the day after the last one begins in Italy
     */
    public Instant endExclusive() {
        return untilExclusive.atStartOfDay(ROME).toInstant();
    }

    /**
     * Gives what it is fairly compared with: for whole months as many months before; for the
     * beginning of a month the same days of the month before, or all of it if that is shorter; else
     * as many days before.
     *
     * @return a period that ends when this one begins, or earlier
     */
    public ReportPeriod before() {
        boolean startsMonth = from.getDayOfMonth() == 1;
        if (startsMonth && untilExclusive.getDayOfMonth() == 1) {
            long months = ChronoUnit.MONTHS.between(from, untilExclusive);
            return new ReportPeriod(from.minusMonths(months), from);
        }
        long days = ChronoUnit.DAYS.between(from, untilExclusive);
        if (startsMonth && YearMonth.from(from).equals(YearMonth.from(lastDay()))) {
            LocalDate first = from.minusMonths(1);
            LocalDate end = first.plusDays(days);
            return new ReportPeriod(first, end.isAfter(from) ? from : end);
        }
        return new ReportPeriod(from.minusDays(days), from);
    }

    /**
     * Tells how its course is shown.
     *
     * @return true for months, of which the first and the last may be cut; false for days
     */
    public boolean isByMonth() {
        return ChronoUnit.DAYS.between(from, untilExclusive) > MAX_DAILY_STEPS;
    }

    /**
     * Cuts it into the steps in which its course is shown.
     *
     * @return days or months, without a gap, the earliest first
     */
    public List<ReportPeriod> steps() {
        List<ReportPeriod> steps = new ArrayList<>();
        for (LocalDate at = from; at.isBefore(untilExclusive); ) {
            LocalDate next =
                    isByMonth() ? YearMonth.from(at).plusMonths(1).atDay(1) : at.plusDays(1);
            LocalDate end = next.isAfter(untilExclusive) ? untilExclusive : next;
            steps.add(new ReportPeriod(at, end));
            at = end;
        }
        return List.copyOf(steps);
    }
}
