package io.onecare.core.account;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import java.time.Duration;
import java.util.Objects;

/** What became of a wish to log in. */
public sealed interface LogInOutcome {

    /**
     * The password is right or the identity proven, and no second factor is asked for.
     *
     * @param account the account
     * @param actor in whose name to call the library from now on
     * @param sessionEpoch to be kept with the session, which ends as soon as {@link
     *     Accounts#sessionEpoch} gives another number
     */
    record LoggedIn(AccountId account, Actor actor, int sessionEpoch) implements LogInOutcome {}

    /**
     * The password is right or the identity proven, and the account has a second factor. Nobody is
     * logged in yet.
     *
     * @param ticket to be given to {@link SecondFactors#logIn} with a code, from the same network
     *     address, within {@link SecondFactors#TICKET_VALIDITY}; a secret
     */
    record SecondFactorRequired(String ticket) implements LogInOutcome {

        /** Checks that nothing is missing. */
        public SecondFactorRequired {
            Objects.requireNonNull(ticket, "ticket");
        }

        /** Without the ticket, which is a secret. */
        @Override
        public String toString() {
            return "SecondFactorRequired(…)";
        }
    }

    /**
     * The password is right or the identity proven, and the account must have a second factor and
     * has none ({@link SecondFactorRule}). Let its holder do nothing but set one up ({@link
     * SecondFactors#begin}).
     *
     * @param account the account
     * @param actor in whose name to set one up
     * @param sessionEpoch as in {@link LoggedIn}
     */
    record SecondFactorMissing(AccountId account, Actor actor, int sessionEpoch)
            implements LogInOutcome {}

    /** The user name or the password is wrong, or nobody may log in with them or be proven to. */
    record Refused() implements LogInOutcome {}

    /**
     * Too many tries failed. The right password is not looked at either.
     *
     * @param retryAfter how long to wait before the next try
     */
    record TooManyTries(Duration retryAfter) implements LogInOutcome {}
}
