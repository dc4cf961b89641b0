package io.onecare.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.Actor;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestNetwork;
import io.onecare.core.network.FacilityQuery.Standing;
import io.onecare.core.place.Address;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.time.ValidityPeriod;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Finding the facility to change, on both providers and both databases. */
class FacilityFindIT {

    private static final Actor SYSTEM = Actor.system("test");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 8);
    private static final ValidityPeriod ALWAYS = ValidityPeriod.from(LocalDate.of(2024, 1, 1));

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.network.NetworkIT#everywhere")
    void a_facility_is_found_by_words_of_its_name_comune_and_code(
            JpaProvider provider, DatabaseKind kind) {
        try (TestNetwork network = TestNetwork.on(provider, kind)) {
            add(network, "OC-3", "Città dell’Aria", "Forlì", null, ALWAYS);
            add(network, "OC-1", "centro Brezza", "Torino", null, ALWAYS);
            add(
                    network,
                    "OC-2",
                    "Centro Aria 100%",
                    "Torino",
                    GeoPoint.ofLatLon(45, 7),
                    ValidityPeriod.between(LocalDate.of(2024, 1, 1), TODAY));
            add(network, "NEW-4", "Zefiro", "Roma", null, ValidityPeriod.from(TODAY.plusDays(1)));

            assertThat(codes(network, "", Standing.ANY))
                    .containsExactly("OC-2", "OC-1", "OC-3", "NEW-4");
            assertThat(codes(network, "  citta   FORLI ", Standing.ANY)).containsExactly("OC-3");
            assertThat(codes(network, "aria torino", Standing.ANY)).containsExactly("OC-2");
            assertThat(codes(network, "oc-1", Standing.ANY)).containsExactly("OC-1");
            assertThat(codes(network, "100%", Standing.ANY)).containsExactly("OC-2");
            assertThat(codes(network, "%", Standing.ANY)).containsExactly("OC-2");
            assertThat(codes(network, "o_-", Standing.ANY)).isEmpty();
            assertThat(codes(network, "", Standing.IN_NETWORK)).containsExactly("OC-1", "OC-3");
            assertThat(codes(network, "", Standing.LEFT)).containsExactly("OC-2");
            assertThat(codes(network, "", Standing.TO_COME)).containsExactly("NEW-4");
            assertThat(codes(network, "", Standing.UNPLACED))
                    .containsExactly("OC-1", "OC-3", "NEW-4");

            FoundFacilities second = find(network, "", Standing.ANY, 2, 1);
            assertThat(second.total()).isEqualTo(4);
            assertThat(second.facilities())
                    .extracting(FacilityListing::code)
                    .containsExactly("OC-3");
            assertThat(find(network, "nessuna", Standing.ANY, 0, 10))
                    .isEqualTo(new FoundFacilities(List.of(), 0));
            assertThatThrownBy(() -> find(network, "", Standing.ANY, -1, 10))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("(-1)");
            assertThat(
                            network.statementsOf(
                                    o ->
                                            o.facilityDirectory()
                                                    .find(
                                                            SYSTEM,
                                                            new FacilityQuery(
                                                                    "", Standing.ANY, TODAY),
                                                            0,
                                                            10)))
                    .isEqualTo(4);
        }
    }

    private static List<String> codes(TestNetwork network, String typed, Standing standing) {
        FoundFacilities found = find(network, typed, standing, 0, 10);
        assertThat(found.total()).isEqualTo(found.facilities().size());
        return found.facilities().stream().map(FacilityListing::code).toList();
    }

    private static FoundFacilities find(
            TestNetwork network, String typed, Standing standing, int skip, int limit) {
        return network.withoutTransaction(
                o ->
                        o.facilityDirectory()
                                .find(
                                        SYSTEM,
                                        new FacilityQuery(typed, standing, TODAY),
                                        skip,
                                        limit));
    }

    private static void add(
            TestNetwork network,
            String code,
            String name,
            String comune,
            @Nullable GeoPoint position,
            ValidityPeriod period) {
        network.inTransaction(
                o ->
                        o.networkEditor()
                                .add(
                                        SYSTEM,
                                        new AddFacility(
                                                code,
                                                name,
                                                Address.of("Via Nuvola 1", "10121", comune, "TO"),
                                                position,
                                                List.of(),
                                                null,
                                                BookingMode.BY_PHONE,
                                                Set.of(),
                                                period)));
    }
}
