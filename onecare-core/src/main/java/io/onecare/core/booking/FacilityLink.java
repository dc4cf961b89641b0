package io.onecare.core.booking;

import java.time.Instant;
import java.util.Objects;

/**
 * A link by which a facility answers one request, in the only moment in which it is known: the
 * database keeps a digest.
 *
 * @param token what to put into the address: 26 capitals and digits of Crockford's base 32, 130
 *     random bits
 * @param expiresAt the moment from which it does not count
 */
public record FacilityLink(String token, Instant expiresAt) {

    /** Checks that nothing is missing. */
    public FacilityLink {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    /** Hides the token, so that it cannot reach a log by accident. */
    @Override
    public String toString() {
        return "FacilityLink(…)";
    }
}
