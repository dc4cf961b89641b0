package io.onecare.core.reception;

import io.onecare.core.schedule.Closure;
import io.onecare.core.schedule.ExtraOpening;
import io.onecare.core.schedule.OpeningHours;
import io.onecare.core.schedule.WeeklyOpening;
import io.onecare.core.time.ValidityPeriod;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How the schedules of a facility are to change. What a change consists of is always written in the
 * same order, because its text is part of what {@link ChangePreview} is known by, on every node.
 */
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
     * given to somebody by phone. A closure of all hours without a last day closes a schedule for
     * good, such as that of a practitioner who has gone.
     *
     * @param codes the schedules, at least one; all of a facility's concern what was agreed by
     *     phone with nobody in particular as well
     * @param closure when and why
     */
    record Close(Set<String> codes, Closure closure) implements ScheduleChange {

        /**
         * Copies the codes, in order.
         *
         * @throws IllegalArgumentException if there is none
         */
        public Close {
            codes = Collections.unmodifiableSortedSet(new TreeSet<>(codes));
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

    /**
     * Gives a schedule other services. Only administrators may: what a facility offers is agreed
     * with the insurer. It concerns the bookings in the schedule's slots of a service that goes;
     * those of a service that only gets other minutes keep their own.
     *
     * @param code the schedule
     * @param minutes how long each service takes from now on, by its code; at least one, in whole
     *     minutes, none longer than a slot, each offered by the facility
     */
    record Services(String code, Map<String, Duration> minutes) implements ScheduleChange {

        /**
         * Copies the services, in order.
         *
         * @throws IllegalArgumentException if there is none, or one takes no whole minutes
         */
        public Services {
            SortedMap<String, Duration> sorted =
                    Collections.unmodifiableSortedMap(new TreeMap<>(minutes));
            if (sorted.isEmpty()) {
                throw new IllegalArgumentException(
                        "The schedule (%s) must have at least one service.%nMaybe it is to be closed."
                                .formatted(code));
            }
            for (Duration duration : sorted.values()) {
                if (duration.toMinutes() < 1
                        || !duration.equals(Duration.ofMinutes(duration.toMinutes()))) {
                    throw new IllegalArgumentException(
                            "The duration (%s) of a service must be (1) or more whole minutes."
                                    .formatted(duration));
                }
            }
            minutes = sorted;
        }

        @Override
        public SortedSet<String> schedules() {
            return one(code);
        }

        @Override
        public OpeningHours appliedTo(OpeningHours hours) {
            return hours;
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
