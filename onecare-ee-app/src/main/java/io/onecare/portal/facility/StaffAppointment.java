package io.onecare.portal.facility;

import io.onecare.core.network.LocalizedName;
import io.onecare.core.reception.Appointment;

/**
 * An appointment with the names of what it is about.
 *
 * @param appointment the appointment
 * @param service the name of the service
 * @param practitioner with whom; empty for nobody in particular
 */
public record StaffAppointment(
        Appointment appointment, LocalizedName service, String practitioner) {

    /**
     * Gives who comes.
     *
     * @return surname and given name, as a reception looks people up; empty if nobody on the roll
     *     has the number any more
     */
    public String patient() {
        return appointment.patient() == null
                ? ""
                : appointment.patient().surname() + " " + appointment.patient().givenName();
    }

    /** The reference only. */
    @Override
    public String toString() {
        return "StaffAppointment(" + appointment.reference() + ")";
    }
}
