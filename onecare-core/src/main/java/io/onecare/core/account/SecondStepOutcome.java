package io.onecare.core.account;

import java.time.Duration;
import java.util.Objects;

/** What became of the second step of a log-in. */
public sealed interface SecondStepOutcome {

    /**
     * The code is right.
     *
     * @param logIn who is logged in, as if no second factor had been asked for
     */
    record Done(LogInOutcome.LoggedIn logIn) implements SecondStepOutcome {

        /** Checks that nothing is missing. */
        public Done {
            Objects.requireNonNull(logIn, "logIn");
        }
    }

    /** The code is wrong, or was used before. The ticket still counts. */
    record CodeRefused() implements SecondStepOutcome {}

    /**
     * The ticket does not count any more, or never did, or was given to another network address:
     * the log-in begins anew with the password.
     */
    record TicketRefused() implements SecondStepOutcome {}

    /**
     * Too many codes were wrong. The right one is not looked at either.
     *
     * @param retryAfter how long to wait before the next try
     */
    record TooManyTries(Duration retryAfter) implements SecondStepOutcome {}
}
