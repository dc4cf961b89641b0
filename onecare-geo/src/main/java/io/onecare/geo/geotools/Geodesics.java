package io.onecare.geo.geotools;

import io.onecare.core.place.GeoPoint;
import org.geotools.referencing.GeodeticCalculator;

/**
 * Distances from one point along the geodesics of WGS 84, by GeoTools (C. F. F. Karney, "Algorithms
 * for geodesics", J. Geodesy 87, 2013; exact to some nanometres). Not thread-safe: make one per
 * question, which takes some microseconds.
 */
public final class Geodesics {

    private final GeodeticCalculator calculator = new GeodeticCalculator();

    private Geodesics(GeoPoint start) {
        calculator.setStartingGeographicPoint(start.longitude(), start.latitude());
    }

    /**
     * Measures from a point.
     *
     * @param start the point that all distances start from
     * @return a measure for this one question
     */
    public static Geodesics from(GeoPoint start) {
        return new Geodesics(start);
    }

    /**
     * Measures the distance to a point.
     *
     * @param end the other point
     * @return <b>metres</b>, from 0 to about 20,004,000
     */
    public double metresTo(GeoPoint end) {
        calculator.setDestinationGeographicPoint(end.longitude(), end.latitude());
        return calculator.getOrthodromicDistance();
    }
}
