package io.onecare.portal.facility.web;

import io.onecare.core.booking.BookingState;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.reception.Appointment;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.facility.StaffAppointment;

/**
 * An appointment as the lists of a facility show it.
 *
 * @param reference how people name it
 * @param when day and time
 * @param time the time alone
 * @param patient who comes
 * @param service the name of the service
 * @param tongue the language tag of that name
 * @param practitioner with whom; empty for nobody in particular
 * @param state where it stands, in words
 * @param standing the name of its state, for its looks
 * @param answerBy until when it must be answered; empty if it need not
 * @param proposed when it would be instead; empty if nothing is proposed
 * @param isOpen whether somebody can note now whether the patient came
 */
public record AppointmentLine(
        String reference,
        String when,
        String time,
        String patient,
        String service,
        String tongue,
        String practitioner,
        String state,
        String standing,
        String answerBy,
        String proposed,
        boolean isOpen) {

    static AppointmentLine of(StaffAppointment one, Language language, boolean isOpen) {
        Appointment appointment = one.appointment();
        String standing = standingOf(appointment);
        return new AppointmentLine(
                appointment.reference().toString(),
                language.when(appointment.startsAt(), appointment.zone()),
                Formats.of(language)
                        .time(appointment.startsAt().atZone(appointment.zone()).toLocalTime()),
                one.patient(),
                one.service().in(language.locale()),
                tongueOf(one.service(), language),
                one.practitioner(),
                language.texts().getString("facility.state." + standing),
                standing,
                appointment.answerBy() == null
                        ? ""
                        : language.when(appointment.answerBy(), appointment.zone()),
                appointment.proposedStart() == null
                        ? ""
                        : language.when(appointment.proposedStart(), appointment.zone()),
                isOpen);
    }

    static String standingOf(Appointment appointment) {
        if (!appointment.isProposed()) {
            return appointment.state().name();
        }
        return appointment.state() == BookingState.CONFIRMED ? "STANDING_PROPOSED" : "PROPOSED";
    }

    static String tongueOf(LocalizedName name, Language language) {
        return name.english().isPresent() ? language.tag() : "it";
    }

    /** Nothing: it is about somebody's health. */
    @Override
    public String toString() {
        return "AppointmentLine";
    }
}
