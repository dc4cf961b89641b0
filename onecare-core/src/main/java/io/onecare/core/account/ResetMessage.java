package io.onecare.core.account;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What the message about a forgotten password must say.
 *
 * @param accounts the accounts that the address belongs to, by user name; none means that the
 *     message says just that; families may share an address
 */
public record ResetMessage(List<AccountCode> accounts) {

    /** Copies the accounts. */
    public ResetMessage {
        accounts = List.copyOf(accounts);
    }

    /**
     * The code for one of the accounts, known in this moment only.
     *
     * @param userName the user name
     * @param code the code
     * @param expiresAt the moment from which it does not count any more
     * @param language in which language to write
     */
    public record AccountCode(
            String userName,
            ConfirmationCode code,
            Instant expiresAt,
            NotificationLanguage language) {

        /** Checks that nothing is missing. */
        public AccountCode {
            Objects.requireNonNull(userName, "userName");
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(expiresAt, "expiresAt");
            Objects.requireNonNull(language, "language");
        }

        /** Says nothing: both are for their owner. */
        @Override
        public String toString() {
            return "AccountCode(…)";
        }
    }
}
