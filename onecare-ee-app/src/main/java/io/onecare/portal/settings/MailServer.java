package io.onecare.portal.settings;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The mail server that messages are handed over to.
 *
 * @param host its name or address
 * @param port its port, 1 to 65535
 * @param security whether and how the connection is encrypted
 * @param user the user to log in as; null for none
 * @param password the user's password; null without a user
 */
public record MailServer(
        String host,
        int port,
        Security security,
        @Nullable String user,
        @Nullable String password) {

    /** Whether and how the connection is encrypted. */
    public enum Security {
        /** In clear: for a server on the same machine or network. */
        NONE(25),
        /** In clear until the server agrees to encrypt; nothing is sent if it does not. */
        STARTTLS(587),
        /** Encrypted from the first byte. */
        TLS(465);

        private final int port;

        Security(int port) {
            this.port = port;
        }

        /**
         * Gives the port that is usual for it.
         *
         * @return 25, 587 or 465
         */
        public int usualPort() {
            return port;
        }
    }

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the port is out of its range
     */
    public MailServer {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(security, "security");
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "The port (%d) of the mail server must be 1 to 65535.".formatted(port));
        }
    }

    /** Without user and password. */
    @Override
    public String toString() {
        return "MailServer(" + host + ":" + port + ", " + security + ")";
    }
}
