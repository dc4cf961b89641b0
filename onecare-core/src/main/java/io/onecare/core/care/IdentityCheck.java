package io.onecare.core.care;

import java.time.Instant;
import java.util.Objects;

/**
 * That it was found out who the sender of a request is.
 *
 * @param personNumber the insurer's number of the person, member or dependant, who is, or for whom
 *     acts, the sender
 * @param how how it was found out
 * @param by the technical name of who found it out
 * @param at when
 */
public record IdentityCheck(String personNumber, IdentityProof how, String by, Instant at) {

    /** Checks that nothing is missing. */
    public IdentityCheck {
        Objects.requireNonNull(personNumber, "personNumber");
        Objects.requireNonNull(how, "how");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(at, "at");
    }
}
