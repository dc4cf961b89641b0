package io.onecare.core.account;

import java.time.Instant;
import java.util.Objects;

/**
 * What makes somebody the first administrator, in the only moment in which it is known: the
 * database keeps a digest.
 *
 * @param value groups of capitals and digits: 130 random bits; case, spaces and hyphens do not
 *     matter
 * @param expiresAt the moment from which it does not count any more
 */
public record FirstSecret(String value, Instant expiresAt) {

    /** Checks that nothing is missing. */
    public FirstSecret {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    /** Says nothing: it is a key. */
    @Override
    public String toString() {
        return "FirstSecret(…)";
    }
}
