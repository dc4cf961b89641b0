package io.onecare.core.reception;

import io.onecare.core.network.PractitionerName;
import io.onecare.core.schedule.ScheduleSource;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as the staff of its facility chooses it.
 *
 * @param code the schedule's code
 * @param practitionerCode whose time it is, or null for a room or a team
 * @param practitioner their name, or null
 * @param serviceCodes what can be booked in it, in order
 * @param slotLength the length of every slot
 * @param zone the zone in which its hours are meant
 * @param source where its slots come from; only {@link ScheduleSource#GENERATED} can be changed
 */
public record FacilitySchedule(
        String code,
        @Nullable String practitionerCode,
        @Nullable PractitionerName practitioner,
        List<String> serviceCodes,
        Duration slotLength,
        ZoneId zone,
        ScheduleSource source) {

    /** Copies the codes. */
    public FacilitySchedule {
        serviceCodes = List.copyOf(serviceCodes);
    }
}
