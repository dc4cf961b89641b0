package io.onecare.geo.index;

/**
 * The ellipsoid WGS 84: earth-centred coordinates, and the distance along the geodesic from the
 * straight line between two points, with a bound of its error. All lengths in <b>metres</b>.
 *
 * <p>Up to {@link #CLOSED_FORM_LIMIT} the geodesic is taken for an arc of the circle whose
 * curvature is that of the normal section along the chord, below the chord's middle (Euler's
 * formula, written for an ellipsoid's equation: no angle is computed). This is wrong by terms of
 * the fifth order only. To first order in the flattening f they follow from Lambert's formula (W.
 * D. Lambert, "The distance between two widely separated points on the surface of the Earth", J.
 * Wash. Acad. Sci. 32, 1942): with h = s/2a, w the squared cosine between chord and axis and m the
 * squared sine of the middle's latitude, both on the auxiliary sphere, they are
 *
 * <pre>{@code 2af (w − m) (tan h − (3h − sin h cos h) / 2)}</pre>
 *
 * at most f s⁵ / 80a⁴, which is 0.26 µm at 100 km and 0.8 mm at 500 km. They are taken away. What
 * remains is of the order of f² s⁵ / a⁴. Its factor was searched for over 5 million geodesics of
 * GeographicLib, at all latitudes and azimuths, and was never more than 0.0956 up to 2,000 km; the
 * bound has 0.12. The derivation stands in docs/decisions/0028.
 */
final class Wgs84 {

    /** The equatorial radius (NIMA TR8350.2, 3rd edition, 2000, table 3.1). */
    static final double A = 6_378_137.0;

    /** The flattening (there). */
    static final double F = 1 / 298.257223563;

    /** The polar radius. */
    static final double B = A * (1 - F);

    /** The longest <b>chord, in metres,</b> that is turned into an arc. */
    static final double CLOSED_FORM_LIMIT = 2_000_000;

    /**
     * Rounding, of coordinates here (up to 4 nm were seen) and of the geodesic itself (15 nm; C. F.
     * F. Karney, "Algorithms for geodesics", J. Geodesy 87, 2013, section 4).
     */
    static final double ROUNDING = 5e-8;

    /** For the rounding of chords, <b>metres</b>. */
    static final double MARGIN = 1e-6;

    private static final double BOUND = 0.12 * F * F / (A * A * A * A);

    private static final double E2 = F * (2 - F);
    private static final double INVERSE_A2 = 1 / (A * A);
    private static final double INVERSE_B2 = 1 / (B * B);

    private Wgs84() {}

    /** Writes x, y, z of a point on the ellipsoid into an array, from an index on. */
    static void earthCentred(double latitude, double longitude, double[] xyz, int at) {
        double phi = Math.toRadians(latitude);
        double lambda = Math.toRadians(longitude);
        double sin = Math.sin(phi);
        double cos = Math.cos(phi);
        double n = A / Math.sqrt(1 - E2 * sin * sin);
        xyz[at] = n * cos * Math.cos(lambda);
        xyz[at + 1] = n * cos * Math.sin(lambda);
        xyz[at + 2] = n * (1 - E2) * sin;
    }

    /** The distance between two points on the ellipsoid, wrong by no more than {@link #bound}. */
    static double arc(double x1, double y1, double z1, double x2, double y2, double z2) {
        double dx = x2 - x1;
        double dy = y2 - y1;
        double dz = z2 - z1;
        double dxy2 = dx * dx + dy * dy;
        double chord2 = dxy2 + dz * dz;
        if (chord2 == 0) {
            return 0;
        }
        // twice the middle: the factor cancels out
        double mx = x1 + x2;
        double my = y1 + y2;
        double mz = z1 + z2;
        double mxy2 = mx * mx + my * my;
        double dz2OnSphere = dz * dz * INVERSE_B2;
        double mz2OnSphere = mz * mz * INVERSE_B2;
        double d2OnSphere = dxy2 * INVERSE_A2 + dz2OnSphere;
        double m2OnSphere = mxy2 * INVERSE_A2 + mz2OnSphere;
        double normal2 = mxy2 * (INVERSE_A2 * INVERSE_A2) + mz2OnSphere * INVERSE_B2;
        // the squared sine of half the angle that the chord spans on its circle
        double sine2 = d2OnSphere * d2OnSphere * m2OnSphere / (chord2 * normal2) / 4;
        double arc = Math.sqrt(chord2) * arcSineBySine(sine2);
        double h2 = arc * arc * (INVERSE_A2 / 4);
        double wMinusM =
                (dz2OnSphere * m2OnSphere - mz2OnSphere * d2OnSphere) / (d2OnSphere * m2OnSphere);
        return arc * (1 - F * wMinusM * h2 * h2 * (1 / 5.0 + h2 * (1 / 21.0 + h2 / 45)));
    }

    /** arcsin(x) / x for x² up to 0.025, by its series: wrong by no more than 4e-12. */
    private static double arcSineBySine(double x2) {
        return 1
                + x2
                        * (1 / 6.0
                                + x2
                                        * (3 / 40.0
                                                + x2
                                                        * (5 / 112.0
                                                                + x2
                                                                        * (35 / 1152.0
                                                                                + x2
                                                                                        * (63
                                                                                                / 2816.0)))));
    }

    /**
     * How far an arc may be from the geodesic.
     *
     * @param arc <b>metres</b>, as {@link #arc} gives it
     * @return <b>metres</b>
     */
    static double bound(double arc) {
        double square = arc * arc;
        return ROUNDING + BOUND * square * square * arc;
    }

    /**
     * A distance that no geodesic falls short of: b times the angle on the auxiliary sphere, since
     * its image on a sphere of radius b is nowhere longer than the geodesic, and a chord is at most
     * a times its image.
     */
    static double leastOf(double chord) {
        return Math.max(chord, 2 * B * Math.asin(Math.min(1, chord / (2 * A))));
    }

    /** A distance that no geodesic exceeds: as {@link #leastOf}, from the other side. */
    static double mostOf(double chord) {
        return 2 * A * Math.asin(Math.min(1, chord / (2 * B)));
    }

    /** Whoever is farther off than this <b>chord</b> is farther than the distance. */
    static double chordBeyond(double distance) {
        double angle = distance / (2 * B);
        return angle >= Math.PI / 2
                ? Double.POSITIVE_INFINITY
                : Math.min(distance, 2 * A * Math.sin(angle)) + MARGIN;
    }

    /** Whoever is nearer than this <b>chord</b> is nearer than the distance. */
    static double chordWithin(double distance) {
        return 2 * B * Math.sin(Math.min(distance / (2 * A), Math.PI / 2)) - MARGIN;
    }
}
