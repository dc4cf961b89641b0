package io.onecare.core.network;

/**
 * A tariff and whose it is.
 *
 * @param facilityCode the code of the facility
 * @param tariff the tariff
 */
public record FacilityTariff(String facilityCode, TariffListing tariff) {}
