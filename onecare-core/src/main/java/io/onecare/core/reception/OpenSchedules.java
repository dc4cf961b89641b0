package io.onecare.core.reception;

import io.onecare.core.schedule.WeeklyOpening;
import io.onecare.core.time.ValidityPeriod;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The wish to open a schedule at one facility, or one like it at each of several. A slot is for one
 * patient: where several are received at the same time, there are several schedules.
 *
 * @param facilityCodes where, 1 to {@value ScheduleOpenings#MAX_FACILITIES}
 * @param practitionerCode whose time it is, or null for a room or a team; whoever works at none of
 *     the facilities has no schedule there
 * @param zone the zone in which the hours are meant
 * @param slotLength how long every slot is, 5 minutes to 8 hours in whole minutes
 * @param minutes how long each service takes, by its code, in order of codes; at least one, in
 *     whole minutes, none longer than a slot. Each facility has those that it offers
 * @param week the weekly rules, at least one
 * @param period the days on which there is a schedule
 */
public record OpenSchedules(
        Set<String> facilityCodes,
        @Nullable String practitionerCode,
        ZoneId zone,
        Duration slotLength,
        Map<String, Duration> minutes,
        List<WeeklyOpening> week,
        ValidityPeriod period) {

    private static final int LEAST_MINUTES = 5;
    private static final int MOST_MINUTES = 480;

    /**
     * Checks what was given, and copies it in order.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public OpenSchedules {
        facilityCodes = Collections.unmodifiableSortedSet(new TreeSet<>(facilityCodes));
        requireCount("facilities", facilityCodes.size(), ScheduleOpenings.MAX_FACILITIES);
        if (zone.getId().length() > 40) {
            throw new IllegalArgumentException("The zone (%s) is too long.".formatted(zone));
        }
        requireMinutes("slot", slotLength, LEAST_MINUTES, MOST_MINUTES);
        minutes = Collections.unmodifiableSortedMap(new TreeMap<>(minutes));
        requireCount("services", minutes.size(), ScheduleOpenings.MAX_SERVICES);
        for (Duration duration : minutes.values()) {
            requireMinutes("service", duration, 1, slotLength.toMinutes());
        }
        week = List.copyOf(week);
        requireCount("weekly rules", week.size(), ScheduleOpenings.MAX_RULES);
        Objects.requireNonNull(period, "period");
    }

    private static void requireCount(String what, int count, int most) {
        if (count < 1 || count > most) {
            throw new IllegalArgumentException(
                    "The number (%d) of %s must be 1 to %d.".formatted(count, what, most));
        }
    }

    private static void requireMinutes(String what, Duration duration, long least, long most) {
        if (!duration.equals(Duration.ofMinutes(duration.toMinutes()))
                || duration.toMinutes() < least
                || duration.toMinutes() > most) {
            throw new IllegalArgumentException(
                    "The duration (%s) of a %s must be (%d) to (%d) whole minutes.%nMaybe the service needs longer slots."
                            .formatted(duration, what, least, most));
        }
    }
}
