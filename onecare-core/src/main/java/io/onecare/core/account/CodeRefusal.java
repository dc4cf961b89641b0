package io.onecare.core.account;

/** Why a code is refused. Names are stable. */
public enum CodeRefusal {
    /** There is no such code, it is for something else, or it was mistyped too often. */
    NOT_VALID,
    /** It was right and is too old. Whoever knows it may be told so. */
    EXPIRED,
    /** It was right and has done its work, or another one has. */
    SPENT
}
