package io.onecare.core.account;

import io.onecare.core.Role;
import java.time.Instant;
import java.util.Objects;

/** What the message to somebody who is invited to work here must say. */
public sealed interface InvitationMessage {

    /**
     * The code that proves the mailbox. It is known in this moment only: if the message is not
     * handed over, it is prepared again, with another code.
     *
     * @param link the code to put into a link; 31 capitals and digits, 130 random bits
     * @param expiresAt the moment from which it does not count any more
     * @param role as what they are invited
     * @param language in which language to write
     */
    record ToSend(String link, Instant expiresAt, Role role, NotificationLanguage language)
            implements InvitationMessage {

        /** Checks that nothing is missing. */
        public ToSend {
            Objects.requireNonNull(link, "link");
            Objects.requireNonNull(expiresAt, "expiresAt");
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(language, "language");
        }

        /** Without the code. */
        @Override
        public String toString() {
            return "ToSend(" + role + ")";
        }
    }

    /** Nothing: they have accepted, or are not invited any more. */
    record NothingToSend() implements InvitationMessage {}
}
