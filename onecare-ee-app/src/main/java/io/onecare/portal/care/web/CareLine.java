package io.onecare.portal.care.web;

/**
 * Something that happened to a request.
 *
 * @param when day and time in Italy
 * @param what what happened, in words
 * @param who by whom, in words
 * @param why the reason, for the desk; empty if none was given
 * @param words what was said with it; empty if nothing was
 */
public record CareLine(String when, String what, String who, String why, String words) {

    /** Nothing: it is about somebody's health. */
    @Override
    public String toString() {
        return "CareLine";
    }
}
