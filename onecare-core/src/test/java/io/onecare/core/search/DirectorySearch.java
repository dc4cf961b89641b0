package io.onecare.core.search;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.FacilityDirectory;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.PractitionerListing;
import io.onecare.core.place.GeoBox;
import io.onecare.core.place.GeoPoint;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The plainest search that an embedder may bring: it asks the directory each time, knows service,
 * booking mode and a practitioner's family name, and answers in the order of codes.
 */
public record DirectorySearch(OneCare oneCare) implements FacilitySearch {

    @Override
    public FacilityPage find(Actor actor, FacilityCriteria criteria, PageRequest page) {
        List<FacilityMatch> all = all(actor, criteria);
        return new FacilityPage(page.of(all), all.size(), page);
    }

    @Override
    public List<FacilityMatch> all(Actor actor, FacilityCriteria criteria) {
        FacilityCriteria known =
                FacilityCriteria.any()
                        .offering(criteria.serviceCode())
                        .bookable(criteria.bookingMode())
                        .ofPractitioner(criteria.practitioner());
        if (!criteria.equals(known)) {
            throw new UnsupportedOperationException("The criteria (%s)".formatted(criteria));
        }
        return oneCare
                .facilityDirectory()
                .page(actor, null, FacilityDirectory.MAX_PAGE_SIZE)
                .stream()
                .filter(facility -> facility.serviceCodes().contains(criteria.serviceCode()))
                .filter(
                        facility ->
                                criteria.bookingMode() == null
                                        || criteria.bookingMode() == facility.bookingMode())
                .map(facility -> match(actor, facility, criteria.practitioner()))
                .filter(
                        match ->
                                criteria.practitioner() == null || !match.practitioners().isEmpty())
                .toList();
    }

    private FacilityMatch match(
            Actor actor, FacilityListing facility, @Nullable String practitioner) {
        return new FacilityMatch(
                facility,
                OptionalDouble.empty(),
                Optional.empty(),
                oneCare.facilityDirectory().practitioners(actor, facility.code()).stream()
                        .filter(each -> each.name().familyName().equals(practitioner))
                        .toList());
    }

    @Override
    public List<FacilityMatch> locate(Actor actor, FacilityCriteria criteria) {
        throw new UnsupportedOperationException("locate");
    }

    @Override
    public List<FacilityCluster> clusters(
            Actor actor, FacilityCriteria criteria, GeoBox view, int zoom) {
        throw new UnsupportedOperationException("clusters");
    }

    @Override
    public List<FacilityMatch> mentioning(
            Actor actor, String typed, @Nullable GeoPoint near, int limit) {
        throw new UnsupportedOperationException("mentioning");
    }

    @Override
    public List<PractitionerListing> practitioners(Actor actor, String typed, int limit) {
        throw new UnsupportedOperationException("practitioners");
    }

    @Override
    public Optional<FacilityListing> facility(Actor actor, String code) {
        throw new UnsupportedOperationException("facility");
    }

    @Override
    public List<CategoryListing> catalogue(Actor actor) {
        return oneCare.facilityDirectory().catalogue(actor);
    }
}
