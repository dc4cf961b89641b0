package io.onecare.portal.booking.web;

/**
 * A link to the bookings of one of the family, or of all.
 *
 * @param name who
 * @param href relative to the page
 * @param current whether it is the list that is shown
 */
public record FamilyLink(String name, String href, boolean current) {

    /** Where it leads only. */
    @Override
    public String toString() {
        return "FamilyLink(" + href + ")";
    }
}
