package io.onecare.core.person;

/** What is wrong or odd with a text that should be a tax code. Names are stable. */
public enum TaxCodeProblem {
    /**
     * Without its spaces the text has not 16 characters; nor 11, where a provisional code will do.
     */
    WRONG_LENGTH("Maybe a character was left out or typed twice."),
    /** A character cannot stand where it stands; the check tells the first such position. */
    WRONG_CHARACTER("Maybe the letter O was typed for the digit 0, or I for 1."),
    /** The last character does not follow from the others: something is mistyped. */
    WRONG_CHECK_CHARACTER("Maybe two characters were swapped or one was misread."),
    /** No calendar has the day of birth, such as 30 February. */
    IMPOSSIBLE_DATE("Maybe it was made up: the Agenzia delle Entrate gives no such code."),
    /** The code of 11 digits for a person who waits for theirs, where it will not do. */
    PROVISIONAL("Maybe the person has the code of 16 characters by now."),
    /**
     * No comune or state is known under the birthplace code. A doubt, not a refusal: each year
     * brings new comuni, and the list of the old ones has gaps.
     */
    UNKNOWN_BIRTHPLACE("Maybe the comune is younger than the list of birthplaces.");

    private final String hint;

    TaxCodeProblem(String hint) {
        this.hint = hint;
    }

    /**
     * Tells whether {@link TaxCode#of(String)} refuses a text with this problem.
     *
     * @return true for all but {@link #UNKNOWN_BIRTHPLACE}
     */
    public boolean isRefused() {
        return this != UNKNOWN_BIRTHPLACE;
    }

    String hint() {
        return hint;
    }
}
