package io.onecare.core.person;

/** What of a person a tax code contradicts. Names are stable. */
public enum TaxCodeDisagreement {
    /**
     * The first three letters are not those of the surname, for women the one they were born with.
     */
    SURNAME,
    /** The second three letters are not those of the given names. */
    GIVEN_NAME,
    /** Day, month or the last two digits of the year of birth differ. */
    BIRTH_DATE,
    /** The code says the other sex. */
    SEX,
    /** The code is provisional and says nothing of the person, so it confirms nothing either. */
    NOTHING_TO_COMPARE
}
