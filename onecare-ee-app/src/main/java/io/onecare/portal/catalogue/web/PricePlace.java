package io.onecare.portal.catalogue.web;

import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.PriceListSheet;
import io.onecare.core.network.PricedService;
import io.onecare.core.network.ServiceListing;
import io.onecare.portal.catalogue.CatalogueDesk;
import io.onecare.portal.catalogue.PriceDesk;
import io.onecare.portal.security.SignIn;
import java.util.Optional;

/**
 * Which prices a page is about.
 *
 * @param facility where
 * @param service of what
 * @param priceList for whom
 */
public record PricePlace(
        FacilityListing facility, ServiceListing service, PriceListSheet priceList) {

    /** Empty if one of the three is not there. */
    static Optional<PricePlace> of(
            SignIn signIn,
            PriceDesk prices,
            CatalogueDesk catalogue,
            String facility,
            String service,
            String priceList) {
        Optional<FacilityListing> where = prices.facility(signIn, facility);
        Optional<ServiceListing> what =
                catalogue.catalogue(signIn).stream()
                        .map(CategoryListing::services)
                        .flatMap(services -> services.stream())
                        .filter(one -> one.code().equals(service))
                        .findFirst();
        Optional<PriceListSheet> list =
                catalogue.priceLists(signIn).stream()
                        .filter(one -> one.code().equals(priceList))
                        .findFirst();
        return where.isPresent() && what.isPresent() && list.isPresent()
                ? Optional.of(new PricePlace(where.get(), what.get(), list.get()))
                : Optional.empty();
    }

    PricedService about() {
        return new PricedService(facility.code(), service.code(), priceList.code());
    }

    /** The parameters of addresses; codes need no encoding. */
    String query() {
        return "facility="
                + facility.code()
                + "&list="
                + priceList.code()
                + "&item="
                + service.code();
    }
}
