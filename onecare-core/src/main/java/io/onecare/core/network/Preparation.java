package io.onecare.core.network;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a patient is to do before a service: to come fasting, to bring earlier findings
 * (<i>preparazione</i> on screen). In Italian, which is the text that counts, and in English where
 * the insurer has a translation. Plain text whose paragraphs are parted by line breaks. Immutable.
 */
public final class Preparation {

    /** The most characters of each text. */
    public static final int MAX_LENGTH = 4_000;

    private final String italian;
    private final @Nullable String english;

    private Preparation(String italian, @Nullable String english) {
        this.italian = italian;
        this.english = english;
    }

    /**
     * Makes a text.
     *
     * @param italian the Italian text, 1 to {@value #MAX_LENGTH} characters, line breaks among them
     * @param english the English text, the same, or null if there is none
     * @return the text, with line breaks as {@code \n} and without those at its ends
     * @throws IllegalArgumentException if a given text is blank, too long or holds another control
     *     character
     */
    public static Preparation of(String italian, @Nullable String english) {
        return new Preparation(
                Text.paragraphs("Italian preparation", italian, MAX_LENGTH),
                english == null
                        ? null
                        : Text.paragraphs("English preparation", english, MAX_LENGTH));
    }

    /**
     * Gives the Italian text.
     *
     * @return the text that counts
     */
    public String italian() {
        return italian;
    }

    /**
     * Gives the English text.
     *
     * @return empty if there is none
     */
    public Optional<String> english() {
        return Optional.ofNullable(english);
    }

    /**
     * Gives the text to show to somebody.
     *
     * @param locale the reader's language
     * @return the English text for readers of English if there is one, else the Italian text
     */
    public String in(Locale locale) {
        return english != null && locale.getLanguage().equals(Locale.ENGLISH.getLanguage())
                ? english
                : italian;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Preparation that
                && italian.equals(that.italian)
                && english().equals(that.english());
    }

    @Override
    public int hashCode() {
        return italian.hashCode();
    }

    @Override
    public String toString() {
        return italian;
    }
}
