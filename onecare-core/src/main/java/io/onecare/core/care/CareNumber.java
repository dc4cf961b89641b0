package io.onecare.core.care;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * How people name a request, also on the phone: the first eight hexadecimal digits of its id in two
 * groups, such as {@code 4F2A-91C0}. It is made from the id and nowhere kept; now and then two
 * requests have the same one. It is no secret. Immutable.
 */
public final class CareNumber {

    private static final int LENGTH = 8;
    private static final int GROUP = 4;
    private static final String DIGITS = "0123456789ABCDEF";

    private final String value;

    private CareNumber(String value) {
        this.value = value;
    }

    /**
     * Gives the number of a request.
     *
     * @param id the request
     * @return its number
     */
    public static CareNumber of(CareRequestId id) {
        return new CareNumber(id.toString().substring(0, LENGTH).toUpperCase(Locale.ROOT));
    }

    /**
     * Reads a number as people write it: in any case and grouping, with blanks, points, hyphens or
     * a sign for "number" in front; the letters O and I or L stand for the digits that look like
     * them.
     *
     * @param text what somebody typed
     * @return empty if it cannot be a number
     */
    public static Optional<CareNumber> parse(String text) {
        StringBuilder read = new StringBuilder();
        for (char c : text.toUpperCase(Locale.ROOT).toCharArray()) {
            char digit = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
            if (DIGITS.indexOf(digit) >= 0) {
                read.append(digit);
            } else if (Character.isLetterOrDigit(c)) {
                return Optional.empty();
            }
        }
        return read.length() == LENGTH
                ? Optional.of(new CareNumber(read.toString()))
                : Optional.empty();
    }

    /** The lowest id that has the number. */
    UUID from() {
        return UUID.fromString(value + "-0000-0000-0000-000000000000");
    }

    /** The highest id that has the number. */
    UUID to() {
        return UUID.fromString(value + "-ffff-ffff-ffff-ffffffffffff");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CareNumber that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** As people read it: {@code 4F2A-91C0}. */
    @Override
    public String toString() {
        return value.substring(0, GROUP) + "-" + value.substring(GROUP);
    }
}
