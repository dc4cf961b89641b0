package io.onecare.core.network;

import java.util.Optional;

/** The checks that every piece of text of the network passes before it is kept. */
final class Text {

    private Text() {}

    static String required(String what, String text, int maxLength) {
        String stripped = text.strip();
        Optional<TextFault> fault = TextFault.in(stripped, maxLength);
        if (fault.isPresent() && fault.get() == TextFault.CONTROL_CHARACTER) {
            throw new IllegalArgumentException(
                    "The %s holds a control character.%nMaybe a line break or a tab came along from a file."
                            .formatted(what));
        }
        if (fault.isPresent()) {
            throw new IllegalArgumentException(
                    "The %s has (%d) characters but must have 1 to %d."
                            .formatted(what, stripped.length(), maxLength));
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
        if (!TextFault.isCode(code)) {
            throw new IllegalArgumentException(
                    "The code (%s) of the %s must be 1 to 40 capital letters, digits and single hyphens."
                            .formatted(code, what));
        }
        return code;
    }
}
