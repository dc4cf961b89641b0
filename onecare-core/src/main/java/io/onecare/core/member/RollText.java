package io.onecare.core.member;

import io.onecare.core.person.TaxCode;
import java.util.regex.Pattern;

/**
 * The checks that the text of a roll passes. Tax codes and names are never repeated in messages.
 */
final class RollText {

    /** What the insurer's numbers may look like: printable on a card, without spaces. */
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9./_-]{0,39})");

    private RollText() {}

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    static String number(String what, String text) {
        if (!isNumber(text)) {
            throw new IllegalArgumentException(
                    "The number (%s) of the %s must be 1 to 40 letters, digits, points, slashes, hyphens and underscores."
                            .formatted(text, what));
        }
        return text;
    }

    /** A provisional code is a number that companies have too: nobody could be told by it. */
    static void requireFinal(TaxCode taxCode) {
        if (taxCode.isProvisional()) {
            throw new IllegalArgumentException(
                    "The tax code on the roll is a provisional one of 11 digits but must have 16 characters.\n"
                            + "Maybe the final one has been given since.");
        }
    }

    static String holderName(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > 200) {
            throw new IllegalArgumentException(
                    "The name of the policy holder has (%d) characters but must have 1 to 200."
                            .formatted(stripped.length()));
        }
        if (stripped.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "The name of the policy holder holds a control character.");
        }
        return stripped;
    }
}
