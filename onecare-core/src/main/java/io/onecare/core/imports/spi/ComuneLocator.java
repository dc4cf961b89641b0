package io.onecare.core.imports.spi;

import io.onecare.core.place.GeoPoint;
import java.util.Optional;

/**
 * Knows where comuni lie: fills the position that a facility's line lacks, and doubts one that lies
 * elsewhere. {@code onecare-geo} has one from its gazetteer. Asked once per line; safe for use by
 * several threads; it neither blocks nor throws.
 */
public interface ComuneLocator {

    /** Whether a point lies where an address says. */
    enum Whereabouts {
        /** In the comune, or so near that nobody can tell. */
        THERE,
        /** In another place for certain. */
        ELSEWHERE,
        /** Nobody knows the comune. */
        UNKNOWN_COMUNE
    }

    /**
     * Finds a point that stands for a comune, usually its centre.
     *
     * @param comune the comune's name as the line has it
     * @param province the two letters of its province
     * @return empty if there is no such comune in that province
     */
    Optional<GeoPoint> centreOf(String comune, String province);

    /**
     * Tells whether a point lies in a comune.
     *
     * @param point the point
     * @param comune the comune's name as the line has it
     * @param province the two letters of its province
     * @return there, elsewhere, or that nobody knows the comune
     */
    Whereabouts whereabouts(GeoPoint point, String comune, String province);

    /**
     * Knows no comune: no position is filled, none is doubted.
     *
     * @return a locator for embedders without a gazetteer
     */
    static ComuneLocator none() {
        return new ComuneLocator() {
            @Override
            public Optional<GeoPoint> centreOf(String comune, String province) {
                return Optional.empty();
            }

            @Override
            public Whereabouts whereabouts(GeoPoint point, String comune, String province) {
                return Whereabouts.THERE;
            }
        };
    }
}
