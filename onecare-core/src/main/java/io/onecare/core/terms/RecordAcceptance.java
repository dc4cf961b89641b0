package io.onecare.core.terms;

import java.util.Objects;
import java.util.UUID;

/**
 * The wish to keep that a version was accepted or shown.
 *
 * @param kind which text
 * @param code the code of the version that the person had before them
 * @param form accepted or only shown
 * @param subjectType on what occasion: the kind of thing, such as {@code "Booking"}, 1 to 40
 *     characters
 * @param subject the id of that thing
 */
public record RecordAcceptance(
        TermsKind kind, String code, AcceptanceForm form, String subjectType, UUID subject) {

    /**
     * Checks the form of what was given.
     *
     * @throws IllegalArgumentException if the kind of the thing is blank or too long
     */
    public RecordAcceptance {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(subject, "subject");
        if (subjectType.isBlank() || subjectType.length() > 40) {
            throw new IllegalArgumentException(
                    "The subject type of an acceptance has (%d) characters but must have 1 to 40."
                            .formatted(subjectType.length()));
        }
    }
}
