package io.onecare.core.account;

import io.onecare.core.AccountId;
import java.time.Duration;
import java.util.Set;

/** What became of a wish for another password. */
public sealed interface PasswordOutcome {

    /**
     * It is the password, once the caller's transaction commits, and all sessions end.
     *
     * @param account whose password
     * @param userName the name to log in with, for those who forgot it too
     * @param sessionEpoch what a session that goes on must bear
     */
    record Changed(AccountId account, String userName, int sessionEpoch)
            implements PasswordOutcome {

        /** Without the user name, which is for its owner. */
        @Override
        public String toString() {
            return "Changed(" + account + ")";
        }
    }

    /** The current password is wrong, or there is no such account for this actor. */
    record WrongPassword() implements PasswordOutcome {}

    /**
     * The code from the message is of no use.
     *
     * @param reason why
     */
    record CodeRefused(CodeRefusal reason) implements PasswordOutcome {}

    /**
     * The new password is not good enough. Nothing was changed; a code still counts.
     *
     * @param problems everything that is wrong, at least one, in the order of the enum
     */
    record PasswordRefused(Set<PasswordProblem> problems) implements PasswordOutcome {

        /** Copies the problems. */
        public PasswordRefused {
            problems = InOrder.copyOf(problems);
        }
    }

    /**
     * Too many tries failed.
     *
     * @param retryAfter how long to wait before the next try
     */
    record TooManyTries(Duration retryAfter) implements PasswordOutcome {}
}
