package io.onecare.portal.booking.web;

/**
 * Something that happened to a booking.
 *
 * @param when day and time in Italy
 * @param what what happened, in words
 * @param who by whom, in words
 */
public record HistoryLine(String when, String what, String who) {

    /** Nothing: it is about somebody's health. */
    @Override
    public String toString() {
        return "HistoryLine";
    }
}
