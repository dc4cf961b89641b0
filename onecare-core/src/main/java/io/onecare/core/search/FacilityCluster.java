package io.onecare.core.search;

import io.onecare.core.place.GeoBox;
import io.onecare.core.place.GeoPoint;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Facilities that lie so close together on a map that they are shown as one mark.
 *
 * @param cell which cell of the grid they lie in, 0 or more: another one for each cluster of a
 *     zoom, and always the same for the same place
 * @param centre where to show it: the mean of their positions
 * @param box the smallest box around them; {@link FacilityCriteria#within} this box finds just them
 * @param online how many of them are booked online, 0 or more
 * @param byPhone how many of them are booked by phone, 0 or more; together at least 1
 * @param opensAt the first closer zoom that shows them as several clusters; empty if there is just
 *     one, or they lie closer together than any zoom can show
 * @param only the facility, if there is just one
 */
public record FacilityCluster(
        long cell,
        GeoPoint centre,
        GeoBox box,
        int online,
        int byPhone,
        OptionalInt opensAt,
        Optional<FacilityMatch> only) {

    /**
     * Counts the facilities.
     *
     * @return how many there are, 1 or more
     */
    public int size() {
        return online + byPhone;
    }
}
