package io.onecare.core.imports;

import io.onecare.core.member.Relationship;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A dependant.
 *
 * @param number the insurer's number, unique among members and dependants
 * @param memberNumber the number of the member in the same import
 * @param relationship what they are to the member
 * @param familyName 1 to 100 characters
 * @param givenName 1 to 100 characters
 * @param birthDate the birth date
 * @param taxCode the codice fiscale of 16 characters
 * @param validFrom the first day insured
 * @param validUntil the day after the last one, or null for as long as the member
 */
public record DependantRow(
        @Nullable String number,
        @Nullable String memberNumber,
        @Nullable Relationship relationship,
        @Nullable String familyName,
        @Nullable String givenName,
        @Nullable LocalDate birthDate,
        @Nullable String taxCode,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil)
        implements ImportRow {

    /** The number only. */
    @Override
    public String toString() {
        return "DependantRow(" + number + ")";
    }

    @Override
    public RowType type() {
        return RowType.DEPENDANT;
    }
}
