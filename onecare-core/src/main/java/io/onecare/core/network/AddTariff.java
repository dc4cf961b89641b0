package io.onecare.core.network;

import io.onecare.core.money.Money;
import io.onecare.core.time.ValidityPeriod;
import java.util.Objects;

/**
 * The wish to agree a price.
 *
 * @param facilityCode the code of the facility
 * @param serviceCode the code of a service that the facility offers
 * @param priceListCode the code of the price list
 * @param price the agreed price; may be zero
 * @param period the days on which the price holds
 */
public record AddTariff(
        String facilityCode,
        String serviceCode,
        String priceListCode,
        Money price,
        ValidityPeriod period) {

    /** Checks that everything was given. */
    public AddTariff {
        Objects.requireNonNull(facilityCode, "facilityCode");
        Objects.requireNonNull(serviceCode, "serviceCode");
        Objects.requireNonNull(priceListCode, "priceListCode");
        Objects.requireNonNull(price, "price");
        Objects.requireNonNull(period, "period");
    }
}
