package io.onecare.core.account;

import io.onecare.core.AccountId;
import java.time.Duration;
import java.util.Set;

/** What became of a wish to get the account. */
public sealed interface CompletionOutcome {

    /**
     * There is an account, once the caller's transaction commits.
     *
     * @param account the account
     * @param userName the name to log in with, to be shown now; a message tells it as well
     */
    record Completed(AccountId account, String userName) implements CompletionOutcome {

        /** The id only: user names are for their owners. */
        @Override
        public String toString() {
            return "Completed(" + account + ")";
        }
    }

    /**
     * The code is of no use, and nothing was changed but the count of wrong tries.
     *
     * @param reason why
     */
    record CodeRefused(CodeRefusal reason) implements CompletionOutcome {}

    /**
     * The password is not good enough; the code still is.
     *
     * @param problems everything that is wrong, at least one, in the order of the enum
     */
    record PasswordRefused(Set<PasswordProblem> problems) implements CompletionOutcome {

        /** Copies the problems. */
        public PasswordRefused {
            problems = InOrder.copyOf(problems);
        }
    }

    /**
     * Too many wrong codes came from the network address.
     *
     * @param retryAfter how long to wait before the next try
     */
    record TooManyTries(Duration retryAfter) implements CompletionOutcome {}
}
