package io.onecare.core.imports;

/** What an import is doing right now, in the order in which it happens. Names are stable. */
public enum ImportPhase {
    /** Finds what the rows name, and whether it is new, changed or unchanged. */
    MATCHING,
    /** Holds the rows of the source against each other: duplicates, overlaps. */
    COMPARING,
    /** Finds what is known and not named. */
    FINDING_GONE,
    /** Counts verdicts and problems. */
    COUNTING,
    /** Ends what is gone. */
    ENDING,
    /** Brings up to date what changed. */
    CHANGING,
    /** Adds what is new. */
    ADDING
}
