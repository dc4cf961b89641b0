package io.onecare.geo.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.network.BookingMode;
import io.onecare.core.place.GeoBox;
import io.onecare.core.place.GeoPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusteringTest {

    private static final GeoBox GLOBE = box(-90, -180, 90, 180);
    private static final SampleNetwork NETWORK = network();

    /** A cell at zoom z is 360 / 2^(z+2) degrees wide and half as high. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 6, 9, 13, 18})
    void each_cell_that_reaches_into_the_view_is_counted_by_booking_mode(int zoom) {
        double width = 360 / Math.pow(2, zoom + 2);
        for (Wanted wanted :
                List.of(
                        Wanted.any(),
                        Wanted.any().offering("S-2IN3").under("BASE"),
                        Wanted.any().under("RARE").where(facility -> facility % 2 == 0))) {
            for (GeoBox view : List.of(GLOBE, box(41.5, 12, 42.3, 13), box(45, 9, 45, 9))) {
                Map<List<Long>, int[]> expected = new TreeMap<>(BY_CELL);
                for (SampleNetwork.Facility facility : NETWORK.facilities()) {
                    GeoPoint position = facility.position();
                    if (position != null
                            && facility.offers(wanted.service(), wanted.priceList())
                            && (wanted.also() == null || wanted.also().test(facility.number()))
                            && reachesInto(view, position, width)) {
                        expected.computeIfAbsent(cell(position, width), c -> new int[2])[
                                facility.mode().ordinal()]++;
                    }
                }

                Map<List<Long>, int[]> counted = new TreeMap<>(BY_CELL);
                for (Cluster cluster : NETWORK.index().clusters(view, zoom, wanted)) {
                    int[] before =
                            counted.put(
                                    cell(cluster.centre(), width),
                                    new int[] {cluster.online(), cluster.byPhone()});
                    assertThat(before).isNull();
                    assertThat(cluster.size()).isPositive();
                }

                assertThat(counted).containsExactlyInAnyOrderEntriesOf(expected);
            }
        }
    }

    @Test
    void moving_the_map_changes_no_cluster_that_stays_in_view() {
        List<Cluster> here = NETWORK.index().clusters(box(41.0, 11.0, 43.0, 13.0), 8, Wanted.any());
        List<Cluster> there =
                NETWORK.index().clusters(box(41.1, 11.3, 43.1, 13.3), 8, Wanted.any());

        List<Cluster> inBoth = new ArrayList<>(here);
        GeoBox common = box(41.1, 11.3, 43.0, 13.0);
        inBoth.removeIf(cluster -> !common.contains(cluster.centre()));
        assertThat(inBoth).hasSizeGreaterThan(10);
        assertThat(there).containsAll(inBoth);
    }

    @Test
    void the_centre_is_the_mean_of_the_positions() {
        OfferIndex index =
                OfferIndex.builder()
                        .facility("A", GeoPoint.ofLatLon(45.01, 9.01), BookingMode.ONLINE)
                        .facility("B", GeoPoint.ofLatLon(45.02, 9.03), BookingMode.BY_PHONE)
                        .facility("C", GeoPoint.ofLatLon(41, 12), BookingMode.BY_PHONE)
                        .build();

        List<Cluster> clusters = index.clusters(GLOBE, 5, Wanted.any());

        assertThat(clusters).hasSize(2);
        Cluster two = clusters.get(clusters.get(0).size() == 2 ? 0 : 1);
        Cluster one = clusters.get(clusters.get(0).size() == 2 ? 1 : 0);
        assertThat(two.centre().latitude()).isCloseTo(45.015, Offset.offset(1e-9));
        assertThat(two.centre().longitude()).isCloseTo(9.02, Offset.offset(1e-9));
        assertThat(two.online()).isEqualTo(1);
        assertThat(two.byPhone()).isEqualTo(1);
        assertThat(one.centre()).isEqualTo(GeoPoint.ofLatLon(41, 12));
        assertThat(one.online()).isZero();
        assertThat(one.byPhone()).isEqualTo(1);
        assertThat(one.first()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 7, 11, 18})
    void the_box_of_a_cluster_is_the_smallest_around_what_it_counts_and_holds_nobody_else(
            int zoom) {
        double width = 360 / Math.pow(2, zoom + 2);
        Wanted wanted = Wanted.any().offering("S-2IN3");

        for (Cluster cluster : NETWORK.index().clusters(GLOBE, zoom, wanted)) {
            List<GeoPoint> members = new ArrayList<>();
            for (SampleNetwork.Facility facility : NETWORK.facilities()) {
                GeoPoint position = facility.position();
                if (position != null
                        && facility.offers("S-2IN3", null)
                        && cell(position, width).equals(cell(cluster.centre(), width))) {
                    members.add(position);
                }
            }
            assertThat(cluster.box())
                    .isEqualTo(
                            box(
                                    members.stream()
                                            .mapToDouble(GeoPoint::latitude)
                                            .min()
                                            .orElseThrow(),
                                    members.stream()
                                            .mapToDouble(GeoPoint::longitude)
                                            .min()
                                            .orElseThrow(),
                                    members.stream()
                                            .mapToDouble(GeoPoint::latitude)
                                            .max()
                                            .orElseThrow(),
                                    members.stream()
                                            .mapToDouble(GeoPoint::longitude)
                                            .max()
                                            .orElseThrow()));
            assertThat(NETWORK.index().count(wanted.in(cluster.box()))).isEqualTo(cluster.size());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 9, 13})
    void a_cluster_opens_at_the_first_zoom_that_shows_it_as_several(int zoom) {
        for (Cluster cluster : NETWORK.index().clusters(GLOBE, zoom, Wanted.any())) {
            OptionalInt first =
                    IntStream.rangeClosed(zoom + 1, OfferIndex.MAX_ZOOM)
                            .filter(
                                    closer ->
                                            NETWORK.index()
                                                            .clusters(
                                                                    cluster.box(),
                                                                    closer,
                                                                    Wanted.any().in(cluster.box()))
                                                            .size()
                                                    > 1)
                            .findFirst();

            assertThat(cluster.opensAt()).isEqualTo(first);
        }
    }

    @Test
    void facilities_at_the_same_place_open_at_no_zoom() {
        OfferIndex index =
                OfferIndex.builder()
                        .facility("A", GeoPoint.ofLatLon(45.01, 9.01), BookingMode.ONLINE)
                        .facility("B", GeoPoint.ofLatLon(45.01, 9.01), BookingMode.BY_PHONE)
                        .build();

        assertThat(index.clusters(GLOBE, 18, Wanted.any()))
                .singleElement()
                .satisfies(both -> assertThat(both.opensAt()).isEmpty())
                .satisfies(both -> assertThat(both.size()).isEqualTo(2));
    }

    @Test
    void each_cell_has_a_number_of_its_own_that_does_not_depend_on_what_is_wanted() {
        List<Cluster> all = NETWORK.index().clusters(GLOBE, 9, Wanted.any());
        Map<List<Long>, Long> numbers = new HashMap<>();
        double width = 360 / Math.pow(2, 11);
        all.forEach(cluster -> numbers.put(cell(cluster.centre(), width), cluster.cell()));

        assertThat(all).extracting(Cluster::cell).doesNotHaveDuplicates();
        assertThat(NETWORK.index().clusters(GLOBE, 9, Wanted.any().under("RARE")))
                .isNotEmpty()
                .allSatisfy(
                        some ->
                                assertThat(some.cell())
                                        .isEqualTo(numbers.get(cell(some.centre(), width))));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 19})
    void a_zoom_that_no_map_has_is_refused(int zoom) {
        assertThatThrownBy(() -> NETWORK.index().clusters(GLOBE, zoom, Wanted.any()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(" + zoom + ")");
    }

    private static final Comparator<List<Long>> BY_CELL =
            Comparator.comparing((List<Long> cell) -> cell.get(0))
                    .thenComparing(cell -> cell.get(1));

    private static boolean reachesInto(GeoBox view, GeoPoint position, double width) {
        List<Long> cell = cell(position, width);
        List<Long> low = cell(view.southWest(), width);
        List<Long> high = cell(view.northEast(), width);
        return cell.get(0) >= low.get(0)
                && cell.get(0) <= high.get(0)
                && cell.get(1) >= low.get(1)
                && cell.get(1) <= high.get(1);
    }

    private static List<Long> cell(GeoPoint point, double width) {
        return List.of(
                (long) Math.floor(Math.min(point.longitude() + 180, 359.99999) / width),
                (long) Math.floor(Math.min(point.latitude() + 90, 179.99999) / (width / 2)));
    }

    private static GeoBox box(double south, double west, double north, double east) {
        return new GeoBox(GeoPoint.ofLatLon(south, west), GeoPoint.ofLatLon(north, east));
    }

    private static SampleNetwork network() {
        Random random = new Random(6);
        List<@Nullable GeoPoint> positions = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            positions.add(
                    switch (i % 10) {
                        case 0 -> null;
                        case 1 ->
                                GeoPoint.ofLatLon(
                                        180 * random.nextDouble() - 90,
                                        360 * random.nextDouble() - 180);
                        case 2 -> GeoPoint.ofLatLon(45 * (i % 5) - 90, 90 * (i % 3) - 180);
                        default ->
                                GeoPoint.ofLatLon(
                                        41 + 2 * random.nextDouble(), 11 + 3 * random.nextDouble());
                    });
        }
        return SampleNetwork.at(positions, random);
    }
}
