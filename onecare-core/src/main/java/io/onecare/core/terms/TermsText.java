package io.onecare.core.terms;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A published version with its text.
 *
 * @param version which version
 * @param italian the text that counts
 * @param english the translation, or null if there is none
 */
public record TermsText(TermsVersionListing version, String italian, @Nullable String english) {

    /** Checks that everything was given. */
    public TermsText {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(italian, "italian");
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
}
