package io.onecare.core.terms;

/** Why a version was not published. Names are stable. */
public enum TermsRefusal {
    /** The kind has a version of that code already. */
    CODE_TAKEN,
    /** Another version of the kind begins at that very moment. */
    BEGINNING_TAKEN,
    /** It would have been in force before it was published. */
    BEGINS_IN_THE_PAST,
    /** There is no such thing for this actor. */
    NOT_FOUND
}
