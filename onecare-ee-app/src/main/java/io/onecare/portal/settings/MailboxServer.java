package io.onecare.portal.settings;

import java.util.Objects;

/**
 * The mailbox of customer care, and the folders in it.
 *
 * @param host the name or address of its server (IMAP)
 * @param port its port, 1 to 65535
 * @param security whether and how the connection is encrypted
 * @param user the user to log in as
 * @param password the user's password
 * @param inbox the folder that is read
 * @param taken the folder for mails that were taken; steps of its path are separated by a slash,
 *     whatever the server separates them by
 * @param aside the folder for mails that could not be read, in the same way
 */
public record MailboxServer(
        String host,
        int port,
        MailServer.Security security,
        String user,
        String password,
        String inbox,
        String taken,
        String aside) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the port is out of its range, or two folders are the same
     */
    public MailboxServer {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(security, "security");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "The port (%d) of the mailbox must be 1 to 65535.".formatted(port));
        }
        if (inbox.equals(taken) || inbox.equals(aside) || taken.equals(aside)) {
            throw new IllegalArgumentException(
                    "The folders (%s), (%s) and (%s) of the mailbox must be three."
                            .formatted(inbox, taken, aside));
        }
    }

    /**
     * Gives the port that is usual for IMAP.
     *
     * @param security whether and how the connection is encrypted
     * @return 993 if it is from the first byte on, else 143 (RFC 8314, section 3.2)
     */
    public static int usualPort(MailServer.Security security) {
        return security == MailServer.Security.TLS ? 993 : 143;
    }

    /** Without user and password. */
    @Override
    public String toString() {
        return "MailboxServer(" + host + ":" + port + ", " + security + ")";
    }
}
