package io.onecare.core.network;

import java.util.Optional;
import java.util.regex.Pattern;

/** What can be wrong with a piece of text of the network. Names are stable. */
public enum TextFault {
    /** Nothing but white space. */
    BLANK,
    /** More characters than it may have. */
    TOO_LONG,
    /** A control character, such as a tab. */
    CONTROL_CHARACTER;

    /** What deep links, files and people on the phone can carry: capitals, digits, hyphens. */
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]+(-[A-Z0-9]+)*");

    private static final int MAX_CODE_LENGTH = 40;

    /**
     * Finds what is wrong with text of one line. White space around it does not count.
     *
     * @param text the text
     * @param maxLength the most characters it may have
     * @return the first fault, or empty if it may be kept
     */
    public static Optional<TextFault> in(String text, int maxLength) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return Optional.of(BLANK);
        }
        if (stripped.length() > maxLength) {
            return Optional.of(TOO_LONG);
        }
        return stripped.chars().anyMatch(Character::isISOControl)
                ? Optional.of(CONTROL_CHARACTER)
                : Optional.empty();
    }

    /**
     * Tells whether text is a code of the network.
     *
     * @param text the text
     * @return true for 1 to 40 capitals, digits and single hyphens
     */
    public static boolean isCode(String text) {
        return text.length() <= MAX_CODE_LENGTH && CODE.matcher(text).matches();
    }
}
