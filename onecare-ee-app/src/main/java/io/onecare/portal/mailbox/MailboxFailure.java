package io.onecare.portal.mailbox;

/** The mailbox did not answer, or did not do as asked. What was not put away comes again. */
public final class MailboxFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes a failure.
     *
     * @param message what was tried; nothing of a mail
     * @param cause what Jakarta Mail says
     */
    public MailboxFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
