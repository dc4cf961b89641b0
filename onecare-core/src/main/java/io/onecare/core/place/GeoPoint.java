package io.onecare.core.place;

import java.util.Optional;

/**
 * A point on WGS 84, in decimal degrees.
 *
 * <p>Latitude comes first, as people say it. Libraries that put x (longitude) first are converted
 * to in one place each.
 *
 * @param latitude degrees north of the equator, −90 to 90
 * @param longitude degrees east of Greenwich, −180 to 180
 */
public record GeoPoint(double latitude, double longitude) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is not a number or out of its range
     */
    public GeoPoint {
        if (!(latitude >= -90 && latitude <= 90) || !(longitude >= -180 && longitude <= 180)) {
            throw new IllegalArgumentException(
                    "The point (latitude %s, longitude %s) is not on the globe.%nMaybe the two are swapped, or in another unit than degrees."
                            .formatted(latitude, longitude));
        }
    }

    /**
     * Makes a point from latitude and longitude, in this order.
     *
     * @param latitude degrees north of the equator, −90 to 90
     * @param longitude degrees east of Greenwich, −180 to 180
     * @return the point
     * @throws IllegalArgumentException if a value is not a number or out of its range
     */
    public static GeoPoint ofLatLon(double latitude, double longitude) {
        return new GeoPoint(latitude, longitude);
    }

    /**
     * Tells whether latitude and longitude seem to be swapped, for whoever is given a point by
     * somebody: it lies outside Italy's box, and the other way round it would lie in it. 9.19
     * north, 45.46 east is in Ethiopia; 45.46 north, 9.19 east is in Milano.
     *
     * @return the point that may be meant, or empty if this one may be
     */
    public Optional<GeoPoint> swappedInItaly() {
        return !inItalysBox(latitude, longitude) && inItalysBox(longitude, latitude)
                ? Optional.of(new GeoPoint(longitude, latitude))
                : Optional.empty();
    }

    /** From Lampedusa to the Vetta d'Italia, and from the Rocca di Chardonnet to Otranto. */
    private static boolean inItalysBox(double north, double east) {
        return north >= 35.4 && north <= 47.2 && east >= 6.5 && east <= 18.6;
    }
}
