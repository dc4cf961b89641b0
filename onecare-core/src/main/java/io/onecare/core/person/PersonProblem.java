package io.onecare.core.person;

/**
 * What is wrong with how somebody typed a person's data. It depends on what was typed and on
 * nothing else. Names are stable.
 */
public enum PersonProblem {
    /** The surname is empty, too long or no text. */
    SURNAME_MALFORMED,
    /** The given name is empty, too long or no text. */
    GIVEN_NAME_MALFORMED,
    /** The tax code is none; {@link TaxCode#check(CharSequence)} says why. */
    TAX_CODE_MALFORMED,
    /** The tax code belongs to another surname. */
    SURNAME_DISAGREES,
    /** The tax code belongs to another given name. */
    GIVEN_NAME_DISAGREES,
    /** The tax code belongs to another birth date. */
    BIRTH_DATE_DISAGREES,
    /** Nobody is born yet on that day. */
    BIRTH_DATE_IN_THE_FUTURE
}
