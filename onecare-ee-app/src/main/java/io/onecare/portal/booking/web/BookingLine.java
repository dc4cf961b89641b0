package io.onecare.portal.booking.web;

/**
 * A booking as the list shows it.
 *
 * @param reference how people name it
 * @param when day and time at the facility
 * @param service the name of the service
 * @param tongue the language tag of that name
 * @param patient whose appointment it is
 * @param facility the name of the facility
 * @param address its address; empty if it is not known any more
 * @param state where the booking stands, in words
 * @param standing the name of its state, for its looks
 */
public record BookingLine(
        String reference,
        String when,
        String service,
        String tongue,
        String patient,
        String facility,
        String address,
        String state,
        String standing) {

    /** Nothing: it is about somebody's health. */
    @Override
    public String toString() {
        return "BookingLine";
    }
}
