package io.onecare.portal.home.web;

/**
 * Something that waits for whoever is logged in.
 *
 * @param text what it is and until when
 * @param href where to do it: a page of the portal, or a number to call
 * @param label what the link says
 */
public record WaitingThing(String text, String href, String label) {

    /** Where it leads only: the text may be about somebody's health. */
    @Override
    public String toString() {
        return "WaitingThing(" + href + ")";
    }
}
