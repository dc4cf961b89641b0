package io.onecare.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.Actor;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestNetwork;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.place.Address;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.time.ValidityPeriod;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The network on both providers and both databases. */
class NetworkIT {

    private static final Actor ADMINISTRATOR = Actor.system("test");
    private static final Actor VISITOR = Actor.visitor();
    private static final ValidityPeriod SINCE_2024 = ValidityPeriod.from(LocalDate.of(2024, 1, 1));

    private final List<TestNetwork> opened = new ArrayList<>();

    static Stream<Arguments> everywhere() {
        return Arrays.stream(JpaProvider.values())
                .flatMap(
                        provider ->
                                Arrays.stream(DatabaseKind.values())
                                        .map(kind -> Arguments.of(provider, kind)));
    }

    @AfterEach
    void close() {
        opened.forEach(TestNetwork::close);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_facility_comes_back_as_it_went_in(JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = catalogue(provider, kind);
        AddFacility added =
                new AddFacility(
                        "OC-1",
                        "Poliambulatorio “Città dell'Aria” & C. <b>",
                        Address.of("Via Così 1/b", "20121", "Milano", "MI"),
                        GeoPoint.ofLatLon(45.464211, 9.190012),
                        List.of("02 0012345", "02 0054321"),
                        EmailAddress.of("agenda@strutture.example"),
                        BookingMode.ONLINE,
                        Set.of("VIS-ALLERGOLOGICA", "VIS-CARDIOLOGICA"),
                        ValidityPeriod.between(LocalDate.of(2024, 1, 1), LocalDate.of(2030, 1, 1)));

        NetworkOutcome outcome =
                network.inTransaction(o -> o.networkEditor().add(ADMINISTRATOR, added));

        assertThat(outcome).isEqualTo(new NetworkOutcome.Added("OC-1"));
        assertThat(facilities(network))
                .containsExactly(
                        new FacilityListing(
                                added.code(),
                                added.name(),
                                added.address(),
                                added.position(),
                                added.phones(),
                                added.bookingMode(),
                                added.serviceCodes(),
                                added.period()));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_facility_may_have_no_position_no_mail_no_phone_and_no_end(
            JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = catalogue(provider, kind);

        network.inTransaction(o -> o.networkEditor().add(ADMINISTRATOR, bare("OC-2")));

        FacilityListing listing =
                network.withoutTransaction(
                        o -> o.facilityDirectory().page(VISITOR, null, 10).get(0));
        assertThat(listing.position()).isNull();
        assertThat(listing.phones()).isEmpty();
        assertThat(listing.serviceCodes()).isEmpty();
        assertThat(listing.period().untilExclusive()).isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void the_catalogue_keeps_its_order(JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = catalogue(provider, kind);

        List<CategoryListing> catalogue =
                network.withoutTransaction(o -> o.facilityDirectory().catalogue(VISITOR));

        assertThat(catalogue).extracting(CategoryListing::code).containsExactly("VISITA", "ESAME");
        assertThat(catalogue.get(0).services())
                .extracting(ServiceListing::code)
                .containsExactly("VIS-ALLERGOLOGICA", "VIS-CARDIOLOGICA");
        assertThat(catalogue.get(0).services().get(0))
                .isEqualTo(
                        new ServiceListing(
                                "VIS-ALLERGOLOGICA",
                                "VISITA",
                                LocalizedName.of("VISITA ALLERGOLOGICA", "Allergy consultation"),
                                null));
        assertThat(catalogue.get(1).services()).isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void what_to_do_before_a_service_is_told_as_it_is_now(JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = catalogue(provider, kind);
        Preparation fasting =
                Preparation.of(
                        " Presentarsi a digiuno da 8 ore.\r\nPortare gli esami già eseguiti.\n",
                        "Do not eat for 8 hours.");

        assertThat(preparation(network, "VIS-ALLERGOLOGICA")).isEmpty();
        assertThat(prepare(network, "VIS-ALLERGOLOGICA", fasting))
                .isEqualTo(new NetworkOutcome.Added("VIS-ALLERGOLOGICA"));

        assertThat(preparation(network, "VIS-ALLERGOLOGICA")).contains(fasting);
        assertThat(fasting.in(Locale.ITALY))
                .isEqualTo("Presentarsi a digiuno da 8 ore.\nPortare gli esami già eseguiti.");
        assertThat(fasting.in(Locale.UK)).isEqualTo("Do not eat for 8 hours.");
        assertThat(preparation(network, "VIS-CARDIOLOGICA")).isEmpty();

        prepare(network, "VIS-ALLERGOLOGICA", Preparation.of("è".repeat(4_000), null));
        assertThat(preparation(network, "VIS-ALLERGOLOGICA").orElseThrow().in(Locale.UK))
                .hasSize(4_000);
        prepare(network, "VIS-ALLERGOLOGICA", null);
        assertThat(preparation(network, "VIS-ALLERGOLOGICA")).isEmpty();
        assertThat(prepare(network, "VIS-NESSUNA", fasting))
                .isEqualTo(
                        new NetworkOutcome.Refused(NetworkRefusal.UNKNOWN_SERVICE, "VIS-NESSUNA"));
    }

    private static NetworkOutcome prepare(TestNetwork network, String service, Preparation text) {
        return network.inTransaction(
                o ->
                        o.networkEditor()
                                .setPreparation(ADMINISTRATOR, new SetPreparation(service, text)));
    }

    private static Optional<Preparation> preparation(TestNetwork network, String service) {
        return network.withoutTransaction(
                o -> o.facilityDirectory().findPreparation(VISITOR, service));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void pages_follow_each_other_without_gap_or_overlap(JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = catalogue(provider, kind);
        network.inTransaction(
                o -> {
                    for (String code : List.of("OC-5", "OC-3", "OC-1", "OC-4", "OC-2")) {
                        o.networkEditor().add(ADMINISTRATOR, bare(code));
                    }
                    return null;
                });

        List<String> codes = new ArrayList<>();
        String after = null;
        List<FacilityListing> page;
        do {
            String from = after;
            page = network.withoutTransaction(o -> o.facilityDirectory().page(VISITOR, from, 2));
            page.forEach(listing -> codes.add(listing.code()));
            after = page.isEmpty() ? after : page.get(page.size() - 1).code();
        } while (page.size() == 2);

        assertThat(codes).containsExactly("OC-1", "OC-2", "OC-3", "OC-4", "OC-5");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void some_facilities_are_found_by_their_codes_in_three_statements(
            JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = catalogue(provider, kind);
        network.inTransaction(
                o -> {
                    o.networkEditor().add(ADMINISTRATOR, offering("OC-1", "VIS-ALLERGOLOGICA"));
                    o.networkEditor().add(ADMINISTRATOR, bare("OC-2"));
                    return o.networkEditor().add(ADMINISTRATOR, bare("OC-3"));
                });
        Set<String> codes = Set.of("OC-1", "OC-3", "NO-SUCH");

        Map<String, FacilityListing> found =
                network.withoutTransaction(o -> o.facilityDirectory().withCodes(VISITOR, codes));

        assertThat(found).containsOnlyKeys("OC-1", "OC-3");
        assertThat(found.values())
                .containsExactlyInAnyOrderElementsOf(
                        network
                                .withoutTransaction(
                                        o -> o.facilityDirectory().page(VISITOR, null, 10))
                                .stream()
                                .filter(listing -> codes.contains(listing.code()))
                                .toList());
        assertThat(network.statementsOf(o -> o.facilityDirectory().withCodes(VISITOR, codes)))
                .isEqualTo(3);
        assertThat(network.statementsOf(o -> o.facilityDirectory().withCodes(VISITOR, Set.of())))
                .isZero();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void what_cannot_be_added_is_refused_and_nothing_changes(
            JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = catalogue(provider, kind);
        network.inTransaction(o -> o.networkEditor().add(ADMINISTRATOR, bare("OC-1")));
        long before = revision(network);

        assertThat(refusal(network, ADMINISTRATOR, bare("OC-1")))
                .isEqualTo(new NetworkOutcome.Refused(NetworkRefusal.CODE_TAKEN, "OC-1"));
        assertThat(refusal(network, ADMINISTRATOR, offering("OC-2", "NO-SUCH")))
                .isEqualTo(new NetworkOutcome.Refused(NetworkRefusal.UNKNOWN_SERVICE, "NO-SUCH"));
        assertThat(refusal(network, VISITOR, bare("OC-3")))
                .isEqualTo(new NetworkOutcome.Refused(NetworkRefusal.NOT_FOUND, "OC-3"));
        NetworkOutcome orphan =
                network.inTransaction(
                        o ->
                                o.networkEditor()
                                        .add(
                                                ADMINISTRATOR,
                                                new AddHealthService(
                                                        "X",
                                                        "NO-SUCH",
                                                        LocalizedName.of("X", null),
                                                        null)));
        assertThat(orphan)
                .isEqualTo(new NetworkOutcome.Refused(NetworkRefusal.UNKNOWN_CATEGORY, "NO-SUCH"));

        assertThat(revision(network)).isEqualTo(before);
        assertThat(facilities(network)).hasSize(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void every_change_counts_the_revision_up_and_a_rollback_does_not(
            JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = catalogue(provider, kind);
        long before = revision(network);

        network.inTransaction(o -> o.networkEditor().add(ADMINISTRATOR, bare("OC-1")));
        assertThat(revision(network)).isEqualTo(before + 1);

        assertThatThrownBy(
                        () ->
                                network.inTransaction(
                                        o -> {
                                            o.networkEditor().add(ADMINISTRATOR, bare("OC-2"));
                                            throw new IllegalStateException("the caller fails");
                                        }))
                .hasMessage("the caller fails");
        assertThat(revision(network)).isEqualTo(before + 1);
        assertThat(facilities(network)).hasSize(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_change_without_a_transaction_fails_at_once(JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = catalogue(provider, kind);

        assertThatThrownBy(
                        () ->
                                network.withoutTransaction(
                                        o -> o.networkEditor().add(ADMINISTRATOR, bare("OC-1"))))
                .isInstanceOfSatisfying(
                        OneCareException.class,
                        fault ->
                                assertThat(fault.code()).isEqualTo(ErrorCode.TRANSACTION_REQUIRED));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void the_database_itself_refuses_half_a_position_and_a_code_twice(
            JpaProvider provider, DatabaseKind kind) throws SQLException {
        TestNetwork network = catalogue(provider, kind);
        network.inTransaction(o -> o.networkEditor().add(ADMINISTRATOR, bare("OC-1")));
        network.inTransaction(o -> o.networkEditor().add(ADMINISTRATOR, bare("OC-2")));

        for (String violation :
                List.of(
                        "update facility set latitude = 45 where code = 'OC-1'",
                        "update facility set latitude = 91, longitude = 9 where code = 'OC-1'",
                        "update facility set code = 'OC-2' where code = 'OC-1'",
                        "update facility set booking_mode = 'FAX' where code = 'OC-1'",
                        "update facility set valid_until = valid_from where code = 'OC-1'",
                        "insert into network_revision (id, revision) values (2, 1)")) {
            try (Connection connection = network.connect();
                    Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute(violation))
                        .as(violation)
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    private TestNetwork catalogue(JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = TestNetwork.on(provider, kind);
        opened.add(network);
        network.inTransaction(
                o -> {
                    NetworkEditor editor = o.networkEditor();
                    editor.add(
                            ADMINISTRATOR,
                            new AddServiceCategory("ESAME", LocalizedName.of("ESAME", null), 2));
                    editor.add(
                            ADMINISTRATOR,
                            new AddServiceCategory(
                                    "VISITA", LocalizedName.of("VISITA", "Visit"), 1));
                    editor.add(
                            ADMINISTRATOR,
                            new AddHealthService(
                                    "VIS-CARDIOLOGICA",
                                    "VISITA",
                                    LocalizedName.of("VISITA CARDIOLOGICA", null),
                                    "89.7A.3"));
                    return editor.add(
                            ADMINISTRATOR,
                            new AddHealthService(
                                    "VIS-ALLERGOLOGICA",
                                    "VISITA",
                                    LocalizedName.of(
                                            "VISITA ALLERGOLOGICA", "Allergy consultation"),
                                    null));
                });
        return network;
    }

    private static List<FacilityListing> facilities(TestNetwork network) {
        return network.withoutTransaction(o -> o.facilityDirectory().page(VISITOR, null, 10));
    }

    private static long revision(TestNetwork network) {
        return network.withoutTransaction(o -> o.facilityDirectory().revision(VISITOR));
    }

    private static NetworkOutcome refusal(TestNetwork network, Actor actor, AddFacility command) {
        return network.inTransaction(o -> o.networkEditor().add(actor, command));
    }

    private static AddFacility bare(String code) {
        return offering(code);
    }

    private static AddFacility offering(String code, String... services) {
        return new AddFacility(
                code,
                "Centro Vento",
                Address.of("Via Nuvola 1", "10121", "Torino", "TO"),
                null,
                List.of(),
                null,
                BookingMode.BY_PHONE,
                Set.of(services),
                SINCE_2024);
    }
}
