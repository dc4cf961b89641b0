package io.onecare.core.recognition;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Folds single characters to what they are compared by: small letters of the Latin alphabet without
 * marks, and digits. Character by character, so that positions in the mail stay known.
 */
final class Folding {

    /** Letters of other alphabets that look like Latin ones, and which. */
    private static final String LOOKALIKES = "аеорсухікмтнвԁոαεορτυικνχβηѕјԛԝɡıł";

    private static final String LOOK_LIKE = "aeopcyxikmthbdnaeoptuiknxbhsjqwgil";

    private Folding() {}

    /**
     * Folds a character.
     *
     * @return letters and digits; empty for a character that is not seen and parts no word; null
     *     for one that parts words
     */
    static @Nullable String of(int sign) {
        if (sign < 0x80) {
            return ascii(sign);
        }
        int type = Character.getType(sign);
        if (type == Character.FORMAT || isMark(type)) {
            return "";
        }
        if (!Character.isLetterOrDigit(sign)) {
            return null;
        }
        if (Character.digit(sign, 10) >= 0) {
            return Character.toString('0' + Character.digit(sign, 10));
        }
        StringBuilder folded = new StringBuilder();
        Normalizer.normalize(Character.toString(sign), Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(4)
                .forEach(part -> append(folded, part));
        return folded.isEmpty() ? null : folded.toString();
    }

    private static void append(StringBuilder folded, int part) {
        int lookalike = part < 0x10000 ? LOOKALIKES.indexOf(part) : -1;
        if (lookalike >= 0) {
            folded.append(LOOK_LIKE.charAt(lookalike));
        } else if (part == 'ß') {
            folded.append("ss");
        } else if (part == 'ø') {
            folded.append('o');
        } else {
            folded.appendCodePoint(part);
        }
    }

    private static @Nullable String ascii(int sign) {
        if ((sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9')) {
            return Character.toString(sign);
        }
        return sign >= 'A' && sign <= 'Z' ? Character.toString(sign - 'A' + 'a') : null;
    }

    private static boolean isMark(int type) {
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** Without the second of two equal letters: Italians double letters as they speak. */
    static String squeezed(String word) {
        StringBuilder squeezed = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            if (i == 0
                    || word.charAt(i) != word.charAt(i - 1)
                    || Character.isDigit(word.charAt(i))) {
                squeezed.append(word.charAt(i));
            }
        }
        return squeezed.toString();
    }
}
