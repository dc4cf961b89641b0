package io.onecare.core.imports;

import java.util.List;

/** What an import brings. Names are stable. */
public enum ImportKind {
    /** The catalogue: categories and services. */
    SERVICES(List.of(RowType.CATEGORY, RowType.SERVICE)),
    /** Facilities with what they offer. */
    FACILITIES(List.of(RowType.FACILITY)),
    /** Practitioners and where they work. */
    PRACTITIONERS(List.of(RowType.PRACTITIONER)),
    /** Price lists and what services cost under them. */
    TARIFFS(List.of(RowType.PRICE_LIST, RowType.TARIFF)),
    /** Policies, members, their covers and dependants. */
    ROLL(List.of(RowType.POLICY, RowType.MEMBER, RowType.COVER, RowType.DEPENDANT));

    private final List<RowType> rowTypes;

    ImportKind(List<RowType> rowTypes) {
        this.rowTypes = rowTypes;
    }

    /**
     * Gives the types of rows that an import of this kind may hold.
     *
     * @return in the order in which they build on each other
     */
    public List<RowType> rowTypes() {
        return rowTypes;
    }
}
