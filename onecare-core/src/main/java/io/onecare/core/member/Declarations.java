package io.onecare.core.member;

/** What it is worth that a member declares somebody as a dependant. Names are stable. */
public enum Declarations {
    /** Whoever is declared is insured as the member is, until the member or the roll says else. */
    COUNT,
    /**
     * Only the insurer's roll makes dependants. A declaration is compared with it and changes
     * nothing.
     */
    ONLY_IF_ON_ROLL
}
