package io.onecare.portal.care.web;

/**
 * A way to reach somebody.
 *
 * @param value the number or address
 * @param phone whether it is a phone number
 * @param source where it is known from, in words
 * @param verified whether it is known to be theirs
 */
public record ContactLine(String value, boolean phone, String source, boolean verified) {

    /** Nothing: it is somebody's. */
    @Override
    public String toString() {
        return "ContactLine";
    }
}
