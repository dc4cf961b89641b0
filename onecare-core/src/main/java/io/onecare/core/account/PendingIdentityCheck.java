package io.onecare.core.account;

import java.time.Instant;
import java.util.Objects;

/**
 * A wish to register that waits for the desk, without anything personal.
 *
 * @param registration the id
 * @param requestedAt since when it waits
 * @param insuredNumber the insurer's number of the person on the roll who is meant
 */
public record PendingIdentityCheck(
        RegistrationId registration, Instant requestedAt, String insuredNumber) {

    /** Checks that nothing is missing. */
    public PendingIdentityCheck {
        Objects.requireNonNull(registration, "registration");
        Objects.requireNonNull(requestedAt, "requestedAt");
        Objects.requireNonNull(insuredNumber, "insuredNumber");
    }
}
