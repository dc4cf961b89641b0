package io.onecare.portal.facility.web;

/**
 * An appointment that the facility called off.
 *
 * @param line the appointment
 * @param telling how the message to the patient stands, in words
 * @param phone where to call; empty if nobody has to, or no number is known
 * @param calls how many calls to the patient are noted
 * @param lastCall what came of the latest call, in words; empty if nobody has called
 */
public record CalledOffLine(
        AppointmentLine line, String telling, String phone, int calls, String lastCall) {

    /** Nothing: it is about somebody's health. */
    @Override
    public String toString() {
        return "CalledOffLine";
    }
}
