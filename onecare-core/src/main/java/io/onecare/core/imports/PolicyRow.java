package io.onecare.core.imports;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A policy.
 *
 * @param number the insurer's number
 * @param holderName who has taken it out, up to 200 characters; null if that is the member
 * @param priceListCode the code of the price list it gives
 * @param validFrom the first day in force
 * @param validUntil the day after the last one, or null for no end
 */
public record PolicyRow(
        @Nullable String number,
        @Nullable String holderName,
        @Nullable String priceListCode,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil)
        implements ImportRow {

    /** The number only: the holder may be a person. */
    @Override
    public String toString() {
        return "PolicyRow(" + number + ")";
    }

    @Override
    public RowType type() {
        return RowType.POLICY;
    }
}
