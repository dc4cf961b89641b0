package io.onecare.core.account;

import io.onecare.core.AccountId;
import java.time.Duration;
import java.util.Set;

/** What became of the wish to become the first administrator. */
public sealed interface FirstAdministratorOutcome {

    /**
     * There is an administrator, once the caller's transaction commits.
     *
     * @param account the account
     * @param userName the name to log in with, to be shown now; a message tells it as well
     */
    record Completed(AccountId account, String userName) implements FirstAdministratorOutcome {

        /** The id only: user names are for their owners. */
        @Override
        public String toString() {
            return "Completed(" + account + ")";
        }
    }

    /**
     * The form or the password is not good; the secret was not looked at.
     *
     * @param problems what is wrong with name and address; empty if it is the password alone
     * @param passwordProblems what is wrong with the password; empty if it is the rest alone
     */
    record FormRefused(Set<StaffProblem> problems, Set<PasswordProblem> passwordProblems)
            implements FirstAdministratorOutcome {

        /** Copies the problems. */
        public FormRefused {
            problems = InOrder.copyOf(problems);
            passwordProblems = InOrder.copyOf(passwordProblems);
        }
    }

    /** It is not the secret, too old, or has done its work; or there is an administrator. */
    record SecretRefused() implements FirstAdministratorOutcome {}

    /**
     * Too many wrong secrets or codes came from the network address.
     *
     * @param retryAfter how long to wait before the next try
     */
    record TooManyTries(Duration retryAfter) implements FirstAdministratorOutcome {}
}
