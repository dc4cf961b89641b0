package io.onecare.core.search;

import io.onecare.core.network.FacilityListing;
import io.onecare.core.place.GeoPoint;
import java.util.Optional;

/**
 * Facilities that lie so close together on a map that they are shown as one mark.
 *
 * @param centre where to show it: the mean of their positions
 * @param online how many of them are booked online, 0 or more
 * @param byPhone how many of them are booked by phone, 0 or more; together at least 1
 * @param only the facility, if there is just one
 */
public record FacilityCluster(
        GeoPoint centre, int online, int byPhone, Optional<FacilityListing> only) {

    /**
     * Counts the facilities.
     *
     * @return how many there are, 1 or more
     */
    public int size() {
        return online + byPhone;
    }
}
