package io.onecare.core.imports;

/** Where a file that was sent to be imported stands. Names are stable. */
public enum SentFileState {
    /** It waits for somebody to say what its columns mean. */
    MAPPING,
    /** Its rows are read and checked, by somebody who is heard of again and again. */
    CHECKING,
    /** It is checked: there is a report to look at. */
    CHECKED,
    /** It is applied, by somebody who is heard of again and again. */
    APPLYING,
    /** It was applied; nothing more can be done with it. */
    APPLIED,
    /** It was given up, or nobody cared for it for long. */
    ABANDONED;

    /**
     * Tells whether somebody is to be at work on it.
     *
     * @return true while it is checked or applied
     */
    public boolean isAtWork() {
        return this == CHECKING || this == APPLYING;
    }

    /**
     * Tells whether nothing more can be done with it.
     *
     * @return true once it was applied or given up
     */
    public boolean isOver() {
        return this == APPLIED || this == ABANDONED;
    }
}
