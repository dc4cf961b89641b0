package io.onecare.portal.search;

import io.onecare.core.place.GeoBox;
import io.onecare.core.place.GeoPoint;
import java.util.Optional;

/** Points and boxes as addresses carry them: degrees, latitude first, separated by commas. */
public final class Coordinates {

    private Coordinates() {}

    /**
     * Reads a point.
     *
     * @param text latitude and longitude
     * @return empty if it is not a point on the globe
     */
    public static Optional<GeoPoint> point(String text) {
        String[] part = text.split(",", -1);
        try {
            return part.length == 2 ? Optional.of(point(part[0], part[1])) : Optional.empty();
        } catch (IllegalArgumentException notAPoint) {
            // NumberFormatException is one of these
            return Optional.empty();
        }
    }

    /**
     * Reads a box.
     *
     * @param text south, west, north, east
     * @return empty if it is not a box on the globe
     */
    public static Optional<GeoBox> box(String text) {
        String[] edge = text.split(",", -1);
        try {
            return edge.length == 4
                    ? Optional.of(new GeoBox(point(edge[0], edge[1]), point(edge[2], edge[3])))
                    : Optional.empty();
        } catch (IllegalArgumentException notABox) {
            return Optional.empty();
        }
    }

    /**
     * Writes a box, exactly.
     *
     * @param box the box
     * @return what {@link #box} reads
     */
    public static String write(GeoBox box) {
        return box.southWest().latitude()
                + ","
                + box.southWest().longitude()
                + ","
                + box.northEast().latitude()
                + ","
                + box.northEast().longitude();
    }

    private static GeoPoint point(String latitude, String longitude) {
        return GeoPoint.ofLatLon(Double.parseDouble(latitude), Double.parseDouble(longitude));
    }
}
