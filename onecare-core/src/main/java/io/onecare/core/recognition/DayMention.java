package io.onecare.core.recognition;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Words that mean a day.
 *
 * @param first the place of the first of them
 * @param last the place of the last
 * @param days the days they may mean, likeliest first; none if they mean one that cannot be wished
 *     for, such as a birthday
 * @param confidence how sure the first day is
 */
record DayMention(int first, int last, List<LocalDate> days, Confidence confidence) {

    DayMention {
        days = List.copyOf(days);
    }

    static DayMention of(int first, int last, LocalDate day, Confidence confidence) {
        return new DayMention(first, last, List.of(day), confidence);
    }

    static DayMention none(int first, int last) {
        return new DayMention(first, last, List.of(), Confidence.LOW);
    }

    DayMention atMost(Confidence limit) {
        return new DayMention(first, last, days, confidence.atMost(limit));
    }

    /** Both said in one breath: what both may mean, or a contradiction. */
    DayMention joined(DayMention next) {
        List<LocalDate> common = new ArrayList<>(days);
        common.retainAll(next.days);
        if (common.size() == 1) {
            Confidence sure =
                    confidence.compareTo(next.confidence) < 0 ? confidence : next.confidence;
            boolean exact = days.size() == 1 || next.days.size() == 1;
            return new DayMention(first, next.last, common, exact ? sure : Confidence.MEDIUM);
        }
        boolean exactFirst = days.size() <= next.days.size();
        LocalDate exact = exactFirst ? days.get(0) : next.days.get(0);
        LocalDate other = nearest(exact, exactFirst ? next.days : days);
        return new DayMention(first, next.last, List.of(exact, other), Confidence.LOW);
    }

    private static LocalDate nearest(LocalDate day, List<LocalDate> days) {
        return days.stream()
                .min(
                        Comparator.comparingLong(
                                other -> Math.abs(ChronoUnit.DAYS.between(day, other))))
                .orElse(day);
    }
}
