package io.onecare.core.imports;

/** Why a step of an import is not done. Names are stable. */
public enum ImportRefusal {
    /** There is no such import for this actor. */
    NOT_FOUND,
    /** A row is of a type that this import does not speak of. */
    ROW_OF_ANOTHER_KIND,
    /** It was checked, applied or abandoned: no more rows can be staged. */
    NOT_STAGING,
    /** Nothing was staged: an empty source that is the whole truth would end everything. */
    NOTHING_STAGED,
    /** It has not been checked, or its check did not come to an end. */
    NOT_CHECKED,
    /** Another check of the same import was started meanwhile. */
    CHECKED_BY_ANOTHER,
    /** It was applied already. */
    ALREADY_APPLIED,
    /** It was abandoned. */
    ABANDONED,
    /** Some rows are wrong. */
    HAS_PROBLEMS,
    /**
     * The network or the roll has changed since the check (or during it): what was shown is not
     * what would happen. Check again.
     */
    CHANGED_SINCE_CHECK
}
