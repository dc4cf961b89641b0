package io.onecare.core.imports;

/**
 * What one line of a source says of one thing. Every value is as the source has it and may be null
 * or wrong: the import says so, no constructor does.
 */
public sealed interface ImportRow
        permits CategoryRow,
                ServiceRow,
                FacilityRow,
                PractitionerRow,
                PriceListRow,
                TariffRow,
                PolicyRow,
                MemberRow,
                CoverRow,
                DependantRow {

    /**
     * Tells what the row speaks of.
     *
     * @return the type
     */
    RowType type();
}
