package io.onecare.portal.facility;

import io.onecare.core.reception.FacilitySchedule;
import io.onecare.core.schedule.OpeningHours;
import java.util.List;

/**
 * A schedule as it is edited.
 *
 * @param all the schedules of the facility to choose from
 * @param chosen the one that is shown
 * @param hours its opening hours
 */
public record Agenda(List<FacilitySchedule> all, FacilitySchedule chosen, OpeningHours hours) {

    /** Copies the schedules. */
    public Agenda {
        all = List.copyOf(all);
    }
}
