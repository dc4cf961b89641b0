package io.onecare.core.network;

import java.util.regex.Pattern;

/** The checks that every piece of text of the network passes before it is kept. */
final class Text {

    /** What deep links, files and people on the phone can carry: capitals, digits, hyphens. */
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]+(-[A-Z0-9]+)*");

    private Text() {}

    static String required(String what, String text, int maxLength) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > maxLength) {
            throw new IllegalArgumentException(
                    "The %s has (%d) characters but must have 1 to %d."
                            .formatted(what, stripped.length(), maxLength));
        }
        if (stripped.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "The %s holds a control character.%nMaybe a line break or a tab came along from a file."
                            .formatted(what));
        }
        return stripped;
    }

    /** The same for text of several lines, whose breaks become {@code \n}. */
    static String paragraphs(String what, String text, int maxLength) {
        String stripped = text.replace("\r\n", "\n").strip();
        required(what, stripped.replace('\n', ' '), maxLength);
        return stripped;
    }

    static String code(String what, String code) {
        if (code.length() > 40 || !CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "The code (%s) of the %s must be 1 to 40 capital letters, digits and single hyphens."
                            .formatted(code, what));
        }
        return code;
    }
}
