package io.onecare.core.account;

import java.time.Instant;

/**
 * What the message about a registration must say. It goes to the address that was typed and to no
 * other.
 */
public sealed interface RegistrationMessage {

    /**
     * The code that proves the mailbox. It is known in this moment only: if the message is not
     * handed over, it is prepared again, with another code.
     *
     * @param code the code
     * @param expiresAt the moment from which it does not count any more
     * @param language in which language to write
     */
    record CodeToSend(ConfirmationCode code, Instant expiresAt, NotificationLanguage language)
            implements RegistrationMessage {}

    /**
     * That there is an account already, and how to get a new password. Said only to an address that
     * belongs to the person.
     *
     * @param userName the user name of the account
     * @param language in which language to write
     */
    record AlreadyRegistered(String userName, NotificationLanguage language)
            implements RegistrationMessage {

        /** Says nothing: user names are for their owners. */
        @Override
        public String toString() {
            return "AlreadyRegistered(…)";
        }
    }

    /**
     * That the data could not be confirmed with this address, that the desk gets in touch if it
     * can, and how to reach it. One text whether nobody on the roll is meant, somebody has an
     * account, or the desk checks: the address is not proven, and whoever reads it may be anybody.
     *
     * @param language in which language to write
     */
    record NotConfirmed(NotificationLanguage language) implements RegistrationMessage {}

    /**
     * Nothing: the registration is done, refused or forgotten, or the address got too many messages
     * that confirm nothing.
     */
    record NothingToSend() implements RegistrationMessage {}
}
