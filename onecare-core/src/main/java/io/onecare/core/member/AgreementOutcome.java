package io.onecare.core.member;

/** What became of a dependant's wish about what the member may see. */
public enum AgreementOutcome {
    /** It is so now; doing it twice is harmless. */
    RECORDED,
    /** A minor cannot agree: the member sees and represents them anyway. Nothing was changed. */
    REFUSED_STILL_A_MINOR,
    /** There is no such dependant for this actor. Nothing was changed. */
    REFUSED_NOT_FOUND
}
