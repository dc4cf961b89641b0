package io.onecare.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.onecare.core.Actor;
import io.onecare.core.money.Money;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.FacilityTariff;
import io.onecare.core.network.TariffId;
import io.onecare.core.network.TariffListing;
import io.onecare.core.place.Address;
import io.onecare.core.place.GeoBox;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.search.FacilityCluster;
import io.onecare.core.search.FacilityCriteria;
import io.onecare.core.search.FacilityMatch;
import io.onecare.core.search.FacilityOrder;
import io.onecare.core.search.FacilityPage;
import io.onecare.core.search.FacilitySearch;
import io.onecare.core.search.PageRequest;
import io.onecare.core.time.ValidityPeriod;
import io.onecare.geo.geotools.Geodesics;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The nearest and the cheapest with a price for somebody, and nobody else. */
class OfferSearchTest {

    private static final Actor MEMBER = Actor.member(new UUID(0, 1));
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 16);
    private static final ValidityPeriod ALWAYS = ValidityPeriod.from(LocalDate.of(2020, 1, 1));
    private static final GeoPoint MILANO = GeoPoint.ofLatLon(45.4642, 9.19);

    /** 1,111 m, 2,223 m and 3,334 m north of Milano, and nobody knows where. */
    private static final List<FacilityListing> FOUR =
            List.of(
                    facility("A", GeoPoint.ofLatLon(45.4742, 9.19)),
                    facility("B", GeoPoint.ofLatLon(45.4842, 9.19)),
                    facility("C", GeoPoint.ofLatLon(45.4942, 9.19)),
                    facility("N", null));

    private final FacilityCriteria allergy = FacilityCriteria.any().offering("VIS-A");

    @Test
    void only_those_with_a_price_of_that_service_under_that_list_are_found_with_it() {
        SnapshotFacilitySearch search =
                search(
                        price("A", "VIS-A", "BASE", 5_000, ALWAYS),
                        price("A", "ECO-B", "PLUS", 1, ALWAYS),
                        price("B", "VIS-A", "PLUS", 3_000, ALWAYS),
                        price("C", "VIS-A", "BASE", 4_000, ALWAYS),
                        price("C", "VIS-A", "PLUS", 3_500, ALWAYS),
                        price("N", "VIS-A", "PLUS", 2_000, ALWAYS),
                        price("GONE", "VIS-A", "PLUS", 2_000, ALWAYS));

        assertThat(told(search, allergy.near(MILANO)))
                .containsExactly("A 1111 -", "B 2223 -", "C 3334 -", "N - -");
        assertThat(told(search, allergy.near(MILANO).under("BASE")))
                .containsExactly("A 1111 50.00", "C 3334 40.00");
        assertThat(told(search, allergy.near(MILANO).under("PLUS")))
                .containsExactly("B 2223 30.00", "C 3334 35.00", "N - 20.00");
        assertThat(told(search, allergy.under("PLUS")))
                .containsExactly("B - 30.00", "C - 35.00", "N - 20.00");
        assertThat(told(search, allergy.near(MILANO).under("NO-SUCH"))).isEmpty();
        assertThat(told(search, FacilityCriteria.any().offering("NO-SUCH").under("PLUS")))
                .isEmpty();
    }

    @Test
    void the_cheapest_comes_first_and_of_equal_prices_the_nearest() {
        SnapshotFacilitySearch search =
                search(
                        price("A", "VIS-A", "BASE", 5_000, ALWAYS),
                        price("B", "VIS-A", "BASE", 4_000, ALWAYS),
                        price("C", "VIS-A", "BASE", 4_000, ALWAYS),
                        price("N", "VIS-A", "BASE", 4_000, ALWAYS));

        assertThat(told(search, allergy.near(MILANO).under("BASE").inOrderOf(FacilityOrder.PRICE)))
                .containsExactly("B 2223 40.00", "C 3334 40.00", "N - 40.00", "A 1111 50.00");
        assertThat(
                        told(
                                search,
                                allergy.near(MILANO)
                                        .withinRadius(2_500.0)
                                        .under("BASE")
                                        .inOrderOf(FacilityOrder.PRICE)))
                .containsExactly("B 2223 40.00", "A 1111 50.00");
    }

    @Test
    void a_price_changes_at_midnight_and_is_known_before() {
        LocalDate april = LocalDate.of(2026, 4, 1);
        SnapshotFacilitySearch search =
                search(
                        price("A", "VIS-A", "BASE", 5_000, ValidityPeriod.between(TODAY, april)),
                        price("A", "VIS-A", "BASE", 6_000, ValidityPeriod.from(april)),
                        price("B", "VIS-A", "BASE", 4_000, ValidityPeriod.from(april)));
        FacilityCriteria near = allergy.near(MILANO).under("BASE");

        assertThat(told(search, near)).containsExactly("A 1111 50.00");
        assertThat(told(search, near.on(april.minusDays(1)))).containsExactly("A 1111 50.00");
        assertThat(told(search, near.on(april))).containsExactly("A 1111 60.00", "B 2223 40.00");
        for (int i = 0; i < 20; i++) {
            assertThat(told(search, near.on(april.plusDays(i)))).hasSize(2);
        }
        assertThat(told(search, near)).containsExactly("A 1111 50.00");
    }

    @Test
    void a_radius_holds_to_the_metre_and_leaves_out_whoever_is_nowhere() {
        SnapshotFacilitySearch search = search();
        double toB = Geodesics.from(MILANO).metresTo(GeoPoint.ofLatLon(45.4842, 9.19));

        assertThat(told(search, allergy.near(MILANO).withinRadius(toB + 0.01)))
                .containsExactly("A 1111 -", "B 2223 -");
        assertThat(told(search, allergy.near(MILANO).withinRadius(toB - 0.01)))
                .containsExactly("A 1111 -");
        assertThat(told(search, allergy.near(MILANO).withinRadius(0.0))).isEmpty();
    }

    @Test
    void prices_and_who_has_one_are_not_for_visitors() {
        SnapshotFacilitySearch search = search(price("A", "VIS-A", "BASE", 5_000, ALWAYS));
        FacilityCriteria priced = allergy.near(MILANO).under("BASE");
        PageRequest page = new PageRequest(1, 20);

        assertThat(search.find(Actor.visitor(), priced, page).total()).isZero();
        assertThat(search.locate(Actor.visitor(), priced)).isEmpty();
        assertThat(search.find(Actor.visitor(), allergy.near(MILANO), page).total()).isEqualTo(4);
        assertThat(search.find(MEMBER, priced, page).total()).isEqualTo(1);
    }

    /**
     * Every facility that is wanted is in one cluster, and opening a cluster shows what it counted.
     */
    @Test
    void clusters_count_what_the_search_finds() {
        SnapshotFacilitySearch search =
                search(
                        price("A", "VIS-A", "BASE", 5_000, ALWAYS),
                        price("C", "VIS-A", "BASE", 4_000, ALWAYS));
        GeoBox italy = new GeoBox(GeoPoint.ofLatLon(35, 6), GeoPoint.ofLatLon(48, 19));
        FacilityCriteria priced = allergy.near(MILANO).under("BASE");

        for (int zoom = 0; zoom <= FacilitySearch.MAX_ZOOM; zoom++) {
            assertThat(counted(search.clusters(MEMBER, allergy, italy, zoom))).isEqualTo(3);
            assertThat(counted(search.clusters(MEMBER, priced, italy, zoom))).isEqualTo(2);
            assertThat(
                            counted(
                                    search.clusters(
                                            MEMBER,
                                            priced.withinRadius(2_000.0)
                                                    .bookable(BookingMode.ONLINE),
                                            italy,
                                            zoom)))
                    .isEqualTo(1);
            assertThat(search.clusters(Actor.visitor(), priced, italy, zoom)).isEmpty();
        }
        List<FacilityCluster> far = search.clusters(MEMBER, allergy, italy, 5);
        assertThat(far).hasSize(1);
        assertThat(far.get(0).online()).isEqualTo(3);
        assertThat(far.get(0).only()).isEmpty();
        List<FacilityCluster> close = search.clusters(MEMBER, allergy, italy, 16);
        assertThat(close).hasSize(3);
        assertThat(close)
                .extracting(cluster -> cluster.only().orElseThrow().facility().code())
                .containsExactlyInAnyOrder("A", "B", "C");
        for (FacilityCluster one : search.clusters(MEMBER, priced, italy, 16)) {
            assertThat(search.locate(MEMBER, priced.within(one.box())))
                    .containsExactly(one.only().orElseThrow());
        }
        assertThat(search.find(MEMBER, allergy.within(far.get(0).box()), new PageRequest(1, 9)))
                .extracting(FacilityPage::total)
                .isEqualTo(3);
        assertThatThrownBy(() -> search.clusters(MEMBER, allergy, italy, 19))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static int counted(List<FacilityCluster> clusters) {
        return clusters.stream().mapToInt(FacilityCluster::size).sum();
    }

    @Test
    void what_makes_no_sense_together_is_refused() {
        assertThatThrownBy(() -> FacilityCriteria.any().under("BASE"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(BASE)");
        assertThatThrownBy(() -> allergy.inOrderOf(FacilityOrder.PRICE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PRICE");
        assertThatThrownBy(() -> allergy.withinRadius(5.0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("around a point");
        for (double radius : new double[] {-1, Double.NaN}) {
            assertThatThrownBy(() -> allergy.near(MILANO).withinRadius(radius))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(allergy.near(MILANO).withinRadius(5.0).near(null).radiusMetres()).isNull();
        assertThat(allergy.under("BASE").inOrderOf(FacilityOrder.PRICE).offering(null))
                .isEqualTo(FacilityCriteria.any());
    }

    /** Against the plainest search there is: look at everybody, measure, filter, sort. */
    @Test
    void every_page_of_every_question_is_that_of_a_plain_search() {
        Random random = new Random(42);
        List<FacilityListing> facilities = new ArrayList<>();
        List<FacilityTariff> tariffs = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            String code = "F-%04d".formatted(random.nextInt(1_000_000) * 10_000L + i);
            GeoPoint position =
                    random.nextInt(20) == 0
                            ? null
                            : GeoPoint.ofLatLon(
                                    44 + Math.rint(random.nextDouble() * 200) / 100,
                                    8 + Math.rint(random.nextDouble() * 200) / 100);
            facilities.add(
                    facility(
                            code,
                            position,
                            random.nextInt(10) == 0
                                    ? ValidityPeriod.between(TODAY.minusDays(9), TODAY)
                                    : ALWAYS,
                            random.nextBoolean() ? BookingMode.ONLINE : BookingMode.BY_PHONE,
                            "S-" + random.nextInt(5)));
            if (random.nextBoolean()) {
                String service = facilities.get(i).serviceCodes().iterator().next();
                tariffs.add(
                        price(
                                code,
                                service,
                                "L-" + random.nextInt(3),
                                1_000 + 100L * random.nextInt(20),
                                ALWAYS));
            }
        }
        SnapshotFacilitySearch search =
                search(ChangingSource.of(facilities.toArray(FacilityListing[]::new)), tariffs);

        for (int i = 0; i < 600; i++) {
            FacilityCriteria criteria = FacilityCriteria.any();
            if (random.nextInt(4) > 0) {
                criteria =
                        criteria.near(
                                GeoPoint.ofLatLon(
                                        43.5 + random.nextDouble() * 3,
                                        7.5 + random.nextDouble() * 3));
                if (random.nextInt(3) == 0) {
                    criteria = criteria.withinRadius(random.nextDouble() * 100_000);
                }
            }
            if (random.nextInt(4) > 0) {
                criteria = criteria.offering("S-" + random.nextInt(6));
                if (random.nextBoolean()) {
                    criteria = criteria.under("L-" + random.nextInt(3));
                    if (random.nextBoolean()) {
                        criteria = criteria.inOrderOf(FacilityOrder.PRICE);
                    }
                }
            }
            if (random.nextInt(3) == 0) {
                criteria =
                        criteria.within(
                                new GeoBox(
                                        GeoPoint.ofLatLon(44.3, 8.2),
                                        GeoPoint.ofLatLon(45.1, 9.6)));
            }
            if (random.nextInt(3) == 0) {
                criteria = criteria.bookable(BookingMode.ONLINE);
            }
            if (random.nextInt(5) == 0) {
                criteria = criteria.named("centro F 1".substring(0, 6 + random.nextInt(5)));
            }
            List<String> expected = plain(facilities, tariffs, criteria);
            PageRequest request =
                    new PageRequest(
                            1 + random.nextInt(random.nextInt(4) == 0 ? 200 : 4),
                            1 + random.nextInt(40));
            FacilityPage page = search.find(MEMBER, criteria, request);
            int from = Math.min(expected.size(), (request.number() - 1) * request.size());
            int to = Math.min(expected.size(), from + request.size());
            assertThat(page.total()).as("%s", criteria).isEqualTo(expected.size());
            assertThat(page.matches().stream().map(match -> match.facility().code()))
                    .as("%s, %s", criteria, request)
                    .containsExactlyElementsOf(expected.subList(from, to));
            for (FacilityMatch match : page.matches()) {
                GeoPoint near = criteria.near();
                GeoPoint position = match.facility().position();
                if (near != null && position != null) {
                    assertThat(match.distanceMetres().orElseThrow())
                            .isCloseTo(Geodesics.from(near).metresTo(position), within(0.001));
                }
                assertThat(match.price().isPresent()).isEqualTo(criteria.priceListCode() != null);
            }
        }
    }

    private static List<String> plain(
            List<FacilityListing> facilities,
            List<FacilityTariff> tariffs,
            FacilityCriteria criteria) {
        record Row(FacilityListing facility, double metres, long cents) {}
        Map<String, Long> centsOf = new HashMap<>();
        for (FacilityTariff each : tariffs) {
            centsOf.put(
                    each.facilityCode()
                            + each.tariff().serviceCode()
                            + each.tariff().priceListCode(),
                    each.tariff().price().cents());
        }
        List<Row> rows = new ArrayList<>();
        for (FacilityListing facility : facilities) {
            GeoPoint near = criteria.near();
            GeoPoint position = facility.position();
            double metres =
                    near == null || position == null
                            ? Double.POSITIVE_INFINITY
                            : Geodesics.from(near).metresTo(position);
            long cents =
                    centsOf.getOrDefault(
                            facility.code() + criteria.serviceCode() + criteria.priceListCode(),
                            -1L);
            GeoBox box = criteria.within();
            Double radius = criteria.radiusMetres();
            String name = criteria.name();
            if (facility.period().contains(TODAY)
                    && (criteria.serviceCode() == null
                            || facility.serviceCodes().contains(criteria.serviceCode()))
                    && (criteria.priceListCode() == null || cents >= 0)
                    && (box == null || position != null && box.contains(position))
                    && (radius == null || metres <= radius)
                    && (criteria.bookingMode() == null
                            || facility.bookingMode() == criteria.bookingMode())
                    && (name == null
                            || FoldedText.everyWordBegins(
                                    FoldedText.wordsOf(name), FoldedText.of(facility.name())))) {
                rows.add(new Row(facility, metres, cents));
            }
        }
        Comparator<Row> order =
                criteria.near() == null
                        ? Comparator.comparing(row -> row.facility().name())
                        : Comparator.comparingDouble(Row::metres);
        if (criteria.order() == FacilityOrder.PRICE) {
            order = Comparator.comparingLong(Row::cents).thenComparing(order);
        }
        rows.sort(order.thenComparing(row -> row.facility().code()));
        return rows.stream().map(row -> row.facility().code()).toList();
    }

    private static SnapshotFacilitySearch search(FacilityTariff... tariffs) {
        return search(ChangingSource.of(FOUR.toArray(FacilityListing[]::new)), List.of(tariffs));
    }

    private static SnapshotFacilitySearch search(
            ChangingSource source, List<FacilityTariff> tariffs) {
        return SnapshotFacilitySearch.over(
                source.pricing(tariffs.toArray(FacilityTariff[]::new)),
                Clock.fixed(Instant.parse("2026-03-16T11:00:00Z"), ZoneOffset.UTC),
                Runnable::run);
    }

    /** Code, metres and price. */
    private static List<String> told(SnapshotFacilitySearch search, FacilityCriteria criteria) {
        return search.find(MEMBER, criteria, new PageRequest(1, 20)).matches().stream()
                .map(
                        match ->
                                match.facility().code()
                                        + " "
                                        + (match.distanceMetres().isPresent()
                                                ? Math.round(match.distanceMetres().getAsDouble())
                                                : "-")
                                        + " "
                                        + match.price()
                                                .map(price -> price.amount().toPlainString())
                                                .orElse("-"))
                .toList();
    }

    private static FacilityListing facility(String code, @Nullable GeoPoint position) {
        return facility(code, position, ALWAYS, BookingMode.ONLINE, "VIS-A");
    }

    private static FacilityListing facility(
            String code,
            @Nullable GeoPoint position,
            ValidityPeriod period,
            BookingMode mode,
            String service) {
        return new FacilityListing(
                code,
                "Centro " + code,
                Address.of("Via Nuvola 1", "20121", "Milano", "MI"),
                position,
                List.of(),
                mode,
                Set.of(service),
                period);
    }

    private static FacilityTariff price(
            String facility, String service, String list, long cents, ValidityPeriod period) {
        return new FacilityTariff(
                facility,
                new TariffListing(
                        TariffId.of(UUID.randomUUID()),
                        service,
                        list,
                        Money.ofCents(cents),
                        period));
    }
}
