package io.onecare.core.terms;

import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The wish to publish a version of a text.
 *
 * @param kind which text
 * @param code how the version is called, 1 to 40 capitals and digits with single points and hyphens
 *     between them, such as {@code 2026-01}
 * @param validFrom the moment from which it is in force; null for at once
 * @param italian the text that counts, 1 to {@value #MAX_LENGTH} characters
 * @param english its translation, 1 to {@value #MAX_LENGTH} characters, or null if there is none
 */
public record PublishTerms(
        TermsKind kind,
        String code,
        @Nullable Instant validFrom,
        String italian,
        @Nullable String english) {

    /** The longest text, in characters: some eighty pages. */
    public static final int MAX_LENGTH = 200_000;

    private static final Pattern CODE = Pattern.compile("[A-Z0-9]+([.-][A-Z0-9]+)*");

    /**
     * Checks the form of what was given.
     *
     * @throws IllegalArgumentException if the code or a text has not its form
     */
    public PublishTerms {
        Objects.requireNonNull(kind, "kind");
        if (code.length() > 40 || !CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "The code (%s) of the terms must be 1 to 40 capitals and digits with single points and hyphens between them."
                            .formatted(code));
        }
        requireText("Italian", italian);
        if (english != null) {
            requireText("English", english);
        }
    }

    private static void requireText(String language, String text) {
        if (text.isBlank() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "The %s text of the terms has (%d) characters but must have 1 to %d, not all of them blank."
                            .formatted(language, text.length(), MAX_LENGTH));
        }
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "The %s text of the terms holds a zero character.%nMaybe a file of another kind was read as text."
                            .formatted(language));
        }
    }

    /** The code only: the text is long. */
    @Override
    public String toString() {
        return "PublishTerms(" + kind + ", " + code + ")";
    }
}
