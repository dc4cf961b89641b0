package io.onecare.core.account;

/** What became of the record of who is on the phone. */
public enum CallerCheckOutcome {
    /** It was recorded, and holds once the caller's transaction commits. */
    RECORDED,
    /** There is nobody with that number, for this actor. */
    REFUSED_NOT_FOUND,
    /** The roll has no phone number under which the person could have been called back. */
    REFUSED_NO_NUMBER_ON_FILE
}
