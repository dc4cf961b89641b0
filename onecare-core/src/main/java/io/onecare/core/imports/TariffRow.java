package io.onecare.core.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The price of a service at a facility under a price list. Known by these three and the first day;
 * its price never changes, a new price needs a new first day.
 *
 * @param facilityCode the code of the facility
 * @param serviceCode the code of a service that it offers
 * @param priceListCode the code of a price list that is known or in the same import
 * @param price <b>euro</b>
 * @param validFrom the first day
 * @param validUntil the day after the last one, or null for no end
 */
public record TariffRow(
        @Nullable String facilityCode,
        @Nullable String serviceCode,
        @Nullable String priceListCode,
        @Nullable BigDecimal price,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil)
        implements ImportRow {

    @Override
    public RowType type() {
        return RowType.TARIFF;
    }
}
