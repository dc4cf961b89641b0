package io.onecare.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.Actor;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestNetwork;
import io.onecare.core.money.Money;
import io.onecare.core.place.Address;
import io.onecare.core.time.ValidityPeriod;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What services cost, on both providers and both databases. */
class TariffIT {

    private static final Actor ADMINISTRATOR = Actor.system("test");
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final Money PRICE = Money.parse("47.50");

    private final List<TestNetwork> opened = new ArrayList<>();

    static Stream<Arguments> everywhere() {
        return NetworkIT.everywhere();
    }

    @AfterEach
    void close() {
        opened.forEach(TestNetwork::close);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_price_holds_from_its_first_day_to_the_day_before_its_end(
            JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = facility(provider, kind);

        TariffId tariff = added(network, PRICE, ValidityPeriod.between(JANUARY, JULY));

        TariffPrice expected = new TariffPrice(tariff, Money.ofCents(4750));
        assertThat(priceOn(network, JANUARY.minusDays(1))).isEmpty();
        assertThat(priceOn(network, JANUARY)).contains(expected);
        assertThat(priceOn(network, JULY.minusDays(1))).contains(expected);
        assertThat(priceOn(network, JULY)).isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void amounts_come_back_to_the_cent(JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = facility(provider, kind);
        List<String> amounts = List.of("0", "0.01", "0.10", "47.50", "9999999999.99");

        LocalDate day = JANUARY;
        for (String amount : amounts) {
            added(network, Money.parse(amount), ValidityPeriod.between(day, day.plusDays(1)));
            day = day.plusDays(1);
        }

        for (int i = 0; i < amounts.size(); i++) {
            assertThat(priceOn(network, JANUARY.plusDays(i)).orElseThrow().price())
                    .isEqualTo(Money.parse(amounts.get(i)));
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_tariff_that_touches_another_is_added_and_one_that_overlaps_is_refused(
            JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = facility(provider, kind);
        added(network, PRICE, ValidityPeriod.between(JANUARY, JULY));
        long before = revision(network);

        for (ValidityPeriod overlapping :
                List.of(
                        ValidityPeriod.between(JANUARY, JULY),
                        ValidityPeriod.between(JANUARY.minusDays(1), JANUARY.plusDays(1)),
                        ValidityPeriod.between(JULY.minusDays(1), JULY.plusDays(1)),
                        ValidityPeriod.between(JANUARY.plusDays(1), JULY.minusDays(1)),
                        ValidityPeriod.between(JANUARY.minusDays(1), JULY.plusDays(1)),
                        ValidityPeriod.from(JANUARY.minusYears(1)),
                        ValidityPeriod.from(JULY.minusDays(1)))) {
            assertThat(add(network, tariff(PRICE, overlapping)))
                    .as(overlapping.toString())
                    .isEqualTo(new TariffOutcome.Refused(NetworkRefusal.TARIFF_OVERLAPS, "OC-1"));
        }
        assertThat(revision(network)).isEqualTo(before);
        assertThat(page(network, 0, 10)).hasSize(1);

        added(network, PRICE, ValidityPeriod.between(JANUARY.minusDays(1), JANUARY));
        added(network, PRICE, ValidityPeriod.from(JULY));
        assertThat(add(network, tariff(PRICE, ValidityPeriod.from(JULY.plusYears(9)))))
                .isEqualTo(new TariffOutcome.Refused(NetworkRefusal.TARIFF_OVERLAPS, "OC-1"));
        assertThat(revision(network)).isEqualTo(before + 2);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void unknown_codes_and_services_that_are_not_offered_are_refused_and_nothing_changes(
            JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = facility(provider, kind);
        long before = revision(network);
        ValidityPeriod ever = ValidityPeriod.from(JANUARY);

        assertThat(add(network, new AddTariff("OC-9", "VIS-A", "BASE", PRICE, ever)))
                .isEqualTo(new TariffOutcome.Refused(NetworkRefusal.UNKNOWN_FACILITY, "OC-9"));
        assertThat(add(network, new AddTariff("OC-1", "VIS-Z", "BASE", PRICE, ever)))
                .isEqualTo(new TariffOutcome.Refused(NetworkRefusal.UNKNOWN_SERVICE, "VIS-Z"));
        assertThat(add(network, new AddTariff("OC-1", "VIS-A", "GOLD", PRICE, ever)))
                .isEqualTo(new TariffOutcome.Refused(NetworkRefusal.UNKNOWN_PRICE_LIST, "GOLD"));
        assertThat(add(network, new AddTariff("OC-1", "VIS-B", "BASE", PRICE, ever)))
                .isEqualTo(new TariffOutcome.Refused(NetworkRefusal.SERVICE_NOT_OFFERED, "VIS-B"));
        assertThat(add(network, Actor.operator("desk"), tariff(PRICE, ever)))
                .isEqualTo(new TariffOutcome.Refused(NetworkRefusal.NOT_FOUND, "OC-1"));
        NetworkOutcome again =
                network.inTransaction(
                        o ->
                                o.networkEditor()
                                        .add(
                                                ADMINISTRATOR,
                                                new AddPriceList(
                                                        "BASE", LocalizedName.of("X", null))));
        assertThat(again).isEqualTo(new NetworkOutcome.Refused(NetworkRefusal.CODE_TAKEN, "BASE"));

        assertThat(revision(network)).isEqualTo(before);
        assertThat(page(network, 0, 10)).isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void many_tariffs_are_added_together_or_none_of_them(JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = facility(provider, kind);
        TariffId old = added(network, PRICE, ValidityPeriod.between(JANUARY, JULY));
        long before = revision(network);
        AddTariff fine = tariff(Money.parse("0.01"), ValidityPeriod.from(JULY));
        ValidityPeriod ever = ValidityPeriod.from(JANUARY);

        for (var wrong :
                List.of(
                        List.of(
                                new AddTariff("OC-9", "VIS-A", "BASE", PRICE, ever),
                                NetworkRefusal.UNKNOWN_FACILITY,
                                "OC-9"),
                        List.of(
                                new AddTariff("OC-1", "VIS-Z", "BASE", PRICE, ever),
                                NetworkRefusal.UNKNOWN_SERVICE,
                                "VIS-Z"),
                        List.of(
                                new AddTariff("OC-1", "VIS-A", "GOLD", PRICE, ever),
                                NetworkRefusal.UNKNOWN_PRICE_LIST,
                                "GOLD"),
                        List.of(
                                new AddTariff("OC-1", "VIS-B", "BASE", PRICE, ever),
                                NetworkRefusal.SERVICE_NOT_OFFERED,
                                "VIS-B"),
                        List.of(
                                tariff(PRICE, ValidityPeriod.between(JULY.minusDays(1), JULY)),
                                NetworkRefusal.TARIFF_OVERLAPS,
                                "OC-1"),
                        List.of(
                                tariff(PRICE, ValidityPeriod.from(JULY.plusDays(1))),
                                NetworkRefusal.TARIFF_OVERLAPS,
                                "OC-1"))) {
            assertThat(addAll(network, List.of(fine, (AddTariff) wrong.get(0))))
                    .isEqualTo(
                            new TariffOutcome.Refused(
                                    (NetworkRefusal) wrong.get(1), (String) wrong.get(2)));
        }
        assertThat(page(network, 0, 10)).extracting(TariffListing::tariff).containsExactly(old);
        assertThat(revision(network)).isEqualTo(before);

        List<AddTariff> many =
                IntStream.range(0, 400)
                        .mapToObj(JULY::plusDays)
                        .map(day -> tariff(PRICE, ValidityPeriod.between(day, day.plusDays(1))))
                        .toList();
        AddTariff plus = new AddTariff("OC-1", "VIS-A", "PLUS", Money.parse("12.34"), ever);
        assertThat(addAll(network, many)).isEqualTo(new TariffOutcome.AllAdded(400));
        assertThat(addAll(network, List.of(plus))).isEqualTo(new TariffOutcome.AllAdded(1));
        assertThat(addAll(network, List.of())).isEqualTo(new TariffOutcome.AllAdded(0));

        assertThat(revision(network)).isEqualTo(before + 2);
        assertThat(priceOn(network, JULY.plusDays(399))).isPresent();
        assertThat(priceOn(network, JULY.plusDays(400))).isEmpty();
        assertThat(page(network, 0, 1_000))
                .hasSize(402)
                .anyMatch(
                        each ->
                                each.priceListCode().equals("PLUS")
                                        && each.price().equals(Money.parse("12.34")));
        assertThatThrownBy(() -> addAll(network, Collections.nCopies(1_001, plus)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 1000");
    }

    private static TariffOutcome addAll(TestNetwork network, List<AddTariff> commands) {
        return network.inTransaction(o -> o.networkEditor().addAll(ADMINISTRATOR, commands));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_tariff_ends_where_it_is_told_to_and_makes_room_for_the_next(
            JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = facility(provider, kind);
        TariffId first = added(network, PRICE, ValidityPeriod.from(JANUARY));
        EndTariff inJuly = new EndTariff("OC-1", "VIS-A", "BASE", JULY);

        assertThat(end(network, new EndTariff("OC-1", "VIS-A", "BASE", JANUARY)))
                .isEqualTo(new TariffOutcome.Refused(NetworkRefusal.NO_TARIFF_IN_FORCE, "OC-1"));
        assertThat(end(network, new EndTariff("OC-1", "VIS-A", "PLUS", JULY)))
                .isEqualTo(new TariffOutcome.Refused(NetworkRefusal.NO_TARIFF_IN_FORCE, "OC-1"));
        assertThat(end(network, Actor.visitor(), inJuly))
                .isEqualTo(new TariffOutcome.Refused(NetworkRefusal.NOT_FOUND, "OC-1"));
        assertThat(end(network, inJuly)).isEqualTo(new TariffOutcome.Ended(first));
        assertThat(end(network, inJuly)).isEqualTo(new TariffOutcome.Ended(first));
        assertThat(end(network, new EndTariff("OC-1", "VIS-A", "BASE", JULY.plusDays(1))))
                .isEqualTo(new TariffOutcome.Refused(NetworkRefusal.NO_TARIFF_IN_FORCE, "OC-1"));

        TariffId next = added(network, Money.ofCents(5000), ValidityPeriod.from(JULY));
        assertThat(priceOn(network, JULY.minusDays(1)).orElseThrow().tariff()).isEqualTo(first);
        assertThat(priceOn(network, JULY).orElseThrow().tariff()).isEqualTo(next);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_facility_outside_the_network_has_no_prices(JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = facility(provider, kind);
        added(network, PRICE, ValidityPeriod.from(JANUARY));

        assertThat(priceOn(network, LocalDate.of(2029, 12, 31))).isPresent();
        assertThat(priceOn(network, LocalDate.of(2030, 1, 1))).isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void all_tariffs_of_the_network_are_read_once_whatever_the_page(
            JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = facility(provider, kind);
        Set<TariffId> tariffs = new HashSet<>();
        added(network, PRICE, ValidityPeriod.between(JANUARY.minusDays(9), JANUARY));
        for (int month = 0; month < 30; month++) {
            LocalDate from = JANUARY.plusMonths(month);
            tariffs.add(added(network, PRICE, ValidityPeriod.between(from, from.plusMonths(1))));
        }

        for (int limit : List.of(1, 7, 30, 31)) {
            List<FacilityTariff> read = new ArrayList<>();
            List<FacilityTariff> page;
            TariffId after = null;
            do {
                page = everywhere(network, ADMINISTRATOR, after, limit);
                read.addAll(page);
                after = read.get(read.size() - 1).tariff().tariff();
            } while (page.size() == limit);
            assertThat(read).extracting(each -> each.tariff().tariff()).hasSize(30);
            assertThat(read)
                    .extracting(each -> each.tariff().tariff())
                    .containsExactlyInAnyOrderElementsOf(tariffs);
            assertThat(read)
                    .allSatisfy(
                            each -> {
                                assertThat(each.facilityCode()).isEqualTo("OC-1");
                                assertThat(each.tariff().price()).isEqualTo(PRICE);
                            });
        }
        assertThat(
                        network.statementsOf(
                                o -> o.tariffs().everywhere(ADMINISTRATOR, JANUARY, null, 30)))
                .isEqualTo(1);
        assertThat(everywhere(network, Actor.visitor(), null, 30)).isEmpty();
        assertThat(everywhere(network, Actor.member(UUID.randomUUID()), null, 30)).isEmpty();
        assertThatThrownBy(() -> everywhere(network, ADMINISTRATOR, null, 10_001))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<FacilityTariff> everywhere(
            TestNetwork network, Actor actor, @Nullable TariffId after, int limit) {
        return network.withoutTransaction(
                o -> o.tariffs().everywhere(actor, JANUARY, after, limit));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void prices_are_not_for_visitors_and_lists_of_them_not_for_members(
            JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = facility(provider, kind);
        added(network, PRICE, ValidityPeriod.from(JANUARY));
        Actor member = Actor.member(UUID.randomUUID());

        for (Actor actor :
                List.of(member, Actor.operator("desk"), new Actor(Role.ADMINISTRATOR, "admin"))) {
            assertThat(priceOn(network, actor, JANUARY)).as(actor.role().name()).isPresent();
        }
        assertThat(priceOn(network, Actor.visitor(), JANUARY)).isEmpty();
        assertThat(page(network, Actor.visitor(), 0, 10)).isEmpty();
        assertThat(page(network, member, 0, 10)).isEmpty();
        assertThat(page(network, Actor.operator("desk"), 0, 10)).hasSize(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void pages_of_tariffs_follow_each_other_in_one_statement_each(
            JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = facility(provider, kind);
        network.inTransaction(
                o -> {
                    for (int month = 0; month < 4; month++) {
                        LocalDate from = JANUARY.plusMonths(month);
                        for (String priceList : List.of("PLUS", "BASE")) {
                            o.networkEditor()
                                    .add(
                                            ADMINISTRATOR,
                                            new AddTariff(
                                                    "OC-1",
                                                    "VIS-A",
                                                    priceList,
                                                    Money.ofCents(month),
                                                    ValidityPeriod.between(
                                                            from, from.plusMonths(1))));
                        }
                    }
                    return null;
                });

        List<TariffListing> all = page(network, 0, 10);
        List<TariffListing> paged = new ArrayList<>(page(network, 0, 3));
        paged.addAll(page(network, 3, 3));
        paged.addAll(page(network, 6, 3));

        assertThat(all)
                .extracting(t -> t.priceListCode() + " " + t.period().from())
                .containsExactly(
                        "BASE 2026-01-01",
                        "BASE 2026-02-01",
                        "BASE 2026-03-01",
                        "BASE 2026-04-01",
                        "PLUS 2026-01-01",
                        "PLUS 2026-02-01",
                        "PLUS 2026-03-01",
                        "PLUS 2026-04-01");
        assertThat(paged).isEqualTo(all);
        assertThat(page(network, 8, 3)).isEmpty();
        assertThat(network.statementsOf(o -> o.tariffs().page(ADMINISTRATOR, "OC-1", 0, 10)))
                .isEqualTo(1);
        assertThat(
                        network.statementsOf(
                                o ->
                                        o.tariffs()
                                                .priceOn(
                                                        ADMINISTRATOR,
                                                        "OC-1",
                                                        "VIS-A",
                                                        "BASE",
                                                        JANUARY)))
                .isEqualTo(1);
        assertThatThrownBy(() -> page(network, -1, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> page(network, 0, 1001))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void two_transactions_at_once_cannot_agree_overlapping_prices(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        TestNetwork network = facility(provider, kind);
        CountDownLatch firstHasAdded = new CountDownLatch(1);
        CountDownLatch secondHasDecided = new CountDownLatch(1);

        CompletableFuture<TariffOutcome> first =
                CompletableFuture.supplyAsync(
                        () ->
                                network.inTransaction(
                                        o -> {
                                            TariffOutcome outcome =
                                                    o.networkEditor()
                                                            .add(
                                                                    ADMINISTRATOR,
                                                                    tariff(
                                                                            PRICE,
                                                                            ValidityPeriod.from(
                                                                                    JANUARY)));
                                            firstHasAdded.countDown();
                                            // held open: whoever does not wait decides meanwhile
                                            await(secondHasDecided, 300);
                                            return outcome;
                                        }));
        assertThat(firstHasAdded.await(20, TimeUnit.SECONDS)).isTrue();
        TariffOutcome second =
                network.inTransaction(
                        o -> {
                            TariffOutcome outcome =
                                    o.networkEditor()
                                            .add(
                                                    ADMINISTRATOR,
                                                    tariff(PRICE, ValidityPeriod.from(JULY)));
                            secondHasDecided.countDown();
                            return outcome;
                        });

        assertThat(first.get(20, TimeUnit.SECONDS)).isInstanceOf(TariffOutcome.Added.class);
        assertThat(second)
                .isEqualTo(new TariffOutcome.Refused(NetworkRefusal.TARIFF_OVERLAPS, "OC-1"));
        assertThat(page(network, 0, 10)).hasSize(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_price_without_a_transaction_fails_at_once(JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = facility(provider, kind);

        assertThatThrownBy(
                        () ->
                                network.withoutTransaction(
                                        o ->
                                                o.networkEditor()
                                                        .add(
                                                                ADMINISTRATOR,
                                                                tariff(
                                                                        PRICE,
                                                                        ValidityPeriod.from(
                                                                                JANUARY)))))
                .isInstanceOfSatisfying(
                        OneCareException.class,
                        fault ->
                                assertThat(fault.code()).isEqualTo(ErrorCode.TRANSACTION_REQUIRED));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void the_database_itself_refuses_what_a_constraint_can_say(
            JpaProvider provider, DatabaseKind kind) throws SQLException {
        TestNetwork network = facility(provider, kind);
        added(network, PRICE, ValidityPeriod.between(JANUARY, JULY));

        for (String violation :
                List.of(
                        "update tariff set price = -0.01",
                        "update tariff set valid_until = valid_from",
                        "update tariff set service_id = (select id from health_service"
                                + " where code = 'VIS-B')",
                        "insert into tariff (id, version, facility_id, service_id, price_list_id,"
                                + " price, valid_from) select '"
                                + UUID.randomUUID()
                                + "', 1, facility_id, service_id, price_list_id, 1, valid_from"
                                + " from tariff")) {
            try (Connection connection = network.connect();
                    Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute(violation))
                        .as(violation)
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    private static void await(CountDownLatch latch, long milliseconds) {
        try {
            latch.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** OC-1, in the network until the end of 2029, offers VIS-A and not VIS-B. */
    private TestNetwork facility(JpaProvider provider, DatabaseKind kind) {
        TestNetwork network = TestNetwork.on(provider, kind);
        opened.add(network);
        network.inTransaction(
                o -> {
                    NetworkEditor editor = o.networkEditor();
                    LocalizedName name = LocalizedName.of("PROVA", null);
                    editor.add(ADMINISTRATOR, new AddServiceCategory("VISITA", name, 1));
                    for (String code : List.of("VIS-A", "VIS-B")) {
                        editor.add(ADMINISTRATOR, new AddHealthService(code, "VISITA", name, null));
                    }
                    editor.add(ADMINISTRATOR, new AddPriceList("BASE", name));
                    editor.add(ADMINISTRATOR, new AddPriceList("PLUS", name));
                    return editor.add(
                            ADMINISTRATOR,
                            new AddFacility(
                                    "OC-1",
                                    "Centro Vento",
                                    Address.of("Via Nuvola 1", "10121", "Torino", "TO"),
                                    null,
                                    List.of(),
                                    null,
                                    BookingMode.BY_PHONE,
                                    Set.of("VIS-A"),
                                    ValidityPeriod.between(
                                            LocalDate.of(2024, 1, 1), LocalDate.of(2030, 1, 1))));
                });
        return network;
    }

    private static AddTariff tariff(Money price, ValidityPeriod period) {
        return new AddTariff("OC-1", "VIS-A", "BASE", price, period);
    }

    private static TariffOutcome add(TestNetwork network, AddTariff command) {
        return add(network, ADMINISTRATOR, command);
    }

    private static TariffOutcome add(TestNetwork network, Actor actor, AddTariff command) {
        return network.inTransaction(o -> o.networkEditor().add(actor, command));
    }

    private static TariffId added(TestNetwork network, Money price, ValidityPeriod period) {
        return ((TariffOutcome.Added) add(network, tariff(price, period))).tariff();
    }

    private static TariffOutcome end(TestNetwork network, EndTariff command) {
        return end(network, ADMINISTRATOR, command);
    }

    private static TariffOutcome end(TestNetwork network, Actor actor, EndTariff command) {
        return network.inTransaction(o -> o.networkEditor().end(actor, command));
    }

    private static Optional<TariffPrice> priceOn(TestNetwork network, LocalDate day) {
        return priceOn(network, ADMINISTRATOR, day);
    }

    private static Optional<TariffPrice> priceOn(TestNetwork network, Actor actor, LocalDate day) {
        return network.withoutTransaction(
                o -> o.tariffs().priceOn(actor, "OC-1", "VIS-A", "BASE", day));
    }

    private static List<TariffListing> page(TestNetwork network, int skip, int limit) {
        return page(network, ADMINISTRATOR, skip, limit);
    }

    private static List<TariffListing> page(TestNetwork network, Actor actor, int skip, int limit) {
        return network.withoutTransaction(o -> o.tariffs().page(actor, "OC-1", skip, limit));
    }

    private static long revision(TestNetwork network) {
        return network.withoutTransaction(o -> o.facilityDirectory().revision(ADMINISTRATOR));
    }
}
