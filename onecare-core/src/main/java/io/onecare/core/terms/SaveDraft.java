package io.onecare.core.terms;

import java.util.Objects;

/**
 * The wish to keep a text while it is written.
 *
 * @param kind which text
 * @param from the revision that was changed; 0 if there was none
 * @param code how the version is to be called, up to 100 characters; need not be right yet
 * @param begins when it is to begin, in words of the caller's, up to 40 characters
 * @param italian the text that will count, up to {@value PublishTerms#MAX_LENGTH} characters
 * @param english its translation, up to {@value PublishTerms#MAX_LENGTH} characters
 */
public record SaveDraft(
        TermsKind kind, int from, String code, String begins, String italian, String english) {

    /**
     * Checks the form of what was given.
     *
     * @throws IllegalArgumentException if a text is too long or holds a zero character
     */
    public SaveDraft {
        Objects.requireNonNull(kind, "kind");
        require("code", code, 100);
        require("beginning", begins, 40);
        require("Italian text", italian, PublishTerms.MAX_LENGTH);
        require("English text", english, PublishTerms.MAX_LENGTH);
        if (from < 0) {
            throw new IllegalArgumentException(
                    "The revision (%d) of a draft must be 0 or more.".formatted(from));
        }
    }

    private static void require(String what, String text, int longest) {
        if (text.length() > longest || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "The %s of a draft has (%d) characters but must have at most %d, none of them zero."
                            .formatted(what, text.length(), longest));
        }
    }

    /** Without the texts, which are long. */
    @Override
    public String toString() {
        return "SaveDraft(" + kind + ", " + from + ")";
    }
}
