package io.onecare.core.search;

/** What comes first in an answer. Ties are settled by the facility's code. */
public enum FacilityOrder {
    /** The nearest if a point is asked about, those without position last; else by name. */
    USUAL,
    /** The cheapest; of equal prices as {@link #USUAL}. */
    PRICE
}
