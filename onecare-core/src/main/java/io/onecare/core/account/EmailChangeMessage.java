package io.onecare.core.account;

import java.time.Instant;

/** What the message to a new e-mail address must say. */
public sealed interface EmailChangeMessage {

    /**
     * The code that proves the mailbox, known in this moment only.
     *
     * @param code the code
     * @param expiresAt the moment from which it does not count any more
     * @param language in which language to write
     */
    record CodeToSend(ConfirmationCode code, Instant expiresAt, NotificationLanguage language)
            implements EmailChangeMessage {}

    /** Nothing any more: another address was asked for, or it is proven already. */
    record NothingToSend() implements EmailChangeMessage {}
}
