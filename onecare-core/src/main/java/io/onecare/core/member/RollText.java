package io.onecare.core.member;

import java.util.regex.Pattern;

/**
 * The checks that the text of a roll passes. Tax codes and names are never repeated in messages.
 */
final class RollText {

    /** What the insurer's numbers may look like: printable on a card, without spaces. */
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9./_-]{0,39})");

    /**
     * The form of a codice fiscale with omocodia letters allowed (D.M. 23 December 1976). The check
     * character, names and dates are not looked at: io.onecare.core.person.TaxCode replaces this.
     */
    private static final Pattern TAX_CODE =
            Pattern.compile(
                    "[A-Z]{6}[0-9LMNP-V]{2}[ABCDEHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]");

    private RollText() {}

    static String number(String what, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "The number (%s) of the %s must be 1 to 40 letters, digits, points, slashes, hyphens and underscores."
                            .formatted(text, what));
        }
        return text;
    }

    static String taxCode(String text) {
        if (!TAX_CODE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "The tax code with (%d) characters must have the 16 of a codice fiscale.%nMaybe it is in small letters, or the provisional one with 11 digits."
                            .formatted(text.length()));
        }
        return text;
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
