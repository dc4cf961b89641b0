package io.onecare.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.Actor;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestNetwork;
import io.onecare.core.place.Address;
import io.onecare.core.time.ValidityPeriod;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Practitioners on both providers and both databases. */
class PractitionerIT {

    private static final Actor ADMINISTRATOR = Actor.system("test");
    private static final PractitionerName ADA = PractitionerName.of("Dott.ssa", "Ada", "Prova");
    private static final PractitionerName UGO = PractitionerName.of(null, "Ugo", "Àbaco");

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.network.NetworkIT#everywhere")
    void practitioners_are_listed_where_they_work(JpaProvider provider, DatabaseKind kind) {
        try (TestNetwork network = TestNetwork.on(provider, kind)) {
            network.inTransaction(o -> o.networkEditor().add(ADMINISTRATOR, facility("OC-1")));
            network.inTransaction(o -> o.networkEditor().add(ADMINISTRATOR, facility("OC-2")));

            assertThat(add(network, ADMINISTRATOR, "DR-1", ADA, "OC-1", "OC-2"))
                    .isEqualTo(new NetworkOutcome.Added("DR-1"));
            add(network, ADMINISTRATOR, "DR-2", UGO, "OC-1");

            assertThat(practitioners(network, "OC-1"))
                    .containsExactlyInAnyOrder(
                            new PractitionerListing("DR-1", ADA),
                            new PractitionerListing("DR-2", UGO));
            assertThat(practitioners(network, "OC-2"))
                    .containsExactly(new PractitionerListing("DR-1", ADA));
            assertThat(practitioners(network, "OC-9")).isEmpty();
            Map<String, List<PractitionerListing>> everywhere =
                    network.withoutTransaction(
                            o ->
                                    o.facilityDirectory()
                                            .practitionersBetween(Actor.visitor(), "OC-1", "OC-2"));
            assertThat(everywhere)
                    .containsOnly(
                            Map.entry("OC-1", practitioners(network, "OC-1")),
                            Map.entry("OC-2", practitioners(network, "OC-2")));
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.network.NetworkIT#everywhere")
    void who_cannot_be_added_is_refused(JpaProvider provider, DatabaseKind kind) {
        try (TestNetwork network = TestNetwork.on(provider, kind)) {
            network.inTransaction(o -> o.networkEditor().add(ADMINISTRATOR, facility("OC-1")));
            add(network, ADMINISTRATOR, "DR-1", ADA, "OC-1");

            assertThat(add(network, ADMINISTRATOR, "DR-1", UGO))
                    .isEqualTo(new NetworkOutcome.Refused(NetworkRefusal.CODE_TAKEN, "DR-1"));
            assertThat(add(network, ADMINISTRATOR, "DR-2", UGO, "OC-1", "OC-9"))
                    .isEqualTo(new NetworkOutcome.Refused(NetworkRefusal.UNKNOWN_FACILITY, "OC-9"));
            assertThat(add(network, Actor.visitor(), "DR-2", UGO))
                    .isEqualTo(new NetworkOutcome.Refused(NetworkRefusal.NOT_FOUND, "DR-2"));
            assertThat(practitioners(network, "OC-1")).hasSize(1);
        }
    }

    @Test
    void a_name_stays_out_of_logs() {
        AddPractitioner command = new AddPractitioner("DR-1", ADA, Set.of());

        assertThat(command.toString()).doesNotContain("Ada", "Prova").contains("DR-1");
        assertThat(new PractitionerListing("DR-1", ADA).toString()).doesNotContain("Ada", "Prova");
        assertThat(new Practitioner(command).toString()).doesNotContain("Ada", "Prova");
    }

    private static NetworkOutcome add(
            TestNetwork network, Actor actor, String code, PractitionerName name, String... where) {
        return network.inTransaction(
                o -> o.networkEditor().add(actor, new AddPractitioner(code, name, Set.of(where))));
    }

    private static List<PractitionerListing> practitioners(TestNetwork network, String facility) {
        return network.withoutTransaction(
                o -> o.facilityDirectory().practitioners(Actor.visitor(), facility));
    }

    private static AddFacility facility(String code) {
        return new AddFacility(
                code,
                "Centro Vento",
                Address.of("Via Nuvola 1", "10121", "Torino", "TO"),
                null,
                List.of(),
                null,
                BookingMode.BY_PHONE,
                Set.of(),
                ValidityPeriod.from(LocalDate.of(2024, 1, 1)));
    }
}
