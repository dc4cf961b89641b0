package io.onecare.portal.facility.web;

import io.onecare.core.network.PractitionerName;
import io.onecare.core.reception.FacilitySchedule;

/**
 * A schedule to choose.
 *
 * @param value its code
 * @param label whose it is
 */
public record AgendaChoice(String value, String label) {

    static AgendaChoice of(FacilitySchedule schedule) {
        PractitionerName name = schedule.practitioner();
        return new AgendaChoice(
                schedule.code(),
                name == null
                        ? schedule.code()
                        : name.title().map(title -> title + " ").orElse("")
                                + name.givenName()
                                + " "
                                + name.familyName()
                                + " ("
                                + schedule.code()
                                + ")");
    }
}
