package io.onecare.imports;

import java.text.Normalizer;
import java.util.Locale;

/** Words of files as they are compared. */
final class Words {

    private Words() {}

    /**
     * Small letters and digits alone: {@code Cod. Fiscale} and {@code COD_FISCALE} are the same.
     */
    static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        String plain = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFD);
        for (int i = 0; i < plain.length(); i++) {
            char sign = plain.charAt(i);
            if (Character.isLetterOrDigit(sign)) {
                folded.append(Character.toLowerCase(sign));
            } else if (sign == '%' || sign == '€') {
                folded.append(sign);
            }
        }
        return folded.isEmpty() ? text.strip().toLowerCase(Locale.ROOT) : folded.toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }
}
