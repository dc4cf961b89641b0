package io.onecare.core.reception;

import org.jspecify.annotations.Nullable;

/**
 * A booking that the facility has called off, and whether the patient knows.
 *
 * @param appointment the booking
 * @param telling how the message to the patient stands
 * @param phone where to call whoever could not be reached; null if no number is known, or the
 *     message goes its way
 * @param lastCall the latest call to the patient; null if nobody has called
 */
public record CalledOff(
        Appointment appointment,
        Telling telling,
        @Nullable String phone,
        @Nullable PatientCall lastCall) {

    /**
     * Tells whether somebody has to call the patient.
     *
     * @return true if no e-mail reached them and no call either
     */
    public boolean isToCall() {
        return telling == Telling.UNREACHED
                && (lastCall == null || lastCall.result() != CallResult.REACHED);
    }

    /** The same, for whoever is not to know whom to call. */
    CalledOff withoutPatient() {
        return new CalledOff(appointment.withoutPatient(), telling, null, lastCall);
    }

    /** Without the number, so that no personal data can reach a log by accident. */
    @Override
    public String toString() {
        return "CalledOff(" + appointment.reference() + ", " + telling + ")";
    }
}
