package io.onecare.core.terms;

import static io.onecare.core.terms.TermsKind.GENERAL_CONDITIONS;
import static io.onecare.core.terms.TermsKind.PRIVACY_NOTICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.Actor;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCare;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestClock;
import io.onecare.core.database.TestNetwork;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Versions of terms and their acceptances on both providers and both databases. */
class TermsIT {

    private static final Actor SYSTEM = Actor.system("test");
    private static final Actor ADMINISTRATOR = new Actor(Role.ADMINISTRATOR, "admin");
    private static final Actor ANNA = Actor.member(new UUID(1, 1));
    private static final Actor BRUNO = Actor.member(new UUID(1, 2));
    private static final Instant NOON = Instant.parse("2026-03-16T11:00:00Z");

    private final TestClock clock = TestClock.at("2026-03-16T11:00:00Z");
    private TestNetwork network;

    static Stream<Arguments> everywhere() {
        return Arrays.stream(JpaProvider.values())
                .flatMap(
                        provider ->
                                Arrays.stream(DatabaseKind.values())
                                        .map(kind -> Arguments.of(provider, kind)));
    }

    @AfterEach
    void close() {
        network.close();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void the_version_in_force_is_the_last_one_that_has_begun(
            JpaProvider provider, DatabaseKind kind) {
        network = TestNetwork.on(provider, kind, clock);
        Instant may = Instant.parse("2026-05-01T00:00:00Z");
        TermsVersionListing first =
                new TermsVersionListing(GENERAL_CONDITIONS, "2026-01", NOON, NOON);
        TermsVersionListing second =
                new TermsVersionListing(GENERAL_CONDITIONS, "2026-02", may, NOON);

        assertThat(publish(GENERAL_CONDITIONS, "2026-01", null))
                .isEqualTo(new TermsOutcome.Published(first));
        assertThat(publish(GENERAL_CONDITIONS, "2026-02", may))
                .isEqualTo(new TermsOutcome.Published(second));

        assertThat(inForce(GENERAL_CONDITIONS, NOON.minusMillis(1))).isEmpty();
        assertThat(inForce(GENERAL_CONDITIONS, NOON)).containsExactly(first);
        assertThat(inForce(GENERAL_CONDITIONS, may.minusMillis(1))).containsExactly(first);
        assertThat(inForce(GENERAL_CONDITIONS, may)).containsExactly(second);
        assertThat(inForce(PRIVACY_NOTICE, may)).isEmpty();
        assertThat(page(0, 10)).containsExactly(second, first);
        assertThat(page(1, 10)).containsExactly(first);
        assertThat(page(0, 1)).containsExactly(second);
        assertThat(network.statementsOf(o -> o.terms().inForce(ANNA, GENERAL_CONDITIONS, may)))
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_published_text_is_read_as_it_was_published(JpaProvider provider, DatabaseKind kind) {
        network = TestNetwork.on(provider, kind, clock);
        String italian = "§ 1 Può disdire fino a 24 ore prima.\n\n".repeat(4_000);
        network.inTransaction(
                o ->
                        o.termsEditor()
                                .publish(
                                        ADMINISTRATOR,
                                        new PublishTerms(
                                                PRIVACY_NOTICE, "2026.1", null, italian, "§ 1")));
        publish(GENERAL_CONDITIONS, "2026-01", null);

        TermsText text = text(PRIVACY_NOTICE, "2026.1");

        assertThat(text.italian()).isEqualTo(italian);
        assertThat(text.in(Locale.ENGLISH)).isEqualTo("§ 1");
        assertThat(text.in(Locale.FRENCH)).isEqualTo(italian);
        assertThat(text(GENERAL_CONDITIONS, "2026-01").in(Locale.ENGLISH))
                .isEqualTo("Condizioni 2026-01");
        Optional<TermsText> ofTheOtherKind =
                network.withoutTransaction(o -> o.terms().text(ANNA, GENERAL_CONDITIONS, "2026.1"));
        assertThat(ofTheOtherKind).isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_text_that_was_changed_in_the_database_is_not_shown_to_anybody(
            JpaProvider provider, DatabaseKind kind) throws SQLException {
        network = TestNetwork.on(provider, kind, clock);
        publish(GENERAL_CONDITIONS, "2026-01", null);
        sql("update terms_version set text_it = 'Condizioni 2026-O1'");

        assertThatThrownBy(() -> text(GENERAL_CONDITIONS, "2026-01"))
                .isInstanceOfSatisfying(
                        OneCareException.class,
                        fault -> assertThat(fault.code()).isEqualTo(ErrorCode.DATA_INCONSISTENT))
                .hasMessageContaining("(GENERAL_CONDITIONS, 2026-01)");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void what_cannot_be_published_is_refused_each_with_its_reason(
            JpaProvider provider, DatabaseKind kind) throws SQLException {
        network = TestNetwork.on(provider, kind, clock);
        publish(GENERAL_CONDITIONS, "2026-01", null);

        assertThat(publish(GENERAL_CONDITIONS, "2026-01", NOON.plusSeconds(1)))
                .isEqualTo(new TermsOutcome.Refused(TermsRefusal.CODE_TAKEN, "2026-01"));
        assertThat(publish(GENERAL_CONDITIONS, "2026-02", NOON))
                .isEqualTo(new TermsOutcome.Refused(TermsRefusal.BEGINNING_TAKEN, "2026-02"));
        assertThat(publish(GENERAL_CONDITIONS, "2026-02", NOON.minusNanos(1_000)))
                .isEqualTo(new TermsOutcome.Refused(TermsRefusal.BEGINS_IN_THE_PAST, "2026-02"));
        for (Actor nobody :
                List.of(
                        Actor.visitor(),
                        ANNA,
                        Actor.operator("desk"),
                        Actor.facilityStaff("OC-1", "front"))) {
            TermsOutcome outcome =
                    network.inTransaction(
                            o ->
                                    o.termsEditor()
                                            .publish(
                                                    nobody,
                                                    command(GENERAL_CONDITIONS, "2026-09", null)));
            assertThat(outcome)
                    .isEqualTo(new TermsOutcome.Refused(TermsRefusal.NOT_FOUND, "2026-09"));
        }
        assertThatThrownBy(
                        () ->
                                network.withoutTransaction(
                                        o ->
                                                o.termsEditor()
                                                        .publish(
                                                                SYSTEM,
                                                                command(
                                                                        PRIVACY_NOTICE,
                                                                        "2026-01",
                                                                        null))))
                .isInstanceOf(OneCareException.class);
        assertThat(page(0, 10)).hasSize(1);
        assertThat(count("select count(*) from audit_entry where action = 'TERMS_PUBLISHED'"))
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void only_the_version_in_force_can_be_accepted_and_a_second_click_is_harmless(
            JpaProvider provider, DatabaseKind kind) throws SQLException {
        network = TestNetwork.on(provider, kind, clock);
        UUID booking = UUID.randomUUID();
        Instant later = NOON.plusSeconds(60);
        publish(GENERAL_CONDITIONS, "2026-01", null);
        publish(GENERAL_CONDITIONS, "2026-02", later);

        assertThat(accept(ANNA, "2026-01", booking)).isEqualTo(AcceptanceOutcome.RECORDED);
        assertThat(accept(ANNA, "2026-01", booking)).isEqualTo(AcceptanceOutcome.RECORDED);
        assertThat(accept(ANNA, "2026-02", booking))
                .isEqualTo(AcceptanceOutcome.REFUSED_NOT_IN_FORCE);
        assertThat(accept(ANNA, "2026-03", booking)).isEqualTo(AcceptanceOutcome.REFUSED_NOT_FOUND);
        clock.forward(Duration.ofSeconds(60));
        assertThat(accept(ANNA, "2026-01", booking))
                .isEqualTo(AcceptanceOutcome.REFUSED_NOT_IN_FORCE);
        assertThat(accept(BRUNO, "2026-02", booking)).isEqualTo(AcceptanceOutcome.RECORDED);

        AcceptanceListing hers =
                new AcceptanceListing(
                        GENERAL_CONDITIONS,
                        "2026-01",
                        AcceptanceForm.ACCEPTED,
                        Role.MEMBER,
                        ANNA.name(),
                        NOON);
        assertThat(acceptances(ANNA, booking)).containsExactly(hers);
        assertThat(acceptances(Actor.operator("desk"), booking)).hasSize(2).contains(hers);
        assertThat(acceptances(Actor.operator("desk"), UUID.randomUUID())).isEmpty();
        assertThat(acceptances(Actor.visitor(), booking)).isEmpty();
        assertThat(count("select count(*) from audit_entry where action = 'TERMS_ACCEPTED'"))
                .isEqualTo(2);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_text_is_to_be_shown_once_and_again_when_it_changes(
            JpaProvider provider, DatabaseKind kind) {
        network = TestNetwork.on(provider, kind, clock);
        UUID account = UUID.randomUUID();
        assertThat(outstanding(ANNA, account)).isEmpty();
        publish(PRIVACY_NOTICE, "2026-01", null);
        publish(PRIVACY_NOTICE, "2026-02", NOON.plusSeconds(3_600));

        assertThat(outstanding(ANNA, account))
                .contains(new TermsVersionListing(PRIVACY_NOTICE, "2026-01", NOON, NOON));
        assertThat(network.statementsOf(o -> outstanding(o, ANNA, account))).isEqualTo(1);

        show(ANNA, "2026-01", account);
        assertThat(outstanding(ANNA, account)).isEmpty();

        clock.forward(Duration.ofHours(1));
        assertThat(outstanding(ANNA, account)).map(TermsVersionListing::code).contains("2026-02");
        show(ANNA, "2026-02", account);
        assertThat(outstanding(ANNA, account)).isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void only_what_was_shown_to_oneself_on_that_occasion_and_in_that_form_counts(
            JpaProvider provider, DatabaseKind kind) {
        network = TestNetwork.on(provider, kind, clock);
        UUID account = UUID.randomUUID();
        publish(PRIVACY_NOTICE, "2026-01", null);
        publish(GENERAL_CONDITIONS, "2026-01", null);

        show(BRUNO, "2026-01", account);
        show(Actor.visitor(), "2026-01", account);
        show(Actor.operator(ANNA.name()), "2026-01", account);
        show(ANNA, "2026-01", UUID.randomUUID());
        record(ANNA, PRIVACY_NOTICE, "2026-01", AcceptanceForm.SHOWN, "Registration", account);
        record(ANNA, PRIVACY_NOTICE, "2026-01", AcceptanceForm.ACCEPTED, "Account", account);
        record(ANNA, GENERAL_CONDITIONS, "2026-01", AcceptanceForm.SHOWN, "Account", account);

        assertThat(outstanding(ANNA, account)).isPresent();
        assertThat(outstanding(Actor.visitor(), UUID.randomUUID())).isEmpty();
        show(ANNA, "2026-01", account);
        assertThat(outstanding(ANNA, account)).isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_version_that_somebody_accepted_cannot_be_deleted(
            JpaProvider provider, DatabaseKind kind) {
        network = TestNetwork.on(provider, kind, clock);
        publish(GENERAL_CONDITIONS, "2026-01", null);
        accept(ANNA, "2026-01", UUID.randomUUID());

        assertThatThrownBy(() -> sql("delete from terms_version")).isInstanceOf(SQLException.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void of_eight_who_publish_the_same_code_at_once_exactly_one_does(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        network = TestNetwork.on(provider, kind, clock);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<TermsOutcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Instant validFrom = NOON.plusSeconds(i);
            outcomes.add(
                    threads.submit(
                            () -> {
                                start.await();
                                return publish(GENERAL_CONDITIONS, "2026-01", validFrom);
                            }));
        }

        start.countDown();

        List<TermsOutcome> published = new ArrayList<>();
        for (Future<TermsOutcome> outcome : outcomes) {
            if (outcome.get() instanceof TermsOutcome.Published) {
                published.add(outcome.get());
            } else {
                assertThat(outcome.get())
                        .isEqualTo(new TermsOutcome.Refused(TermsRefusal.CODE_TAKEN, "2026-01"));
            }
        }
        threads.shutdown();
        assertThat(published).hasSize(1);
        assertThat(page(0, 10)).hasSize(1);
    }

    private TermsOutcome publish(TermsKind kind, String code, Instant validFrom) {
        return network.inTransaction(
                o -> o.termsEditor().publish(SYSTEM, command(kind, code, validFrom)));
    }

    private static PublishTerms command(TermsKind kind, String code, Instant validFrom) {
        return new PublishTerms(kind, code, validFrom, "Condizioni " + code, null);
    }

    private List<TermsVersionListing> inForce(TermsKind kind, Instant at) {
        return network
                .withoutTransaction(o -> o.terms().inForce(Actor.visitor(), kind, at))
                .stream()
                .toList();
    }

    private List<TermsVersionListing> page(int skip, int limit) {
        return network.withoutTransaction(
                o -> o.terms().page(ANNA, GENERAL_CONDITIONS, skip, limit));
    }

    private TermsText text(TermsKind kind, String code) {
        return network.withoutTransaction(o -> o.terms().text(Actor.visitor(), kind, code))
                .orElseThrow();
    }

    private AcceptanceOutcome accept(Actor actor, String code, UUID booking) {
        return network.inTransaction(
                o ->
                        o.termsAcceptances()
                                .record(
                                        actor,
                                        new RecordAcceptance(
                                                GENERAL_CONDITIONS,
                                                code,
                                                AcceptanceForm.ACCEPTED,
                                                "Booking",
                                                booking)));
    }

    private void show(Actor actor, String code, UUID account) {
        record(actor, PRIVACY_NOTICE, code, AcceptanceForm.SHOWN, "Account", account);
    }

    private void record(
            Actor actor,
            TermsKind kind,
            String code,
            AcceptanceForm form,
            String subjectType,
            UUID subject) {
        RecordAcceptance command = new RecordAcceptance(kind, code, form, subjectType, subject);
        AcceptanceOutcome outcome =
                network.inTransaction(o -> o.termsAcceptances().record(actor, command));
        assertThat(outcome).isEqualTo(AcceptanceOutcome.RECORDED);
    }

    private Optional<TermsVersionListing> outstanding(Actor actor, UUID account) {
        return network.withoutTransaction(o -> outstanding(o, actor, account));
    }

    private static Optional<TermsVersionListing> outstanding(
            OneCare oneCare, Actor actor, UUID account) {
        return oneCare.termsAcceptances()
                .findOutstanding(actor, PRIVACY_NOTICE, AcceptanceForm.SHOWN, "Account", account);
    }

    private List<AcceptanceListing> acceptances(Actor actor, UUID booking) {
        return network.withoutTransaction(o -> o.termsAcceptances().of(actor, "Booking", booking));
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = network.connect();
                Statement jdbc = connection.createStatement()) {
            jdbc.execute(statement);
        }
    }

    private long count(String query) throws SQLException {
        try (Connection connection = network.connect();
                Statement jdbc = connection.createStatement();
                ResultSet rows = jdbc.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
