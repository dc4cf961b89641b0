package io.onecare.core.account;

/** Why a new password is refused. Names are stable. */
public enum PasswordProblem {
    /** It has fewer than 12 characters. */
    TOO_SHORT,
    /** It has more than 128 characters. */
    TOO_LONG,
    /** It holds a line break, a tab or another character that no field lets people type. */
    CONTROL_CHARACTER,
    /** It is one that many people choose, or one of those with digits and signs around it. */
    COMMON,
    /** It is the person's user name, e-mail address or tax code. */
    ABOUT_THE_PERSON
}
