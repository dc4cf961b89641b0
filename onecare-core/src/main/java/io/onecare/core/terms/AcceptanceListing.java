package io.onecare.core.terms;

import io.onecare.core.Role;
import java.time.Instant;
import java.util.Objects;

/**
 * That a version was accepted or shown.
 *
 * @param kind which text
 * @param code the code of the version
 * @param form accepted or only shown
 * @param role in which role somebody did it
 * @param actorName their technical name
 * @param recordedAt when
 */
public record AcceptanceListing(
        TermsKind kind,
        String code,
        AcceptanceForm form,
        Role role,
        String actorName,
        Instant recordedAt) {

    /** Checks that everything was given. */
    public AcceptanceListing {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(actorName, "actorName");
        Objects.requireNonNull(recordedAt, "recordedAt");
    }
}
