package io.onecare.geo;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text as it is compared: lower case, without accents, with a single space for every run of
 * anything that is neither a letter nor a digit. "Forlì", "FORLI'" and "forli" are the same.
 */
public final class FoldedText {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private FoldedText() {}

    /**
     * Folds a text.
     *
     * @param text any text
     * @return its folded form, possibly empty
     */
    public static String of(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        String lower = plain.toLowerCase(Locale.ROOT).replace("ß", "ss").replace("ø", "o");
        return SEPARATORS.matcher(lower).replaceAll(" ").strip();
    }

    /**
     * Folds a text and splits it into words.
     *
     * @param text any text
     * @return its words, possibly none
     */
    public static List<String> wordsOf(String text) {
        String folded = of(text);
        return folded.isEmpty() ? List.of() : Arrays.asList(folded.split(" "));
    }

    /**
     * Tells whether every word of a question begins a word of a text.
     *
     * @param words the words asked for, folded
     * @param folded the text, folded
     * @return true if they all do; true if there is no word
     */
    public static boolean everyWordBegins(List<String> words, String folded) {
        for (String word : words) {
            if (!folded.startsWith(word) && !folded.contains(" " + word)) {
                return false;
            }
        }
        return true;
    }
}
