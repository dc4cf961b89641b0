package io.onecare.core.reception;

import io.onecare.core.schedule.Closure;
import io.onecare.core.schedule.ExtraOpening;
import io.onecare.core.schedule.OpeningHours;
import io.onecare.core.schedule.WeeklyOpening;
import io.onecare.core.time.ValidityPeriod;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** How the opening hours of a facility's schedules are to change. */
public sealed interface ScheduleChange {

    /**
     * Gives the schedules that change.
     *
     * @return their codes, in order; at least one
     */
    SortedSet<String> schedules();

    /**
     * Makes the change.
     *
     * @param hours the opening hours of one of the schedules
     * @return its opening hours from now on
     */
    OpeningHours appliedTo(OpeningHours hours);

    /**
     * Gives the days that it is about.
     *
     * @return the days, local; empty for all days
     */
    Optional<ValidityPeriod> days();

    /**
     * Closes one or several schedules at certain hours: a day off, holidays, a stretch that was
     * given to somebody by phone.
     *
     * @param codes the schedules, at least one; all of a facility's concern what was agreed by
     *     phone with nobody in particular as well
     * @param closure when and why
     */
    record Close(Set<String> codes, Closure closure) implements ScheduleChange {

        /**
         * Copies the codes.
         *
         * @throws IllegalArgumentException if there is none
         */
        public Close {
            codes = Set.copyOf(codes);
            if (codes.isEmpty()) {
                throw new IllegalArgumentException(
                        "The closure (%s) is of (0) schedules but must be of 1 or more."
                                .formatted(closure));
            }
        }

        @Override
        public SortedSet<String> schedules() {
            return new TreeSet<>(codes);
        }

        @Override
        public OpeningHours appliedTo(OpeningHours hours) {
            return hours.with(closure);
        }

        @Override
        public Optional<ValidityPeriod> days() {
            return Optional.of(closure.days());
        }
    }

    /**
     * Takes a closure back.
     *
     * @param code the schedule
     * @param closure one of its closures
     */
    record Reopen(String code, Closure closure) implements ScheduleChange {

        @Override
        public SortedSet<String> schedules() {
            return one(code);
        }

        @Override
        public OpeningHours appliedTo(OpeningHours hours) {
            return hours.without(closure);
        }

        @Override
        public Optional<ValidityPeriod> days() {
            return Optional.of(closure.days());
        }
    }

    /**
     * Opens at certain hours of one day, whatever the week or a closure says.
     *
     * @param code the schedule
     * @param extra when
     */
    record Open(String code, ExtraOpening extra) implements ScheduleChange {

        @Override
        public SortedSet<String> schedules() {
            return one(code);
        }

        @Override
        public OpeningHours appliedTo(OpeningHours hours) {
            return hours.with(extra);
        }

        @Override
        public Optional<ValidityPeriod> days() {
            return dayOf(extra);
        }
    }

    /**
     * Takes an extra opening back.
     *
     * @param code the schedule
     * @param extra one of its extra openings
     */
    record EndExtra(String code, ExtraOpening extra) implements ScheduleChange {

        @Override
        public SortedSet<String> schedules() {
            return one(code);
        }

        @Override
        public OpeningHours appliedTo(OpeningHours hours) {
            return hours.without(extra);
        }

        @Override
        public Optional<ValidityPeriod> days() {
            return dayOf(extra);
        }
    }

    /**
     * Gives a schedule another week.
     *
     * @param code the schedule
     * @param rules all its weekly rules from now on, those that stay included
     */
    record Week(String code, List<WeeklyOpening> rules) implements ScheduleChange {

        /** Copies the rules. */
        public Week {
            rules = List.copyOf(rules);
        }

        @Override
        public SortedSet<String> schedules() {
            return one(code);
        }

        @Override
        public OpeningHours appliedTo(OpeningHours hours) {
            return hours.withWeekly(rules);
        }

        @Override
        public Optional<ValidityPeriod> days() {
            return Optional.empty();
        }
    }

    private static SortedSet<String> one(String code) {
        return new TreeSet<>(Set.of(code));
    }

    private static Optional<ValidityPeriod> dayOf(ExtraOpening extra) {
        return Optional.of(ValidityPeriod.between(extra.day(), extra.day().plusDays(1)));
    }
}
