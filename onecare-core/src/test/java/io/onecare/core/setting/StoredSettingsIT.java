package io.onecare.core.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.Actor;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.audit.AuditEntry;
import io.onecare.core.audit.ChangedField;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestClock;
import io.onecare.core.database.TestNetwork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings in versions on both providers and both databases. */
class StoredSettingsIT {

    private static final Actor ADMINISTRATOR = new Actor(Role.ADMINISTRATOR, "admin-1");
    private static final Actor OTHER = new Actor(Role.ADMINISTRATOR, "admin-2");
    private static final Instant NOON = Instant.parse("2026-03-16T11:00:00Z");

    private final TestClock clock = TestClock.at("2026-03-16T11:00:00Z");
    private TestNetwork network;

    @AfterEach
    void close() {
        network.close();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void the_last_change_is_in_force_and_every_one_before_is_kept(
            JpaProvider provider, DatabaseKind kind) {
        network = TestNetwork.on(provider, kind, clock);
        assertThat(inForce("HOLDS")).isEqualTo(SettingsVersion.unchanged("HOLDS"));

        SettingsVersion first =
                version("HOLDS", 1, NOON, ADMINISTRATOR, Map.of("MINUTES", "5", "SLOTS", "2"));
        assertThat(change(ADMINISTRATOR, "HOLDS", 0, first.values()))
                .isEqualTo(new SettingsOutcome.Changed(first));
        clock.forward(Duration.ofHours(1));
        SettingsVersion second =
                version("HOLDS", 2, NOON.plusSeconds(3_600), OTHER, Map.of("MINUTES", "7"));
        assertThat(change(OTHER, "HOLDS", 1, second.values()))
                .isEqualTo(new SettingsOutcome.Changed(second));
        SettingsVersion back = version("HOLDS", 3, NOON.plusSeconds(3_600), OTHER, Map.of());
        change(OTHER, "HOLDS", 2, Map.of());
        change(OTHER, "CONTACT", 0, Map.of("HOURS", "x".repeat(500), "PHONE", "x".repeat(501)));

        assertThat(inForce("HOLDS")).isEqualTo(back);
        assertThat(history("HOLDS", Integer.MAX_VALUE, 10)).containsExactly(back, second, first);
        assertThat(history("HOLDS", 3, 1)).containsExactly(second);
        Map<String, SettingsVersion> together = inForce(Set.of("HOLDS", "CONTACT", "BRAND"));
        assertThat(together)
                .isEqualTo(
                        Map.of(
                                "HOLDS",
                                back,
                                "CONTACT",
                                inForce("CONTACT"),
                                "BRAND",
                                SettingsVersion.unchanged("BRAND")));
        assertThat(inForce(Set.of())).isEmpty();
        assertThat(changes("HOLDS"))
                .as("who changed what from what, in the audit trail")
                .containsExactlyInAnyOrder(
                        "admin-1 minutes: null → 5, slots: null → 2",
                        "admin-2 minutes: 5 → 7, slots: 2 → null",
                        "admin-2 minutes: 7 → null");
        assertThat(changes("CONTACT"))
                .as("what is long is known by its length and what sha256sum(1) says")
                .containsExactly(
                        "admin-2 hours: null → "
                                + "x".repeat(500)
                                + ", phone: null → 501 characters, SHA-256"
                                + " 3ac31d30e2ef713a7d4803d2923982618af0bfb6488e67e2bcb9d0050f24d56a");
        Map<String, Integer> numbers =
                network.withoutTransaction(o -> o.storedSettings().numbers(Actor.visitor()));
        assertThat(numbers).isEqualTo(Map.of("HOLDS", 3, "CONTACT", 1));
        assertThat(network.statementsOf(o -> o.storedSettings().inForce(OTHER, "HOLDS")))
                .isEqualTo(1);
        assertThat(
                        network.statementsOf(
                                o -> o.storedSettings().inForce(OTHER, Set.of("HOLDS", "CONTACT"))))
                .isEqualTo(1);
        assertThat(network.statementsOf(o -> o.storedSettings().history(OTHER, "HOLDS", 9, 9)))
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_change_of_what_somebody_else_has_changed_since_is_refused_and_says_what_is_in_force(
            JpaProvider provider, DatabaseKind kind) {
        network = TestNetwork.on(provider, kind, clock);
        change(ADMINISTRATOR, "HOLDS", 0, Map.of("MINUTES", "5"));

        SettingsOutcome late = change(OTHER, "HOLDS", 0, Map.of("MINUTES", "9"));

        assertThat(late).isEqualTo(new SettingsOutcome.Overtaken(inForce("HOLDS")));
        assertThat(inForce("HOLDS").values()).isEqualTo(Map.of("MINUTES", "5"));
        // and what changes nothing is no change
        assertThat(change(OTHER, "HOLDS", 1, Map.of("MINUTES", "5")))
                .isEqualTo(new SettingsOutcome.Changed(inForce("HOLDS")));
        assertThat(inForce("HOLDS").number()).isEqualTo(1);
        assertThat(audit("HOLDS")).hasSize(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void only_administrators_change_settings_and_see_who_did_and_only_in_a_transaction(
            JpaProvider provider, DatabaseKind kind) {
        network = TestNetwork.on(provider, kind, clock);
        change(ADMINISTRATOR, "HOLDS", 0, Map.of("MINUTES", "5"));

        for (Actor nobody : List.of(Actor.visitor(), Actor.operator("desk"))) {
            assertThat(change(nobody, "HOLDS", 1, Map.of()))
                    .isEqualTo(new SettingsOutcome.NotFound());
            List<SettingsVersion> seen =
                    network.withoutTransaction(
                            o -> o.storedSettings().history(nobody, "HOLDS", 9, 9));
            assertThat(seen).isEmpty();
        }
        assertThatThrownBy(
                        () ->
                                network.withoutTransaction(
                                        o ->
                                                o.settingsEditor()
                                                        .change(
                                                                OTHER,
                                                                new ChangeSettings(
                                                                        "HOLDS", 1, Map.of()))))
                .isInstanceOfSatisfying(
                        OneCareException.class,
                        fault ->
                                assertThat(fault.code()).isEqualTo(ErrorCode.TRANSACTION_REQUIRED));
        assertThat(inForce("HOLDS").number()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void of_eight_who_change_the_same_version_at_once_exactly_one_does(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        network = TestNetwork.on(provider, kind, clock);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<SettingsOutcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Map<String, String> wish = Map.of("MINUTES", String.valueOf(i + 2));
            outcomes.add(
                    threads.submit(
                            () -> {
                                start.await();
                                return change(ADMINISTRATOR, "HOLDS", 0, wish);
                            }));
        }

        start.countDown();

        int changed = 0;
        for (Future<SettingsOutcome> outcome : outcomes) {
            if (outcome.get() instanceof SettingsOutcome.Changed done) {
                changed++;
                assertThat(inForce("HOLDS")).isEqualTo(done.version());
            } else {
                assertThat(outcome.get())
                        .isEqualTo(new SettingsOutcome.Overtaken(inForce("HOLDS")));
            }
        }
        threads.shutdown();
        assertThat(changed).isEqualTo(1);
        assertThat(audit("HOLDS")).hasSize(1);
    }

    private SettingsOutcome change(
            Actor actor, String topic, int from, Map<String, String> values) {
        return network.inTransaction(
                o -> o.settingsEditor().change(actor, new ChangeSettings(topic, from, values)));
    }

    private SettingsVersion inForce(String topic) {
        return network.withoutTransaction(o -> o.storedSettings().inForce(OTHER, topic));
    }

    private Map<String, SettingsVersion> inForce(Set<String> topics) {
        return network.withoutTransaction(o -> o.storedSettings().inForce(OTHER, topics));
    }

    private List<SettingsVersion> history(String topic, int before, int limit) {
        return network.withoutTransaction(
                o -> o.storedSettings().history(OTHER, topic, before, limit));
    }

    private List<AuditEntry> audit(String topic) {
        return network.withoutTransaction(
                o -> o.auditTrail().ofSubject(OTHER, SettingsEditor.SUBJECT, topic, null, 10));
    }

    private List<String> changes(String topic) {
        List<AuditEntry> entries = audit(topic);
        var changes =
                network.withoutTransaction(
                        o ->
                                o.auditTrail()
                                        .changesOf(
                                                OTHER,
                                                entries.stream().map(AuditEntry::id).toList()));
        return entries.stream()
                .map(
                        entry ->
                                entry.actorName()
                                        + " "
                                        + changes.getOrDefault(entry.id(), List.of()).stream()
                                                .map(StoredSettingsIT::told)
                                                .collect(Collectors.joining(", ")))
                .toList();
    }

    private static String told(ChangedField change) {
        return change.field() + ": " + change.before() + " → " + change.after();
    }

    private static SettingsVersion version(
            String topic, int number, Instant at, Actor by, Map<String, String> values) {
        return new SettingsVersion(topic, number, at, by.name(), values);
    }
}
