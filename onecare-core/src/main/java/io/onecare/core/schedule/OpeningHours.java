package io.onecare.core.schedule;

import java.util.List;

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
     * Never open.
     *
     * @return opening hours without rules
     */
    public static OpeningHours none() {
        return new OpeningHours(List.of(), List.of(), List.of());
    }
}
