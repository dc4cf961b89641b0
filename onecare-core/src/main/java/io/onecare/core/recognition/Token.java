package io.onecare.core.recognition;

/**
 * A run of letters, or of digits, of a mail.
 *
 * @param part the text it stands in
 * @param begin where it begins there
 * @param end where it ends there
 * @param word the run, folded
 * @param gap what stands between it and the token before, at most {@value #LONGEST_GAP} characters
 * @param line the number of its line, counted through subject and text
 * @param capital whether it was written with a capital
 * @param allCapitals whether it was written in capitals throughout
 */
record Token(
        MailPart part,
        int begin,
        int end,
        String word,
        String gap,
        int line,
        boolean capital,
        boolean allCapitals) {

    /** What is longer parts words for good. */
    static final int LONGEST_GAP = 8;

    /** Stands before the first token of the text, so that no phrase begins in the subject. */
    static final String NEW_PART = "\n\n¶";

    boolean isNumber() {
        return Character.isDigit(word.charAt(0));
    }

    /** Whether it follows the token before as the next word of a phrase. */
    boolean isClose() {
        return gap.isBlank() && gap.indexOf('\n') < 0;
    }

    /** The number; -1 if it is none of at most four digits. */
    int number() {
        return isNumber() && word.length() <= 4 ? Integer.parseInt(word) : -1;
    }
}
