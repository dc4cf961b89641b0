package io.onecare.geo.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.place.GeoBox;
import io.onecare.core.place.GeoPoint;
import io.onecare.geo.gazetteer.Gazetteer;
import io.onecare.geo.gazetteer.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.IntPredicate;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import net.sf.geographiclib.GeodesicMask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Random questions, answered by the index and by brute force: the geodesic of every facility by
 * GeographicLib, sorted. The answers must be equal to the last place. More questions: {@code
 * -Donecare.geo.proof=10}.
 */
class NearestProofTest {

    private static final int TIMES = Integer.getInteger("onecare.geo.proof", 1);

    private static final List<GeoPoint> PLACES_OF_ITALY =
            Gazetteer.italy().places().stream().map(Place::position).toList();

    /** Where the order has gone wrong in other programs. */
    private static final List<GeoPoint> ODD_PLACES =
            List.of(
                    GeoPoint.ofLatLon(35.5, 12.6), // Lampedusa
                    GeoPoint.ofLatLon(43.9424, 12.4578), // San Marino
                    GeoPoint.ofLatLon(43.5081, 16.4402), // Split, beyond the Adriatic
                    GeoPoint.ofLatLon(42.65, 18.09), // Dubrovnik
                    GeoPoint.ofLatLon(40, 12), // in the Tyrrhenian Sea
                    GeoPoint.ofLatLon(38.5, 18.5), // in the Ionian Sea
                    GeoPoint.ofLatLon(0, 0),
                    GeoPoint.ofLatLon(90, 0),
                    GeoPoint.ofLatLon(90, 77),
                    GeoPoint.ofLatLon(-90, 0),
                    GeoPoint.ofLatLon(89.9999, -170),
                    GeoPoint.ofLatLon(0, 180),
                    GeoPoint.ofLatLon(0, -180),
                    GeoPoint.ofLatLon(-17, 179.9999),
                    GeoPoint.ofLatLon(66, -179.9999),
                    GeoPoint.ofLatLon(-41.9, -167.5), // Rome's antipode
                    GeoPoint.ofLatLon(40.7, -74));

    private static int asked;

    @AfterAll
    static void at_least_a_hundred_thousand_questions_were_asked() {
        assertThat(asked).isGreaterThanOrEqualTo(100_000);
    }

    @Test
    void around_the_towns_of_italy() {
        Random random = new Random(1);
        List<@Nullable GeoPoint> positions = new ArrayList<>();
        for (int i = 0; i < 4_500; i++) {
            GeoPoint town = PLACES_OF_ITALY.get(random.nextInt(i % 2 == 0 ? 100 : 7_896));
            positions.add(i % 50 == 0 ? null : near(town, 0.05, random));
        }
        SampleNetwork network = SampleNetwork.at(positions, random);

        List<GeoPoint> points = new ArrayList<>(ODD_PLACES);
        for (int i = 0; i < 45 * TIMES; i++) {
            points.add(
                    switch (i % 3) {
                        case 0 -> between(35, 48, 6, 19, random);
                        case 1 -> near(PLACES_OF_ITALY.get(random.nextInt(9_000)), 0.1, random);
                        default -> network.facilities().get(50 * (i % 90) + 1).position();
                    });
        }
        askFrom(points, network, 250, random);
    }

    @Test
    void around_the_globe_with_poles_and_antimeridian() {
        Random random = new Random(2);
        List<@Nullable GeoPoint> positions = new ArrayList<>();
        for (int i = 0; i < 1_100; i++) {
            positions.add(
                    switch (i % 11) {
                        case 0 -> between(89.9, 90, -180, 180, random);
                        case 1 -> between(-90, -89.99, -180, 180, random);
                        case 2 -> between(-60, 60, 179.99, 180, random);
                        case 3 -> between(-60, 60, -180, -179.99, random);
                        case 4 -> GeoPoint.ofLatLon(random.nextInt(181) - 90, 180);
                        case 5 -> GeoPoint.ofLatLon(random.nextInt(181) - 90, -180);
                        // equal distances from poles and the equator, in other places
                        case 6 -> GeoPoint.ofLatLon(30 * random.nextInt(7) - 90, i % 180);
                        case 7 -> GeoPoint.ofLatLon(30 * random.nextInt(7) - 90, -(i % 180));
                        case 8 -> null;
                        default -> between(-90, 90, -180, 180, random);
                    });
        }
        SampleNetwork network = SampleNetwork.at(positions, random);

        List<GeoPoint> points = new ArrayList<>(ODD_PLACES);
        for (int i = 0; i < 100 * TIMES; i++) {
            points.add(
                    i % 2 == 0
                            ? between(-90, 90, -180, 180, random)
                            : GeoPoint.ofLatLon(
                                    30 * random.nextInt(7) - 90, 45 * random.nextInt(9) - 180));
        }
        askFrom(points, network, 220, random);
    }

    @Test
    void networks_that_end_at_a_border_of_a_block_and_beside_it() {
        Random random = new Random(3);
        for (int size : new int[] {0, 1, 2, 63, 64, 65, 128, 511, 512, 513, 577}) {
            List<@Nullable GeoPoint> positions = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                positions.add(between(41, 42, 12, 13, random));
            }
            for (int i = 0; i < size % 5; i++) {
                positions.add(null);
            }
            SampleNetwork network = SampleNetwork.at(positions, random);
            List<GeoPoint> points = new ArrayList<>();
            for (int i = 0; i < 25 * TIMES; i++) {
                points.add(between(40.5, 42.5, 11.5, 13.5, random));
            }
            askFrom(points, network, 150, random);
        }
    }

    @Test
    void many_at_the_same_place() {
        Random random = new Random(4);
        GeoPoint building = GeoPoint.ofLatLon(45.464211, 9.19);
        GeoPoint other = GeoPoint.ofLatLon(45.464211, 9.191);
        List<@Nullable GeoPoint> positions = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            positions.add(i % 3 == 0 ? other : i % 50 == 1 ? near(other, 0.01, random) : building);
        }
        SampleNetwork network = SampleNetwork.at(positions, random);
        List<GeoPoint> points = new ArrayList<>(ODD_PLACES);
        points.add(building);
        points.add(other);
        points.add(GeoPoint.ofLatLon(45.47, 9.1905)); // as far from one as from the other
        for (int i = 0; i < 20 * TIMES; i++) {
            points.add(near(building, 0.02, random));
        }
        askFrom(points, network, 150, random);
    }

    @Test
    void rings_of_facilities_whose_distances_differ_by_next_to_nothing() {
        Random random = new Random(5);
        double[] radii = {1, 1_000, 50_000, 300_000, 900_000, 1_900_000, 2_100_000, 9_000_000};
        double[] differences = {0, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2};
        for (int ring = 0; ring < 100 * TIMES; ring++) {
            GeoPoint centre =
                    ring % 2 == 0
                            ? between(36, 47, 7, 18, random)
                            : between(-90, 90, -180, 180, random);
            List<@Nullable GeoPoint> positions = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                GeodesicData end =
                        Geodesic.WGS84.Direct(
                                centre.latitude(),
                                centre.longitude(),
                                i % 10 == 0 ? 90 * random.nextInt(4) : 360 * random.nextDouble(),
                                radii[ring % radii.length]
                                        + (random.nextDouble() - 0.5)
                                                * differences[random.nextInt(differences.length)]);
                positions.add(GeoPoint.ofLatLon(end.lat2, end.lon2));
            }
            askFrom(List.of(centre), SampleNetwork.at(positions, random), 140, random);
        }
    }

    private static void askFrom(
            List<GeoPoint> points, SampleNetwork network, int questions, Random random) {
        for (GeoPoint from : points) {
            List<Placed> nearestFirst =
                    network.facilities().stream()
                            .filter(facility -> facility.position() != null)
                            .map(facility -> new Placed(facility, geodesic(from, facility)))
                            .sorted(
                                    Comparator.comparingDouble(Placed::metres)
                                            .thenComparing(placed -> placed.facility().code()))
                            .toList();
            Map<Wanted, List<Placed>> byOffer = new HashMap<>();
            for (int i = 0; i < questions; i++) {
                ask(from, nearestFirst, byOffer, network.index(), random);
            }
        }
    }

    private static void ask(
            GeoPoint from,
            List<Placed> nearestFirst,
            Map<Wanted, List<Placed>> byOffer,
            OfferIndex index,
            Random random) {
        Wanted wanted = wanted(from, nearestFirst, random);
        double radius = radius(nearestFirst, random);
        int[] limits = {1, 2, 5, 20, 20, 100};
        int limit =
                random.nextInt(30) == 0
                        ? OfferIndex.MAX_LIMIT
                        : limits[random.nextInt(limits.length)];
        List<Placed> expected = new ArrayList<>();
        Wanted offer = wanted.in(null).where(null);
        List<Placed> offering =
                byOffer.computeIfAbsent(
                        offer, o -> nearestFirst.stream().filter(p -> p.offers(o)).toList());
        for (Placed placed : offering) {
            if (placed.meets(wanted) && placed.metres() <= radius) {
                expected.add(placed);
            }
        }
        // at times behind somebody, at times from page to page
        int start = random.nextInt(4) > 0 ? 0 : random.nextInt(expected.size() + 1);
        Mark mark = start == 0 ? null : expected.get(start - 1).mark();
        int pages = random.nextInt(8) == 0 ? 3 : 1;
        for (int page = 0; page < pages; page++) {
            asked++;
            List<Found> found = index.nearest(from, wanted, radius, mark, limit);
            int end = Math.min(expected.size(), start + limit);
            requireSame(index, from, wanted, expected.subList(start, end), found);
            if (end == expected.size()) {
                return;
            }
            mark = index.mark(found.get(found.size() - 1));
            start = end;
        }
    }

    /**
     * The same facilities in the same order, 1 mm exact, with their prices; the same place is at
     * the same distance.
     */
    private static void requireSame(
            OfferIndex index,
            GeoPoint from,
            Wanted wanted,
            List<Placed> expected,
            List<Found> found) {
        boolean same = expected.size() == found.size();
        for (int i = 0; same && i < found.size(); i++) {
            Placed placed = expected.get(i);
            same =
                    placed.facility().number() == found.get(i).facility()
                            && Math.abs(placed.metres() - found.get(i).metres()) <= 0.001
                            && placed.cents(wanted).equals(cents(index, found.get(i), wanted))
                            && (i == 0
                                    || !placed.position().equals(expected.get(i - 1).position())
                                    || found.get(i).metres() == found.get(i - 1).metres());
        }
        if (!same) {
            assertThat(found)
                    .as("%s from %s", wanted, from)
                    .isEqualTo(
                            expected.stream()
                                    .map(
                                            placed ->
                                                    new Found(
                                                            placed.facility().number(),
                                                            placed.metres()))
                                    .toList());
        }
    }

    private static OptionalLong cents(OfferIndex index, Found found, Wanted wanted) {
        return wanted.service() == null || wanted.priceList() == null
                ? OptionalLong.empty()
                : index.cents(found.facility(), wanted.service(), wanted.priceList());
    }

    private static Wanted wanted(GeoPoint from, List<Placed> all, Random random) {
        Wanted wanted = Wanted.any();
        if (random.nextInt(8) > 0) {
            wanted = wanted.offering(oneOf(SampleNetwork.SERVICES, random));
        }
        if (random.nextInt(8) > 0) {
            wanted = wanted.under(oneOf(SampleNetwork.LISTS, random));
        }
        if (random.nextInt(8) == 0) {
            int divisor = 1 + random.nextInt(4);
            wanted = wanted.where(number -> number % divisor == 0);
        }
        if (random.nextInt(4) == 0 && !all.isEmpty()) {
            // corners on facilities: those on the edge are in
            GeoPoint one = all.get(random.nextInt(all.size())).position();
            GeoPoint other =
                    random.nextBoolean() ? from : all.get(random.nextInt(all.size())).position();
            wanted = wanted.in(box(one, other));
        }
        return wanted;
    }

    private static double radius(List<Placed> all, Random random) {
        if (random.nextInt(4) > 0 || all.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        double exact = all.get(random.nextInt(all.size())).metres();
        return switch (random.nextInt(3)) {
            case 0 -> exact;
            case 1 -> Math.max(0, Math.nextDown(exact));
            default -> random.nextDouble() * exact;
        };
    }

    private static GeoBox box(GeoPoint one, GeoPoint other) {
        return new GeoBox(
                GeoPoint.ofLatLon(
                        Math.min(one.latitude(), other.latitude()),
                        Math.min(one.longitude(), other.longitude())),
                GeoPoint.ofLatLon(
                        Math.max(one.latitude(), other.latitude()),
                        Math.max(one.longitude(), other.longitude())));
    }

    private static <T> T oneOf(List<T> things, Random random) {
        return things.get(random.nextInt(things.size()));
    }

    private static GeoPoint near(GeoPoint point, double degrees, Random random) {
        return GeoPoint.ofLatLon(
                point.latitude() + degrees * random.nextGaussian(),
                point.longitude() + degrees * random.nextGaussian());
    }

    private static GeoPoint between(
            double south, double north, double west, double east, Random random) {
        return GeoPoint.ofLatLon(
                south + (north - south) * random.nextDouble(),
                west + (east - west) * random.nextDouble());
    }

    private static double geodesic(GeoPoint from, SampleNetwork.Facility facility) {
        GeoPoint to = facility.position();
        return Geodesic.WGS84.Inverse(
                        from.latitude(),
                        from.longitude(),
                        to.latitude(),
                        to.longitude(),
                        GeodesicMask.DISTANCE)
                .s12;
    }

    private record Placed(SampleNetwork.Facility facility, double metres) {

        GeoPoint position() {
            return facility.position();
        }

        Mark mark() {
            return new Mark(facility.code(), position());
        }

        boolean offers(Wanted wanted) {
            return facility.offers(wanted.service(), wanted.priceList());
        }

        boolean meets(Wanted wanted) {
            IntPredicate also = wanted.also();
            return (wanted.within() == null || wanted.within().contains(position()))
                    && (also == null || also.test(facility.number()));
        }

        OptionalLong cents(Wanted wanted) {
            return wanted.service() == null || wanted.priceList() == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(
                            facility.centsByListByService()
                                    .get(wanted.service())
                                    .get(wanted.priceList()));
        }
    }
}
