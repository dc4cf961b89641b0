package io.onecare.core.network;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A name of the catalogue in Italian, which is the name that counts, and in English where the
 * insurer has a translation. Immutable. FHIR R4: {@code display} with the {@code translation}
 * extension.
 */
@Embeddable
public class LocalizedName {

    @Column(name = "name_it", nullable = false, length = 200)
    private String italian;

    @Column(name = "name_en", length = 200)
    private @Nullable String english;

    /** For JPA. */
    protected LocalizedName() {}

    private LocalizedName(String italian, @Nullable String english) {
        this.italian = italian;
        this.english = english;
    }

    /**
     * Makes a name.
     *
     * @param italian the Italian name, 1 to 200 characters
     * @param english the English name, 1 to 200 characters, or null if there is none
     * @return the name
     * @throws IllegalArgumentException if a given name is blank or too long
     */
    public static LocalizedName of(String italian, @Nullable String english) {
        return new LocalizedName(
                Text.required("Italian name", italian, 200),
                english == null ? null : Text.required("English name", english, 200));
    }

    /**
     * Gives the Italian name.
     *
     * @return the name that counts
     */
    public String italian() {
        return italian;
    }

    /**
     * Gives the English name.
     *
     * @return empty if there is none
     */
    public Optional<String> english() {
        return Optional.ofNullable(english);
    }

    /**
     * Gives the name to show to somebody.
     *
     * @param locale the reader's language
     * @return the English name for readers of English if there is one, else the Italian name
     */
    public String in(Locale locale) {
        return english != null && locale.getLanguage().equals(Locale.ENGLISH.getLanguage())
                ? english
                : italian;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LocalizedName that
                && italian.equals(that.italian)
                && Objects.equals(english, that.english);
    }

    @Override
    public int hashCode() {
        return Objects.hash(italian, english);
    }

    @Override
    public String toString() {
        return italian;
    }
}
