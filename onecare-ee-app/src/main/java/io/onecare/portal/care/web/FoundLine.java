package io.onecare.portal.care.web;

/**
 * Somebody whom a search has found, masked.
 *
 * @param number the insurer's number
 * @param name surname and given name, all but their beginnings hidden
 * @param endOfTaxCode the end of the tax code
 * @param relation what they are to the member, in words
 * @param href where they are shown
 * @param mayBeToldOf whether the member may be told of them; true where that is no question
 */
public record FoundLine(
        String number,
        String name,
        String endOfTaxCode,
        String relation,
        String href,
        boolean mayBeToldOf) {

    /** The number only, so that no personal data can reach a log by accident. */
    @Override
    public String toString() {
        return "FoundLine(" + number + ")";
    }
}
