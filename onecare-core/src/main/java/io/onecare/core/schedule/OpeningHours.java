package io.onecare.core.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * When a schedule is open: the weekly rules, minus the closures, plus the extra openings. Rules
 * that overlap count once. An extra opening wins over a closure.
 *
 * @param weekly the weekly rules; may be empty
 * @param closures the closures; may be empty
 * @param extras the extra openings; may be empty
 */
public record OpeningHours(
        List<WeeklyOpening> weekly, List<Closure> closures, List<ExtraOpening> extras) {

    /** Copies the lists. */
    public OpeningHours {
        weekly = List.copyOf(weekly);
        closures = List.copyOf(closures);
        extras = List.copyOf(extras);
    }

    /**
     * Opening hours of weekly rules only.
     *
     * @param rules the rules
     * @return the opening hours
     */
    public static OpeningHours ofWeekly(WeeklyOpening... rules) {
        return new OpeningHours(List.of(rules), List.of(), List.of());
    }

    /**
     * These hours and one more closure.
     *
     * @param closure the closure
     * @return other hours; these if it is among them already
     */
    public OpeningHours with(Closure closure) {
        return closures.contains(closure)
                ? this
                : new OpeningHours(weekly, added(closures, closure), extras);
    }

    /**
     * These hours without a closure.
     *
     * @param closure the closure
     * @return other hours; these if it is not among them
     */
    public OpeningHours without(Closure closure) {
        return new OpeningHours(weekly, removed(closures, closure), extras);
    }

    /**
     * These hours and one more extra opening.
     *
     * @param extra the extra opening
     * @return other hours; these if it is among them already
     */
    public OpeningHours with(ExtraOpening extra) {
        return extras.contains(extra)
                ? this
                : new OpeningHours(weekly, closures, added(extras, extra));
    }

    /**
     * These hours without an extra opening.
     *
     * @param extra the extra opening
     * @return other hours; these if it is not among them
     */
    public OpeningHours without(ExtraOpening extra) {
        return new OpeningHours(weekly, closures, removed(extras, extra));
    }

    /**
     * These hours with other weekly rules.
     *
     * @param rules all the weekly rules from now on
     * @return other hours
     */
    public OpeningHours withWeekly(List<WeeklyOpening> rules) {
        return new OpeningHours(rules, closures, extras);
    }

    /**
     * Tells whether all of a stretch of time lies within these hours.
     *
     * @param time the stretch
     * @param zone the zone in which the hours are meant
     * @return false also if a part of it is closed
     */
    public boolean cover(SlotTime time, ZoneId zone) {
        LocalDate first = LocalDate.ofInstant(time.startsAt(), zone);
        LocalDate last = LocalDate.ofInstant(time.endsAt(), zone);
        Instant reached = time.startsAt();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            for (SlotTime open : SlotGenerator.openTimes(zone, day, this)) {
                if (!open.startsAt().isAfter(reached) && open.endsAt().isAfter(reached)) {
                    reached = open.endsAt();
                }
            }
        }
        return !reached.isBefore(time.endsAt());
    }

    private static <T> List<T> added(List<T> list, T one) {
        return Stream.concat(list.stream(), Stream.of(one)).toList();
    }

    private static <T> List<T> removed(List<T> list, T one) {
        return list.stream().filter(other -> !other.equals(one)).toList();
    }

    /**
     * Never open.
     *
     * @return opening hours without rules
     */
    public static OpeningHours none() {
        return new OpeningHours(List.of(), List.of(), List.of());
    }
}
