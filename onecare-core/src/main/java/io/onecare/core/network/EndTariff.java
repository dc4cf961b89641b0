package io.onecare.core.network;

import java.time.LocalDate;
import java.util.Objects;

/**
 * The wish to end the tariff that is in force on the day before a given one. Tariffs of the same
 * facility, service and price list that begin later stay as they are.
 *
 * @param facilityCode the code of the facility
 * @param serviceCode the code of the service
 * @param priceListCode the code of the price list
 * @param endExclusive the first day on which the price no longer holds
 */
public record EndTariff(
        String facilityCode, String serviceCode, String priceListCode, LocalDate endExclusive) {

    /** Checks that everything was given. */
    public EndTariff {
        Objects.requireNonNull(facilityCode, "facilityCode");
        Objects.requireNonNull(serviceCode, "serviceCode");
        Objects.requireNonNull(priceListCode, "priceListCode");
        Objects.requireNonNull(endExclusive, "endExclusive");
    }
}
