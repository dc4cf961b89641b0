package io.onecare.core.account;

/** Where what somebody typed differs from the roll. Names are stable. */
public enum RollDifference {
    /** The surname has other letters. */
    SURNAME,
    /** The given name has other letters. */
    GIVEN_NAME,
    /** The birth date is another. */
    BIRTH_DATE,
    /** The roll has another e-mail address. */
    EMAIL,
    /** The roll has no e-mail address. */
    NO_EMAIL_ON_ROLL
}
