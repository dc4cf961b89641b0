package io.onecare.core.care;

/**
 * What a sender or the desk wrote or said, in their own words; at most {@value #MAX_LENGTH}
 * characters, possibly none. Immutable.
 *
 * <p>Line breaks and tabs stay. Other control characters are dropped and broken surrogates are
 * replaced, because no database keeps them and a mail that cannot be kept would come again for
 * ever. {@code toString} hides the words; {@link #value()} gives them.
 */
public final class Words {

    /** The most characters, as {@link String#length()} counts. */
    public static final int MAX_LENGTH = 8_000;

    private static final Words NONE = new Words("");

    private static final char CUT = '…';

    private final String value;

    private Words(String value) {
        this.value = value;
    }

    /**
     * No words.
     *
     * @return words whose value is empty
     */
    public static Words none() {
        return NONE;
    }

    /**
     * Takes a text that somebody typed into a form.
     *
     * @param text the text; blank means none
     * @return the words, without white space around them
     * @throws IllegalArgumentException if it is longer than {@value #MAX_LENGTH} characters
     */
    public static Words of(String text) {
        String kept = kept(text);
        if (kept.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "The text has (%d) characters but must have at most %d.%nMaybe Words.cut(…) was meant."
                            .formatted(kept.length(), MAX_LENGTH));
        }
        return kept.isEmpty() ? NONE : new Words(kept);
    }

    /**
     * Takes a text that must be taken whatever its length, such as a mail's. What is too long is
     * cut off and ends with an ellipsis; the whole text stays where it came from.
     *
     * @param text the text; blank means none
     * @return the words, without white space around them
     */
    public static Words cut(String text) {
        String kept = kept(text);
        if (kept.length() <= MAX_LENGTH) {
            return of(kept);
        }
        int end = MAX_LENGTH - 1;
        if (Character.isHighSurrogate(kept.charAt(end - 1))) {
            end--;
        }
        return new Words(kept.substring(0, end) + CUT);
    }

    private static String kept(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.getType(c) == Character.SURROGATE ? '\uFFFD' : c)
                .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .forEach(kept::appendCodePoint);
        return kept.toString().strip();
    }

    /**
     * Gives the words in clear.
     *
     * @return the words; empty if there are none
     */
    public String value() {
        return value;
    }

    /**
     * Tells whether there are no words.
     *
     * @return true if the value is empty
     */
    public boolean isEmpty() {
        return value.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Words that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Hides the words, so that they cannot reach a log by accident. */
    @Override
    public String toString() {
        return "Words(…)";
    }
}
