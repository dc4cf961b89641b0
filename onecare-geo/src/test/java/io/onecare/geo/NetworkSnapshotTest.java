package io.onecare.geo;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.network.BookingMode;
import io.onecare.core.network.CategoryListing;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.ServiceListing;
import io.onecare.core.place.Address;
import io.onecare.core.place.GeoBox;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.search.FacilityCriteria;
import io.onecare.core.search.FacilityMatch;
import io.onecare.core.search.PageRequest;
import io.onecare.core.time.ValidityPeriod;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NetworkSnapshotTest {

    private static final GeoPoint MILANO = GeoPoint.ofLatLon(45.464211, 9.19);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 29);
    private static final ValidityPeriod ALWAYS = ValidityPeriod.from(LocalDate.of(2020, 1, 1));

    @Test
    void the_nearest_comes_first_with_its_distance_and_the_unplaced_last() {
        NetworkSnapshot snapshot =
                snapshot(
                        facility("C", "Lontano", GeoPoint.ofLatLon(45.070312, 7.686856)),
                        facility("B", "Senza posto", null),
                        facility("A", "Vicino", GeoPoint.ofLatLon(45.4641, 9.2)));

        List<FacilityMatch> found = find(snapshot, FacilityCriteria.any().near(MILANO), TODAY);

        assertThat(found).extracting(m -> m.facility().code()).containsExactly("A", "C", "B");
        // T. Vincenty's inverse formula (Survey Review 23, 1975) on WGS 84, computed apart from
        // this code
        assertThat(found.get(0).distanceMetres().orElseThrow())
                .isCloseTo(782.1737, Offset.offset(0.001));
        assertThat(found.get(2).distanceMetres()).isEmpty();
    }

    @Test
    void equal_distances_are_settled_by_code() {
        NetworkSnapshot snapshot =
                snapshot(
                        facility("B", "Uno", MILANO),
                        facility("A", "Due", MILANO),
                        facility("C", "Tre", MILANO));

        assertThat(codes(snapshot, FacilityCriteria.any().near(MILANO)))
                .containsExactly("A", "B", "C");
    }

    @Test
    void without_a_point_the_order_is_that_of_an_italian_phone_book() {
        NetworkSnapshot snapshot =
                snapshot(
                        facility("1", "Zeta", MILANO),
                        facility("2", "Élite", MILANO),
                        facility("3", "elica", MILANO),
                        facility("4", "Alba", MILANO));

        assertThat(codes(snapshot, FacilityCriteria.any())).containsExactly("4", "3", "2", "1");
    }

    @Test
    void a_box_finds_what_lies_in_it_or_on_its_edge_and_never_the_unplaced() {
        GeoBox box = new GeoBox(GeoPoint.ofLatLon(45, 9), GeoPoint.ofLatLon(46, 10));
        NetworkSnapshot snapshot =
                snapshot(
                        facility("IN", "A", MILANO),
                        facility("EDGE", "B", GeoPoint.ofLatLon(46, 10)),
                        facility("OUT", "C", GeoPoint.ofLatLon(46.0001, 9.5)),
                        facility("NONE", "D", null));

        assertThat(codes(snapshot, FacilityCriteria.any().within(box)))
                .containsExactly("IN", "EDGE");
    }

    @Test
    void category_service_name_and_mode_must_all_hold() {
        NetworkSnapshot snapshot =
                snapshot(
                        facility("A", "Centro Alba", MILANO, BookingMode.ONLINE, "VIS-A"),
                        facility("B", "Centro Alba", MILANO, BookingMode.BY_PHONE, "VIS-A"),
                        facility("C", "Centro Luna", MILANO, BookingMode.ONLINE, "VIS-A"),
                        facility("D", "Centro Alba", MILANO, BookingMode.ONLINE, "ESA-B"));

        assertThat(codes(snapshot, FacilityCriteria.any().offering("VIS-A")))
                .containsExactlyInAnyOrder("A", "B", "C");
        assertThat(codes(snapshot, FacilityCriteria.any().ofCategory("ESAME")))
                .containsExactly("D");
        assertThat(codes(snapshot, FacilityCriteria.any().named("alba CENTRO")))
                .containsExactlyInAnyOrder("A", "B", "D");
        assertThat(
                        codes(
                                snapshot,
                                FacilityCriteria.any()
                                        .ofCategory("VISITA")
                                        .named("alba")
                                        .bookable(BookingMode.ONLINE)))
                .containsExactly("A");
        assertThat(codes(snapshot, FacilityCriteria.any().ofCategory("NO-SUCH"))).isEmpty();
    }

    @Test
    void a_facility_is_found_from_its_first_day_to_the_day_before_its_end() {
        FacilityListing one =
                new FacilityListing(
                        "A",
                        "Alba",
                        Address.of("Via Nuvola 1", "20121", "Milano", "MI"),
                        MILANO,
                        List.of(),
                        BookingMode.ONLINE,
                        Set.of(),
                        ValidityPeriod.between(TODAY, TODAY.plusDays(1)));
        NetworkSnapshot snapshot = NetworkSnapshot.read(1, ChangingSource.of(one), TODAY);

        assertThat(find(snapshot, FacilityCriteria.any(), TODAY.minusDays(1))).isEmpty();
        assertThat(find(snapshot, FacilityCriteria.any(), TODAY)).hasSize(1);
        assertThat(find(snapshot, FacilityCriteria.any(), TODAY.plusDays(1))).isEmpty();
    }

    private static List<String> codes(NetworkSnapshot snapshot, FacilityCriteria criteria) {
        return find(snapshot, criteria, TODAY).stream().map(m -> m.facility().code()).toList();
    }

    private static List<FacilityMatch> find(
            NetworkSnapshot snapshot, FacilityCriteria criteria, LocalDate day) {
        return snapshot.find(criteria, day, new PageRequest(1, 200)).matches();
    }

    private static NetworkSnapshot snapshot(FacilityListing... facilities) {
        return NetworkSnapshot.read(
                1,
                ChangingSource.of(facilities)
                        .with(List.of(category("VISITA", "VIS-A"), category("ESAME", "ESA-B"))),
                TODAY);
    }

    private static CategoryListing category(String code, String service) {
        return new CategoryListing(
                code,
                LocalizedName.of(code, null),
                List.of(new ServiceListing(service, code, LocalizedName.of(service, null), null)));
    }

    private static FacilityListing facility(
            String code, String name, @Nullable GeoPoint position, String... services) {
        return facility(code, name, position, BookingMode.BY_PHONE, services);
    }

    private static FacilityListing facility(
            String code,
            String name,
            @Nullable GeoPoint position,
            BookingMode mode,
            String... services) {
        return new FacilityListing(
                code,
                name,
                Address.of("Via Nuvola 1", "20121", "Milano", "MI"),
                position,
                List.of(),
                mode,
                Set.of(services),
                ALWAYS);
    }
}
