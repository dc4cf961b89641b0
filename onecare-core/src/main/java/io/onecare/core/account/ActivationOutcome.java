package io.onecare.core.account;

import java.time.Instant;

/** What became of a wish to give somebody an activation code. */
public sealed interface ActivationOutcome {

    /**
     * There is a code, once the caller's transaction commits; one that the person had before does
     * not count any more.
     *
     * @param code the code, known in this moment only
     * @param expiresAt the moment from which it does not count any more
     */
    record Issued(ConfirmationCode code, Instant expiresAt) implements ActivationOutcome {}

    /** The person has an account already. Nothing was changed. */
    record AlreadyRegistered() implements ActivationOutcome {}

    /** There is no such person who may have an account, for this actor. Nothing was changed. */
    record NotFound() implements ActivationOutcome {}
}
