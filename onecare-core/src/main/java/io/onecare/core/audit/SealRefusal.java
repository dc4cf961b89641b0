package io.onecare.core.audit;

/** Why no entry was sealed. Names are stable. */
public enum SealRefusal {
    /**
     * Another transaction sealed entries at the same time; there is nothing to do but come again.
     */
    ANOTHER_SEALER,
    /** There is no such thing for this actor. */
    NOT_FOUND
}
