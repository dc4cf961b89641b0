package io.onecare.geo.index;

import io.onecare.core.place.GeoBox;
import io.onecare.core.place.GeoPoint;
import java.util.OptionalInt;

/**
 * The facilities in one cell of the map's grid, shown as one.
 *
 * @param cell which cell of the grid it is, 0 or more: another one for each cluster of a zoom, and
 *     always the same for the same place
 * @param centre the mean of their latitudes and longitudes; the position itself if there is one
 * @param box the smallest box around them; of all facilities that were wanted, just these lie in it
 * @param online how many are booked online
 * @param byPhone how many are booked by phone
 * @param first the lowest of their numbers, as {@link OfferIndexBuilder#facility} gave them
 * @param opensAt the first closer zoom that shows them as several clusters; empty if there is only
 *     one, or no zoom up to {@link OfferIndex#MAX_ZOOM} does
 */
public record Cluster(
        long cell,
        GeoPoint centre,
        GeoBox box,
        int online,
        int byPhone,
        int first,
        OptionalInt opensAt) {

    /**
     * Counts them all.
     *
     * @return at least 1
     */
    public int size() {
        return online + byPhone;
    }
}
