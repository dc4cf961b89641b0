package io.onecare.geo.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.network.BookingMode;
import io.onecare.core.place.GeoBox;
import io.onecare.core.place.GeoPoint;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfferIndexTest {

    private static final GeoPoint MILANO = GeoPoint.ofLatLon(45.464211, 9.19);
    private static final GeoPoint TORINO = GeoPoint.ofLatLon(45.070312, 7.686856);
    private static final GeoPoint ROMA = GeoPoint.ofLatLon(41.8919, 12.5113);
    private static final int IN_MILANO = 0;
    private static final int IN_TORINO = 1;
    private static final int NOWHERE = 2;
    private static final int IN_ROMA = 3;

    private static final OfferIndex INDEX =
            OfferIndex.builder()
                    .facility("D", MILANO, BookingMode.ONLINE)
                    .price("VIS-A", "BASE", 4_750)
                    .price("ESA-B", "PLUS", 100)
                    .facility("C", TORINO, BookingMode.BY_PHONE)
                    .price("VIS-A", "PLUS", 5_000)
                    .price("VIS-A", "BASE", 0)
                    .facility("B", null, BookingMode.BY_PHONE)
                    .price("VIS-A", "BASE", 1)
                    .facility("A", ROMA, BookingMode.ONLINE)
                    .offer("VIS-A")
                    .build();

    @Test
    void the_nearest_comes_first_with_its_distance() {
        List<Found> found = INDEX.nearest(MILANO, Wanted.any().offering("VIS-A").under("BASE"), 20);

        assertThat(found).extracting(Found::facility).containsExactly(IN_MILANO, IN_TORINO);
        assertThat(found.get(0).metres()).isZero();
        // T. Vincenty's inverse formula (Survey Review 23, 1975) on WGS 84, computed apart from
        // this code
        assertThat(found.get(1).metres()).isCloseTo(125_824.1822, Offset.offset(0.001));
    }

    @Test
    void a_price_is_that_of_the_service_under_the_list() {
        assertThat(INDEX.cents(IN_MILANO, "VIS-A", "BASE")).hasValue(4_750);
        assertThat(INDEX.cents(IN_TORINO, "VIS-A", "BASE")).hasValue(0);
        assertThat(INDEX.cents(IN_TORINO, "VIS-A", "PLUS")).hasValue(5_000);
        assertThat(INDEX.cents(NOWHERE, "VIS-A", "BASE")).hasValue(1);
        assertThat(INDEX.cents(IN_MILANO, "VIS-A", "PLUS")).isEmpty();
        assertThat(INDEX.cents(IN_ROMA, "VIS-A", "BASE")).isEmpty();
        assertThat(INDEX.cents(IN_ROMA, "ESA-B", "PLUS")).isEmpty();
        assertThat(INDEX.cents(IN_MILANO, "NO-SUCH", "BASE")).isEmpty();
        assertThat(INDEX.cents(IN_MILANO, "VIS-A", "NO-SUCH")).isEmpty();
    }

    @Test
    void service_and_list_at_the_same_facility_are_no_price_of_one_under_the_other() {
        Wanted wanted = Wanted.any().offering("VIS-A").under("PLUS");

        assertThat(INDEX.nearest(MILANO, wanted, 20))
                .extracting(Found::facility)
                .containsExactly(IN_TORINO);
        assertThat(INDEX.all(wanted)).containsExactly(IN_TORINO);
    }

    @Test
    void without_service_or_list_everybody_or_whoever_has_the_other_is_found() {
        assertThat(INDEX.all(Wanted.any())).containsExactly(IN_ROMA, NOWHERE, IN_TORINO, IN_MILANO);
        assertThat(INDEX.all(Wanted.any().offering("VIS-A")))
                .containsExactly(IN_ROMA, NOWHERE, IN_TORINO, IN_MILANO);
        assertThat(INDEX.all(Wanted.any().under("PLUS"))).containsExactly(IN_TORINO, IN_MILANO);
        assertThat(INDEX.all(Wanted.any().offering("ESA-B"))).containsExactly(IN_MILANO);
    }

    @Test
    void a_facility_without_position_is_listed_but_never_near_nor_in_a_box() {
        GeoBox globe = new GeoBox(GeoPoint.ofLatLon(-90, -180), GeoPoint.ofLatLon(90, 180));

        assertThat(INDEX.nearest(ROMA, Wanted.any(), 20))
                .extracting(Found::facility)
                .containsExactly(IN_ROMA, IN_MILANO, IN_TORINO);
        assertThat(INDEX.all(Wanted.any().in(globe)))
                .containsExactly(IN_ROMA, IN_TORINO, IN_MILANO);
        assertThat(INDEX.clusters(globe, 0, Wanted.any()).stream().mapToInt(Cluster::size).sum())
                .isEqualTo(3);
    }

    @Test
    void a_network_of_facilities_without_position_has_nobody_near() {
        OfferIndex index =
                OfferIndex.builder().facility("A", null, BookingMode.ONLINE).offer("VIS-A").build();

        assertThat(index.nearest(ROMA, Wanted.any(), 1)).isEmpty();
        assertThat(index.all(Wanted.any().offering("VIS-A"))).containsExactly(0);
    }

    @Test
    void a_condition_is_asked_with_the_numbers_of_the_builder() {
        assertThat(INDEX.all(Wanted.any().where(facility -> facility != IN_TORINO)))
                .containsExactly(IN_ROMA, NOWHERE, IN_MILANO);
    }

    @Test
    void nobody_offers_what_is_not_known() {
        assertThat(INDEX.nearest(ROMA, Wanted.any().offering("NO-SUCH"), 1)).isEmpty();
        assertThat(INDEX.nearest(ROMA, Wanted.any().under("NO-SUCH"), 1)).isEmpty();
        assertThat(INDEX.all(Wanted.any().offering("VIS-A").under("NO-SUCH"))).isEmpty();
    }

    @Test
    void an_empty_network_is_searched_in_vain() {
        OfferIndex index = OfferIndex.builder().build();
        GeoBox box = new GeoBox(TORINO, MILANO);

        assertThat(index.nearest(ROMA, Wanted.any(), 1)).isEmpty();
        assertThat(index.all(Wanted.any().in(box))).isEmpty();
        assertThat(index.clusters(box, 5, Wanted.any())).isEmpty();
    }

    @Test
    void a_page_goes_on_after_its_mark_although_the_facility_is_gone() {
        Mark mark = INDEX.mark(INDEX.nearest(MILANO, Wanted.any(), 1).get(0));
        OfferIndex later =
                OfferIndex.builder()
                        .facility("C", TORINO, BookingMode.BY_PHONE)
                        .facility("E", MILANO, BookingMode.ONLINE)
                        .build();

        assertThat(mark).isEqualTo(new Mark("D", MILANO));
        assertThat(later.nearest(MILANO, Wanted.any(), Double.POSITIVE_INFINITY, mark, 20))
                .extracting(Found::facility)
                .containsExactly(1, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 10_001, Integer.MAX_VALUE})
    void a_limit_that_nobody_means_is_refused(int limit) {
        assertThatThrownBy(() -> INDEX.nearest(ROMA, Wanted.any(), limit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(" + limit + ")");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -1, Double.NEGATIVE_INFINITY})
    void a_radius_that_is_no_distance_is_refused(double radius) {
        assertThatThrownBy(() -> INDEX.nearest(ROMA, Wanted.any(), radius, null, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("radius");
    }

    @Test
    void a_radius_of_zero_finds_who_is_there() {
        assertThat(INDEX.nearest(ROMA, Wanted.any(), 0, null, 20))
                .extracting(Found::facility)
                .containsExactly(IN_ROMA);
    }

    @Test
    void two_facilities_of_one_code_are_refused() {
        OfferIndexBuilder builder =
                OfferIndex.builder()
                        .facility("A", ROMA, BookingMode.ONLINE)
                        .facility("B", ROMA, BookingMode.ONLINE)
                        .facility("A", MILANO, BookingMode.ONLINE);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(A)");
    }

    @Test
    void two_prices_of_one_service_under_one_list_are_refused() {
        OfferIndexBuilder builder =
                OfferIndex.builder()
                        .facility("A", ROMA, BookingMode.ONLINE)
                        .price("VIS-A", "BASE", 2)
                        .price("ESA-B", "BASE", 1)
                        .price("VIS-A", "BASE", 1);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(A)")
                .hasMessageContaining("(VIS-A)")
                .hasMessageContaining("(BASE)");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 2_147_483_648L})
    void a_price_out_of_its_range_is_refused(long cents) {
        OfferIndexBuilder builder = OfferIndex.builder().facility("A", ROMA, BookingMode.ONLINE);

        assertThatThrownBy(() -> builder.price("VIS-A", "BASE", cents))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Long.toString(cents));
    }

    @Test
    void the_highest_price_and_the_last_price_list_are_kept() {
        OfferIndexBuilder builder = OfferIndex.builder().facility("A", ROMA, BookingMode.ONLINE);
        for (int list = 0; list < OfferIndexBuilder.MAX_PRICE_LISTS; list++) {
            builder.price("VIS-A", "L" + list, OfferIndexBuilder.MAX_CENTS - list);
        }
        OfferIndex index = builder.build();

        assertThat(index.cents(0, "VIS-A", "L0")).hasValue(2_147_483_647);
        assertThat(index.cents(0, "VIS-A", "L1022")).hasValue(2_147_482_625);
        assertThat(index.nearest(ROMA, Wanted.any().offering("VIS-A").under("L1022"), 1))
                .containsExactly(new Found(0, 0));
        assertThatThrownBy(() -> builder.price("VIS-A", "L1023", 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("(1023)");
    }

    @Test
    void an_offer_without_a_facility_is_refused() {
        assertThatThrownBy(() -> OfferIndex.builder().offer("VIS-A"))
                .isInstanceOf(IllegalStateException.class);
    }
}
