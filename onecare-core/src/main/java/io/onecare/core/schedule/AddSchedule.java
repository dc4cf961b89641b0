package io.onecare.core.schedule;

import io.onecare.core.time.ValidityPeriod;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The wish to add a schedule.
 *
 * @param code the insurer's code, 1 to 40 capitals, digits and hyphens, unique among schedules
 * @param facilityCode the code of an existing facility
 * @param practitionerCode the code of a practitioner who works there, or null for a room or a team
 * @param zone the facility's zone
 * @param slotLength how long every slot is, 5 minutes to 8 hours in whole minutes
 * @param services how long each service takes, by its code; at least one, in whole minutes, none
 *     longer than a slot
 * @param source where the slots come from
 * @param hours when the schedule is open; empty for {@link ScheduleSource#PROVIDED}
 * @param period the days on which there is a schedule
 */
public record AddSchedule(
        String code,
        String facilityCode,
        @Nullable String practitionerCode,
        ZoneId zone,
        Duration slotLength,
        Map<String, Duration> services,
        ScheduleSource source,
        OpeningHours hours,
        ValidityPeriod period) {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9]+(-[A-Z0-9]+)*");

    /**
     * Checks the form of what was given and copies the collections.
     *
     * @throws IllegalArgumentException if a value has not its form
     */
    public AddSchedule {
        if (code.length() > 40 || !CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "The code (%s) of the schedule must be 1 to 40 capital letters, digits and single hyphens."
                            .formatted(code));
        }
        Objects.requireNonNull(facilityCode, "facilityCode");
        if (zone.getId().length() > 40) {
            throw new IllegalArgumentException("The zone (%s) is too long.".formatted(zone));
        }
        requireMinutes("slot", slotLength, 5, 480);
        services = Map.copyOf(services);
        if (services.isEmpty()) {
            throw new IllegalArgumentException(
                    "The schedule (%s) must have at least one service.".formatted(code));
        }
        for (Duration duration : services.values()) {
            requireMinutes("service", duration, 1, slotLength.toMinutes());
        }
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(hours, "hours");
        Objects.requireNonNull(period, "period");
    }

    private static void requireMinutes(String what, Duration duration, long least, long most) {
        if (!duration.equals(Duration.ofMinutes(duration.toMinutes()))
                || duration.toMinutes() < least
                || duration.toMinutes() > most) {
            throw new IllegalArgumentException(
                    "The duration (%s) of a %s must be (%d) to (%d) whole minutes.%nMaybe the service needs a schedule with longer slots."
                            .formatted(duration, what, least, most));
        }
    }
}
