package io.onecare.core.search;

/** What comes first among offers. */
public enum OfferOrder {
    /** As the criteria of the facilities say. */
    AS_FACILITIES,
    /**
     * The one with the earliest first free slot, those without one last; of equal moments as {@link
     * #AS_FACILITIES}.
     */
    FIRST_FREE
}
