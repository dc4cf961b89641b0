package io.onecare.core.account;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import java.time.Duration;

/** What became of a wish to log in. */
public sealed interface LogInOutcome {

    /**
     * The password is right.
     *
     * @param account the account
     * @param actor in whose name to call the library from now on
     * @param sessionEpoch to be kept with the session, which ends as soon as {@link
     *     Accounts#sessionEpoch} gives another number
     */
    record LoggedIn(AccountId account, Actor actor, int sessionEpoch) implements LogInOutcome {}

    /** The user name or the password is wrong, or nobody may log in with them. */
    record Refused() implements LogInOutcome {}

    /**
     * Too many tries failed. The right password is not looked at either.
     *
     * @param retryAfter how long to wait before the next try
     */
    record TooManyTries(Duration retryAfter) implements LogInOutcome {}
}
