package io.onecare.core.account;

/** What became of the desk's decision about somebody who wants to register. */
public enum IdentityCheckOutcome {
    /** It is so once the caller's transaction commits. */
    RECORDED,
    /** Nothing waits for a decision under that id, for this actor. Nothing was changed. */
    REFUSED_NOT_FOUND
}
