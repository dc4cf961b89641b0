package io.onecare.core.person;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One e-mail address, in the plain form {@code local@domain} that can be handed to a mail server
 * without quoting. Two recipients, comments, display names, quoted local parts and addresses in
 * square brackets are refused: RFC 5322 allows them, people never mean them, and mail libraries
 * have been tricked with them.
 *
 * <p>{@code toString} hides the address; {@link #value()} gives it.
 */
public final class EmailAddress {

    /** RFC 5321, section 4.5.3.1.3: a path has at most 256 octets, including two brackets. */
    private static final int MAX_LENGTH = 254;

    /** Dot-atom of RFC 5322 with at most 64 octets (RFC 5321, 4.5.3.1.1), host name of RFC 1123. */
    private static final Pattern FORM =
            Pattern.compile(
                    "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                            + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+"
                            + "[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]");

    private final String value;

    private EmailAddress(String value) {
        this.value = value;
    }

    /**
     * Reads an address. White space around it is dropped, the domain is put in lower case.
     *
     * @param text what somebody typed or a file holds
     * @return the address
     * @throws IllegalArgumentException if it is not exactly one plain address of at most 254
     *     characters; the message does not repeat the text
     */
    public static EmailAddress of(String text) {
        String address = text.strip();
        int at = address.lastIndexOf('@');
        if (address.length() > MAX_LENGTH || at > 64 || !FORM.matcher(address).matches()) {
            throw new IllegalArgumentException(
                    "The text with (%d) characters is not one plain e-mail address.\n"
                                    .formatted(text.length())
                            + "Maybe it has a display name, a second address or a space in it.");
        }
        return new EmailAddress(
                address.substring(0, at) + address.substring(at).toLowerCase(Locale.ROOT));
    }

    /**
     * Gives the address in clear.
     *
     * @return the address, such as {@code agenda@example.org}
     */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmailAddress that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Hides the address, so that it cannot reach a log by accident. */
    @Override
    public String toString() {
        return "EmailAddress(…)";
    }
}
