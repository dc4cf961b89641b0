package io.onecare.geo.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.place.GeoPoint;
import io.onecare.geo.geotools.Geodesics;
import java.util.Random;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class Wgs84Test {

    @Test
    void the_poles_and_the_equator_are_where_the_standard_says() {
        double[] xyz = new double[9];

        Wgs84.earthCentred(0, 0, xyz, 0);
        Wgs84.earthCentred(0, 90, xyz, 3);
        Wgs84.earthCentred(-90, 0, xyz, 6);

        // semi-axes: NIMA TR8350.2, 3rd edition, tables 3.1 and 3.3
        Offset<Double> nanometres = Offset.offset(1e-8);
        assertThat(xyz[0]).isCloseTo(6_378_137, nanometres);
        assertThat(xyz[4]).isCloseTo(6_378_137, nanometres);
        assertThat(xyz[8]).isCloseTo(-6_356_752.3142, Offset.offset(1e-4));
    }

    @Test
    void an_arc_is_never_farther_from_the_geodesic_than_its_bound() {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            double latitude =
                    i % 10 == 0
                            ? 15 * random.nextInt(13) - 90
                            : Math.toDegrees(Math.asin(2 * random.nextDouble() - 1));
            double azimuth = i % 4 == 0 ? 90 * random.nextInt(4) : 360 * random.nextDouble();
            // from a millimetre to the end of the closed form, as many of each order
            double metres = Math.pow(10, -3 + 9.3 * random.nextDouble());
            GeodesicData end = Geodesic.WGS84.Direct(latitude, 11, azimuth, metres);
            double exact = Geodesic.WGS84.Inverse(latitude, 11, end.lat2, end.lon2).s12;

            double[] xyz = coordinates(latitude, 11, end.lat2, end.lon2);
            double arc = Wgs84.arc(xyz[0], xyz[1], xyz[2], xyz[3], xyz[4], xyz[5]);

            double wrong = Math.abs(arc - exact);
            if (!(wrong <= Wgs84.bound(arc))) {
                assertThat(wrong)
                        .as("%s m from latitude %s towards %s", metres, latitude, azimuth)
                        .isLessThanOrEqualTo(Wgs84.bound(arc));
            }
        }
    }

    @Test
    void the_bound_is_a_millimetre_at_a_thousand_kilometres() {
        assertThat(Wgs84.bound(100_000)).isCloseTo(5.8e-8, Offset.offset(1e-9));
        assertThat(Wgs84.bound(500_000)).isCloseTo(2.55e-5, Offset.offset(1e-6));
        assertThat(Wgs84.bound(1_000_000)).isLessThan(1e-3);
    }

    @Test
    void no_geodesic_leaves_the_range_that_its_chord_tells() {
        Random random = new Random(2);
        for (int i = 0; i < 50_000; i++) {
            double south = 180 * random.nextDouble() - 90;
            double north = i % 5 == 0 ? -south : 180 * random.nextDouble() - 90;
            double east = i % 7 == 0 ? 180 : 180 * random.nextDouble();
            double exact = Geodesic.WGS84.Inverse(south, 0, north, east).s12;
            double[] xyz = coordinates(south, 0, north, east);
            double chord = Math.hypot(xyz[3] - xyz[0], xyz[4] - xyz[1]);
            chord = Math.hypot(chord, xyz[5] - xyz[2]);

            if (!(Wgs84.leastOf(chord) <= exact + 1e-6
                    && exact <= Wgs84.mostOf(chord) + 1e-6
                    && chord <= Wgs84.chordBeyond(exact)
                    && chord >= Wgs84.chordWithin(exact))) {
                assertThat(exact)
                        .as("chord %s", chord)
                        .isBetween(Wgs84.leastOf(chord), Wgs84.mostOf(chord));
            }
        }
    }

    @Test
    void an_arc_to_the_same_place_is_nothing() {
        assertThat(Wgs84.arc(1e6, 2e6, 3e6, 1e6, 2e6, 3e6)).isZero();
    }

    /** Then the order by one is the order by the other. */
    @Test
    void the_geodesics_are_those_of_geographiclib_to_the_last_bit() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            GeoPoint from = point(i, random);
            GeoPoint to = point(i / 3, random);
            double expected =
                    Geodesic.WGS84.Inverse(
                                    from.latitude(),
                                    from.longitude(),
                                    to.latitude(),
                                    to.longitude())
                            .s12;

            double metres = Geodesics.from(from).metresTo(to);

            if (metres != expected) {
                assertThat(metres).as("%s to %s", from, to).isEqualTo(expected);
            }
        }
    }

    private static GeoPoint point(int i, Random random) {
        return i % 3 == 0
                ? GeoPoint.ofLatLon(30 * random.nextInt(7) - 90, 45 * random.nextInt(9) - 180)
                : GeoPoint.ofLatLon(
                        180 * random.nextDouble() - 90, 360 * random.nextDouble() - 180);
    }

    private static double[] coordinates(double lat1, double lon1, double lat2, double lon2) {
        double[] xyz = new double[6];
        Wgs84.earthCentred(lat1, lon1, xyz, 0);
        Wgs84.earthCentred(lat2, lon2, xyz, 3);
        return xyz;
    }
}
