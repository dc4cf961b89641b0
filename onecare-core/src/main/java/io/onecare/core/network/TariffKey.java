package io.onecare.core.network;

/** Of which tariffs there is at most one a day. */
record TariffKey(FacilityId facility, HealthServiceId service, PriceListId priceList) {}
