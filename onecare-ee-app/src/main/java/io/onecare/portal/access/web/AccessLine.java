package io.onecare.portal.access.web;

/**
 * A line of the list.
 *
 * @param when day and time in Italy
 * @param who in which role it was done, in words
 * @param what what was done, in words
 * @param about whose data it was, and of which booking
 */
public record AccessLine(String when, String who, String what, String about) {

    /** Nothing: it is about somebody. */
    @Override
    public String toString() {
        return "AccessLine";
    }
}
