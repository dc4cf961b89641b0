package io.onecare.geo.index;

import io.onecare.core.place.GeoPoint;

/**
 * The facilities in one cell of the map's grid, shown as one.
 *
 * @param centre the mean of their latitudes and longitudes; the position itself if there is one
 * @param online how many are booked online
 * @param byPhone how many are booked by phone
 * @param first the number of one of them, as {@link OfferIndexBuilder#facility} gave it: always the
 *     same one for the same facilities
 */
public record Cluster(GeoPoint centre, int online, int byPhone, int first) {

    /**
     * Counts them all.
     *
     * @return at least 1
     */
    public int size() {
        return online + byPhone;
    }
}
