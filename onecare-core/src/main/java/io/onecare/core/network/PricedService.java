package io.onecare.core.network;

import java.util.Objects;

/**
 * What has at most one price a day: a service at a facility under a price list.
 *
 * @param facilityCode the code of the facility
 * @param serviceCode the code of the service
 * @param priceListCode the code of the price list
 */
public record PricedService(String facilityCode, String serviceCode, String priceListCode) {

    /** Checks that everything was given. */
    public PricedService {
        Objects.requireNonNull(facilityCode, "facilityCode");
        Objects.requireNonNull(serviceCode, "serviceCode");
        Objects.requireNonNull(priceListCode, "priceListCode");
    }
}
