package io.onecare.core.terms;

/** What became of a wish to keep that a version was accepted or shown. */
public enum AcceptanceOutcome {
    /** It is kept once the caller's transaction commits; doing it twice is harmless. */
    RECORDED,
    /** There is such a version, but another one is in force now. Nothing was changed. */
    REFUSED_NOT_IN_FORCE,
    /** There is no such version. Nothing was changed. */
    REFUSED_NOT_FOUND
}
