package io.onecare.geo.sample;

import org.locationtech.jts.geom.Coordinate;

/** Breaks: GeoTools stays in its package. */
public class GeometryOutside {
    Coordinate coordinate;
}
