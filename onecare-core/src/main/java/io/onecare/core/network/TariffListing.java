package io.onecare.core.network;

import io.onecare.core.money.Money;
import io.onecare.core.time.ValidityPeriod;

/**
 * A tariff of a facility, to show.
 *
 * @param tariff the tariff
 * @param serviceCode the code of the service
 * @param priceListCode the code of the price list
 * @param price the agreed price
 * @param period the days on which the price holds
 */
public record TariffListing(
        TariffId tariff,
        String serviceCode,
        String priceListCode,
        Money price,
        ValidityPeriod period) {}
