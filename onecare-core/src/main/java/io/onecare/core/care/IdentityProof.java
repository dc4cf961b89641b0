package io.onecare.core.care;

/** How it was found out who the sender of a request is. Names are stable. */
public enum IdentityProof {
    /** The sender was asked for data of the roll that strangers do not know. */
    ROLL_DATA_ASKED,
    /** The sender was called back under the phone number on file. */
    CALL_BACK_TO_NUMBER_ON_FILE,
    /**
     * The sender's e-mail address is a verified one of the person. Senders can be forged: this
     * proves where the answer goes, not who wrote, and does not suffice for cancelling something.
     */
    EMAIL_ON_FILE,
    /** The sender was logged in; by the library only. */
    LOGGED_IN,
    /** The patient is that of a booking; by the library only. */
    BOOKING_ON_FILE;

    /**
     * Tells whether an operator may state it.
     *
     * @return false for what only the library can know
     */
    public boolean isForOperators() {
        return this != LOGGED_IN && this != BOOKING_ON_FILE;
    }
}
