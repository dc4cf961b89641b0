package io.onecare.portal.network.web;

import io.onecare.core.place.GeoPoint;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position as people type or paste it: degrees with a point or a comma, both of them in the first
 * field as maps write them, too.
 */
final class TypedPosition {

    private static final String DEGREES = "([+-]?\\d{1,3}(?:[.,]\\d{1,15})?)\\s*°?";

    private static final Pattern BOTH = Pattern.compile(DEGREES + "\\s*[,;\\s]\\s*" + DEGREES);
    private static final Pattern ONE = Pattern.compile(DEGREES);

    private TypedPosition() {}

    /**
     * Reads a position.
     *
     * @return empty if it is none on the globe
     */
    static Optional<GeoPoint> read(String latitude, String longitude) {
        Matcher both = BOTH.matcher(latitude);
        if (longitude.isEmpty() && both.matches()) {
            return point(both.group(1), both.group(2));
        }
        Matcher north = ONE.matcher(latitude);
        Matcher east = ONE.matcher(longitude);
        return north.matches() && east.matches()
                ? point(north.group(1), east.group(1))
                : Optional.empty();
    }

    private static Optional<GeoPoint> point(String latitude, String longitude) {
        try {
            return Optional.of(GeoPoint.ofLatLon(degrees(latitude), degrees(longitude)));
        } catch (IllegalArgumentException notOnTheGlobe) {
            return Optional.empty();
        }
    }

    private static double degrees(String typed) {
        return Double.parseDouble(typed.replace(',', '.'));
    }

    /** To a tenth of a metre, with a point, as every map reads it. */
    static String write(double degrees) {
        return String.format(Locale.ROOT, "%.6f", degrees);
    }

    /** Whether two positions are written alike, so that nobody moves what nobody has touched. */
    static boolean isSame(GeoPoint one, GeoPoint other) {
        return write(one.latitude()).equals(write(other.latitude()))
                && write(one.longitude()).equals(write(other.longitude()));
    }
}
