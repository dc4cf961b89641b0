package io.onecare.core.account;

import java.text.Normalizer;

/**
 * A password that somebody typed, in the one form in which it is judged, hashed and compared. It
 * may be any text; what a new one must be is told by {@link PasswordProblem}. Immutable.
 *
 * <p>The form is that of the profile OpaqueString (RFC 8265, section 4.2): composed characters
 * (NFC) and the plain space for every other one, so that keyboards that write "è" or a space in
 * different ways write the same password. Case, accents, and spaces at the ends count.
 *
 * <p>{@code toString} hides the password; {@link #value()} gives it.
 */
public final class Password {

    /** Nobody types more; beyond it the text is cut before anything costs time. */
    private static final int MAX_CHARS = 4_096;

    private final String value;

    private Password(String value) {
        this.value = value;
    }

    /**
     * Reads what somebody typed.
     *
     * @param text any text, also an empty one; what is beyond 4,096 characters does not count
     * @return the password
     */
    public static Password of(String text) {
        String cut = text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text;
        StringBuilder spaced = new StringBuilder(cut.length());
        cut.codePoints()
                .map(c -> Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : c)
                .forEach(spaced::appendCodePoint);
        return new Password(Normalizer.normalize(spaced, Normalizer.Form.NFC));
    }

    /**
     * Gives the password in clear, for a hash function and for nothing else.
     *
     * @return the password in its one form
     */
    public String value() {
        return value;
    }

    /** Counts what people call characters, more or less. */
    int length() {
        return value.codePointCount(0, value.length());
    }

    /** Hides the password, so that it cannot reach a log by accident. */
    @Override
    public String toString() {
        return "Password(…)";
    }
}
