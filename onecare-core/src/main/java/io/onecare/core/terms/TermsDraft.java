package io.onecare.core.terms;

import java.time.Instant;
import java.util.Objects;

/**
 * A text that is being written, as it was typed; nothing of it need be right yet.
 *
 * @param kind which text
 * @param revision 1 when it was first saved, counted up by every save
 * @param code how the version is to be called
 * @param begins when it is to begin, in the words of whoever asked
 * @param italian the text that will count
 * @param english its translation
 * @param savedAt when it was saved
 * @param savedBy the technical name of who saved it
 */
public record TermsDraft(
        TermsKind kind,
        int revision,
        String code,
        String begins,
        String italian,
        String english,
        Instant savedAt,
        String savedBy) {

    /** Checks that everything was given. */
    public TermsDraft {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(begins, "begins");
        Objects.requireNonNull(italian, "italian");
        Objects.requireNonNull(english, "english");
        Objects.requireNonNull(savedAt, "savedAt");
        Objects.requireNonNull(savedBy, "savedBy");
    }

    /** Without the texts, which are long. */
    @Override
    public String toString() {
        return "TermsDraft(" + kind + ", " + revision + ")";
    }
}
