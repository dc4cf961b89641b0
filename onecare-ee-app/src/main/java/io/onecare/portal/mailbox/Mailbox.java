package io.onecare.portal.mailbox;

/**
 * A mailbox that is emptied into other folders of its own. Nothing is ever deleted. Several readers
 * may empty it at once.
 */
public interface Mailbox {

    /** Takes mails. What it is handed twice it must take once. */
    @FunctionalInterface
    interface Taker {

        /**
         * Takes a mail: once this returns, the mail is put away.
         *
         * @param mail what it says
         * @throws RuntimeException if it could not be taken; it stays where it is
         */
        void take(IncomingMail mail);
    }

    /**
     * Hands over what has come in, the oldest first, and puts each mail away as soon as it is
     * taken. A mail that cannot be read, or not be taken as it is, is handed over as {@link
     * IncomingMail#unread} and put where a human will look.
     *
     * @param taker takes the mails
     * @return true if there may be more
     * @throws MailboxFailure if the mailbox does not answer, or does not do as asked
     * @throws RuntimeException the taker's, if it does not even take a mail without its content
     */
    boolean read(Taker taker);
}
