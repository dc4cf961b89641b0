package io.onecare.portal.home.web;

import java.util.List;

/**
 * An appointment as the home page shows it.
 *
 * @param reference how people name the booking
 * @param when day and time at the facility
 * @param service the name of the service
 * @param tongue the language tag of that name
 * @param patient whose appointment it is
 * @param facility the name of the facility
 * @param address its address; empty if it is not known any more
 * @param phones its public numbers; may be empty
 * @param state where the booking stands, in words
 * @param standing the name of its state, for its looks
 */
public record NextAppointment(
        String reference,
        String when,
        String service,
        String tongue,
        String patient,
        String facility,
        String address,
        List<String> phones,
        String state,
        String standing) {

    /** Copies the numbers. */
    public NextAppointment {
        phones = List.copyOf(phones);
    }

    /** Nothing: it is about somebody's health. */
    @Override
    public String toString() {
        return "NextAppointment";
    }
}
