package io.onecare.core.imports;

/** What a row comes to, or what becomes of a thing that no row names. Names are stable. */
public enum ImportVerdict {
    /** Is added. */
    NEW,
    /** Is known and brought up to date. */
    CHANGED,
    /** Is known and ends, because it is not named or because a new one takes its place. */
    GONE,
    /** Is known as it is. */
    UNCHANGED,
    /** Cannot be taken; see its problems. */
    WRONG
}
