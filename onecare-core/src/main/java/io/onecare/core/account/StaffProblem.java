package io.onecare.core.account;

/** Why an account of staff is not as somebody wants it. Names are stable. */
public enum StaffProblem {
    /** The surname is empty, too long or no text. */
    SURNAME_MALFORMED,
    /** The given name is empty, too long or no text. */
    GIVEN_NAME_MALFORMED,
    /** It is not one plain e-mail address. */
    EMAIL_MALFORMED,
    /** No facility has that code. */
    FACILITY_UNKNOWN,
    /** Somebody with that address has that role there already, or had: restore them instead. */
    ALREADY_THERE,
    /** Nobody suspends, restores or agrees to themselves. */
    ONESELF,
    /** Whoever has proposed an administrator cannot be the second one to agree. */
    SECOND_ADMINISTRATOR_NEEDED,
    /** It is not in a state in which that can be done; perhaps somebody else was faster. */
    IN_ANOTHER_STATE
}
