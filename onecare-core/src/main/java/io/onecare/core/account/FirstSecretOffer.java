package io.onecare.core.account;

import java.util.Objects;

/** Whether whoever starts the system gets a secret for the first administrator. */
public sealed interface FirstSecretOffer {

    /**
     * There is no administrator yet.
     *
     * @param secret to be shown once, now
     */
    record Made(FirstSecret secret) implements FirstSecretOffer {

        /** Checks that nothing is missing. */
        public Made {
            Objects.requireNonNull(secret, "secret");
        }
    }

    /** There is no administrator yet, and another node or start has just shown a secret. */
    record JustMade() implements FirstSecretOffer {}

    /** There is an administrator, or the actor may not ask. */
    record NothingToOffer() implements FirstSecretOffer {}
}
