package io.onecare.core.member;

/**
 * How large a family may be that is insured through one member on one day. An import that would
 * exceed it is refused: a thousand dependants are a broken file, not a family.
 *
 * @param partners the most spouses or partners, 0 or more
 * @param dependants the most dependants of any relationship together, 0 or more
 */
public record FamilyLimits(int partners, int dependants) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is negative
     */
    public FamilyLimits {
        if (partners < 0 || dependants < 0) {
            throw new IllegalArgumentException(
                    "The limits of a family (partners %d, dependants %d) must not be negative."
                            .formatted(partners, dependants));
        }
    }

    /**
     * What holds unless the embedder says otherwise.
     *
     * @return one partner, twenty dependants
     */
    public static FamilyLimits standard() {
        return new FamilyLimits(1, 20);
    }
}
