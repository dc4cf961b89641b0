package io.onecare.portal.care.web;

/**
 * A coming appointment.
 *
 * @param when day and time
 * @param service which service
 * @param facility where
 * @param state where it stands, in words
 * @param reference how people name it
 */
public record ComingLine(
        String when, String service, String facility, String state, String reference) {

    /** Nothing: it is about somebody's health. */
    @Override
    public String toString() {
        return "ComingLine";
    }
}
