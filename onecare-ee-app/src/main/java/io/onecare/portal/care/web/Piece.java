package io.onecare.portal.care.web;

/**
 * A stretch of a mail, marked or not.
 *
 * @param text the words, as they were written
 * @param numbers the numbers of what was found in them, as they stand in the list beside; empty if
 *     nothing was
 * @param note what was found in them and how sure that is, in words; empty if nothing was
 * @param style how it looks; empty if nothing was found
 */
public record Piece(String text, String numbers, String note, String style) {

    /** Nothing: it is about somebody's health. */
    @Override
    public String toString() {
        return "Piece";
    }
}
