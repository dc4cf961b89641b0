package io.onecare.core.place;

import java.util.Objects;

/**
 * A box of the map on WGS 84, edges included. It does not cross the antimeridian.
 *
 * @param southWest the corner with the smallest latitude and longitude
 * @param northEast the corner with the largest latitude and longitude
 */
public record GeoBox(GeoPoint southWest, GeoPoint northEast) {

    /**
     * Checks that the corners are in order.
     *
     * @throws IllegalArgumentException if the south-west corner lies north or east of the other
     */
    public GeoBox {
        Objects.requireNonNull(southWest, "southWest");
        Objects.requireNonNull(northEast, "northEast");
        if (southWest.latitude() > northEast.latitude()
                || southWest.longitude() > northEast.longitude()) {
            throw new IllegalArgumentException(
                    "The south-west corner %s lies north or east of the north-east corner %s.%nMaybe the two are swapped."
                            .formatted(southWest, northEast));
        }
    }

    /**
     * Tells whether a point lies in this box or on its edge.
     *
     * @param point the point
     * @return true if it does
     */
    public boolean contains(GeoPoint point) {
        return point.latitude() >= southWest.latitude()
                && point.latitude() <= northEast.latitude()
                && point.longitude() >= southWest.longitude()
                && point.longitude() <= northEast.longitude();
    }
}
