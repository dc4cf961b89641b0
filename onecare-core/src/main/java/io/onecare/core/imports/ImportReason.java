package io.onecare.core.imports;

/**
 * Why a row cannot be taken, or what is odd about it. Names are stable. What {@link
 * ImportProblem#fact()} holds is told with each; without a word about it there is none.
 */
public enum ImportReason {
    /** A value that must be there is missing. */
    MISSING,
    /** A code is not 1 to 40 capitals, digits and single hyphens. */
    NOT_A_CODE,
    /**
     * An insurer's number is not 1 to 40 letters, digits, points, slashes, hyphens, underscores.
     */
    NOT_A_CARD_NUMBER,
    /** The text is too long; the fact is the most characters it may have. */
    TOO_LONG,
    /** The text holds a control character, such as a tab. */
    CONTROL_CHARACTER,
    /** Not five digits. */
    NOT_A_POSTAL_CODE,
    /** Not two capital letters. */
    NOT_A_PROVINCE,
    /** Not one plain e-mail address. */
    NOT_AN_EMAIL,
    /** Not a phone number of 5 to 15 digits. */
    NOT_A_PHONE,
    /** Not a day that the calendar has. For whoever reads sources. */
    NOT_A_DAY,
    /** Not a number. For whoever reads sources. */
    NOT_A_NUMBER,
    /** None of the words that may stand here. For whoever reads sources. */
    NOT_ONE_OF_THE_WORDS,
    /** The line cannot be cut into columns. For whoever reads sources. */
    UNREADABLE_LINE,
    /**
     * A cell of a spreadsheet holds an error, or a formula that was never calculated. For whoever
     * reads sources.
     */
    SPREADSHEET_ERROR,
    /** An amount below zero, above 9,999,999,999.99 or with more than two decimals. */
    NOT_A_PRICE,
    /** Latitude without longitude, or the other way round. */
    HALF_A_POSITION,
    /** Not a point on the globe. */
    NOT_ON_THE_GLOBE,
    /** The period ends before it begins, or on its first day. */
    PERIOD_HOLDS_NO_DAY,
    /** No tax code; the fact is the name of the {@code TaxCodeProblem}. */
    NOT_A_TAX_CODE,
    /** An English text without the Italian one. */
    ONLY_ENGLISH,
    /** Another line has the same key; the fact is that line. */
    DUPLICATE_KEY,
    /** No such category, known or in this source; the fact is the code. */
    UNKNOWN_CATEGORY,
    /** No such service; the fact is the code. */
    UNKNOWN_SERVICE,
    /** No such facility; the fact is the code. */
    UNKNOWN_FACILITY,
    /** No such price list, known or in this source; the fact is the code. */
    UNKNOWN_PRICE_LIST,
    /** The facility does not offer the service; the fact is the service's code. */
    SERVICE_NOT_OFFERED,
    /** On some day another line has a price too; the fact is that line. */
    TARIFFS_OVERLAP,
    /** On some day a known tariff that cannot end before has a price; the fact is its first day. */
    OVERLAPS_KNOWN_TARIFF,
    /** A tariff of this first day is known at another price; the fact is the known price. */
    PRICE_NEVER_CHANGES,
    /** No such policy, known or in this source; the fact is the number. */
    UNKNOWN_POLICY,
    /**
     * No such member, in this source or known; known ones do not count where the source is the
     * whole truth about members. The fact is the number.
     */
    UNKNOWN_MEMBER,
    /** The number belongs to a person of the other kind, member or dependant. */
    NUMBER_TAKEN,
    /** The dependant is known as insured through another member. */
    DEPENDANT_OF_ANOTHER_MEMBER,
    /**
     * The tax code stands twice in the source, or another member has it, or another member of the
     * family who stays.
     */
    TAX_CODE_TAKEN,
    /** A birth date lies in the future. */
    BORN_IN_THE_FUTURE,
    /** A dependant would be insured before they are born. */
    INSURED_BEFORE_BIRTH,
    /** On one of the days two covers of the member are stated. */
    COVERS_OVERLAP,
    /** On some day a known cover that cannot end before holds; the fact is its first day. */
    OVERLAPS_KNOWN_COVER,
    /** On no day of a cover is its policy in force. */
    COVER_OUTSIDE_POLICY,
    /** More spouses or partners at once than the insurer allows. */
    TOO_MANY_PARTNERS,
    /** More dependants at once than the insurer allows. */
    TOO_MANY_DEPENDANTS,

    /** Warning: the position was missing and is that of the comune. */
    POSITION_FROM_COMUNE(true),
    /** Warning: the position is missing, and nobody knows where the comune lies. */
    NO_POSITION(true),
    /** Warning: nobody knows a comune of this name in this province. */
    UNKNOWN_COMUNE(true),
    /** Warning: the point lies outside the named comune. */
    OUTSIDE_ITS_COMUNE(true),
    /** Warning: latitude and longitude seem to be swapped. */
    POSITION_SEEMS_SWAPPED(true),
    /** Warning: another facility has the same position; the fact is its code. */
    SAME_PLACE_AS(true),
    /** Warning: bookings lie after the end and stay as they are; the fact is how many. */
    BOOKINGS_AFTER_THE_END(true),
    /** Warning: it is not named but stays, because others refer to it; the fact is how many. */
    STAYS_REFERRED_TO(true),
    /** Warning: bookable times remain after the end; the fact is the number of their schedules. */
    SCHEDULES_STAY(true);

    private final boolean warning;

    ImportReason() {
        this(false);
    }

    ImportReason(boolean warning) {
        this.warning = warning;
    }

    /**
     * Tells whether the row is taken all the same.
     *
     * @return true for a warning
     */
    public boolean isWarning() {
        return warning;
    }
}
