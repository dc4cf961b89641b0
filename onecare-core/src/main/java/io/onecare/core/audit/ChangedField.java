package io.onecare.core.audit;

import org.jspecify.annotations.Nullable;

/**
 * A field that somebody changed, as the audit trail keeps it. Values are never personal data of
 * patients: the trail outlives what it tells about. Immutable.
 *
 * @param field a stable word for the field, such as {@code "validUntil"}: letters, digits, dots and
 *     hyphens, 1 to 60 characters
 * @param before the value before, at most {@value #MAX_LENGTH} characters; null if there was none
 * @param after the value after, the same; null if there is none any more
 */
public record ChangedField(String field, @Nullable String before, @Nullable String after) {

    /** The most characters of a value; of a longer one the trail keeps the beginning. */
    public static final int MAX_LENGTH = 500;

    private static final String CUT = "…";

    /**
     * Checks the word and cuts values that are too long.
     *
     * @throws IllegalArgumentException if the word is out of its bounds
     */
    public ChangedField {
        if (!field.matches("[A-Za-z0-9.-]{1,60}")) {
            throw new IllegalArgumentException(
                    "The field of a change (%s) must be a word of 1 to 60 letters, digits, dots and hyphens."
                            .formatted(field));
        }
        before = cut(before);
        after = cut(after);
    }

    private static @Nullable String cut(@Nullable String value) {
        if (value == null || value.length() <= MAX_LENGTH) {
            return value;
        }
        int end = MAX_LENGTH - CUT.length();
        boolean inPair = Character.isHighSurrogate(value.charAt(end - 1));
        return value.substring(0, inPair ? end - 1 : end) + CUT;
    }
}
