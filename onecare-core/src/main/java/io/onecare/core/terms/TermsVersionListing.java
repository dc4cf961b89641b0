package io.onecare.core.terms;

import java.time.Instant;
import java.util.Objects;

/**
 * A published version of a text, without the text.
 *
 * @param kind which text
 * @param code the code of the version, unique among those of the kind
 * @param validFrom the moment from which it is in force, until the next version of the kind is
 * @param publishedAt when it was published
 */
public record TermsVersionListing(
        TermsKind kind, String code, Instant validFrom, Instant publishedAt) {

    /** Checks that everything was given. */
    public TermsVersionListing {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(validFrom, "validFrom");
        Objects.requireNonNull(publishedAt, "publishedAt");
    }
}
