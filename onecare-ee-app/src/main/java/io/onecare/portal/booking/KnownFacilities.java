package io.onecare.portal.booking;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.search.FacilitySearch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/**
 * What pages say of a facility: from memory, as the results before them; three statements fewer on
 * every page of a booking. Whether it can be booked there the library asks the database.
 */
@ApplicationScoped
class KnownFacilities {

    @Inject private OneCare oneCare;
    @Inject private FacilitySearch search;

    /** Those that have left the network, or join it later, only the database knows. */
    Optional<FacilityListing> find(Actor actor, String code) {
        return search.facility(actor, code)
                .or(
                        () ->
                                Optional.ofNullable(
                                        oneCare.facilityDirectory()
                                                .withCodes(actor, Set.of(code))
                                                .get(code)));
    }
}
