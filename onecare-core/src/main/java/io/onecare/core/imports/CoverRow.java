package io.onecare.core.imports;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That a policy covers a member on some days.
 *
 * @param memberNumber the number of a member in the same import
 * @param policyNumber the number of a policy that is known or in the same import
 * @param validFrom the first day
 * @param validUntil the day after the last one, or null for as long as the policy
 */
public record CoverRow(
        @Nullable String memberNumber,
        @Nullable String policyNumber,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil)
        implements ImportRow {

    @Override
    public RowType type() {
        return RowType.COVER;
    }
}
