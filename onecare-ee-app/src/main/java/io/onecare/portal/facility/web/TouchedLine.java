package io.onecare.portal.facility.web;

/**
 * An appointment that a change concerns.
 *
 * @param line the appointment
 * @param effect what the change does to it, in words
 * @param elsewhere another time of the same day that would be free; empty if there is none
 * @param isToDecide whether somebody has to decide what becomes of it
 * @param decision what was decided; empty if nothing was
 * @param error that nothing was decided; empty if something was
 */
public record TouchedLine(
        AppointmentLine line,
        String effect,
        String elsewhere,
        boolean isToDecide,
        String decision,
        String error) {

    /** Nothing: it is about somebody's health. */
    @Override
    public String toString() {
        return "TouchedLine";
    }
}
