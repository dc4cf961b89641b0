package io.onecare.core.account;

/**
 * A code that proves a mailbox (<i>ticket number</i> on screen), in the only moment in which it is
 * known: the database keeps digests. It can be followed as a link or typed. Immutable.
 *
 * <p>Both forms begin with the same five characters, by which the code is found and which are no
 * secret; 55 random bits to type or 130 to follow come after them. Letters are those of Crockford's
 * base 32: whoever reads O types 0, and it works.
 *
 * <p>{@code toString} hides the code.
 */
public final class ConfirmationCode {

    private final String ticket;
    private final String link;

    ConfirmationCode(String key, String ticketSecret, String linkSecret) {
        this.ticket = key + ticketSecret;
        this.link = key + linkSecret;
    }

    /**
     * Gives the code to type.
     *
     * @return four groups of four capitals and digits, such as {@code 7K3M-9Q2D-X4TB-0WZN}
     */
    public String ticket() {
        return String.join(
                "-",
                ticket.substring(0, 4),
                ticket.substring(4, 8),
                ticket.substring(8, 12),
                ticket.substring(12));
    }

    /**
     * Gives the code to put into a link.
     *
     * @return 31 capitals and digits
     */
    public String link() {
        return link;
    }

    /** Hides the code, so that it cannot reach a log by accident. */
    @Override
    public String toString() {
        return "ConfirmationCode(…)";
    }
}
