package io.onecare.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.audit.AuditDamage;
import io.onecare.core.audit.AuditHead;
import io.onecare.core.audit.AuditVerification;
import io.onecare.core.audit.ChangedField;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.schedule.ClinicFixture;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who changed what, when, from which value to which: kept, found, and sealed. */
class ChangeHistoryIT {

    private static final Actor ADA = new Actor(Role.ADMINISTRATOR, "ada");
    private static final ChangedField NAME = new ChangedField("name", "Casa", "Città");
    private static final ChangedField END = new ChangedField("validUntil", null, "2027-01-01");

    private ClinicFixture clinic;

    private void open(JpaProvider provider, DatabaseKind kind) {
        clinic = ClinicFixture.on(provider, kind);
        clinic.clock.set(Instant.parse("2026-06-08T07:00:00Z"));
    }

    @AfterEach
    void close() {
        clinic.network.abandon(); // the tampered trail is nobody's
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void what_was_changed_is_told_newest_first_with_both_values(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        change("f-1", NAME, END);
        change("f-2", new ChangedField("name", "A", "B"));
        change("f-1", new ChangedField("name", "Città", "Città"), new ChangedField("a", "1", null));
        change("f-1", new ChangedField("same", "x", "x"));
        change("f-1");
        write(o -> o.auditTrail().record(ADA, "FACILITY_SEEN", "Facility", "f-1"));

        FoundEntries all = history("f-1", null, 10);
        FoundEntries first = history("f-1", null, 1);
        FoundEntries second = history("f-1", first.entries().get(0).position(), 1);

        assertThat(all.entries())
                .extracting(FoundEntry::changes)
                .containsExactly(
                        List.of(
                                new ChangedField(
                                        "a", "1", null)), // what stayed the same is no change
                        List.of(NAME, END));
        assertThat(all.entries())
                .extracting(found -> found.entry().actorName())
                .containsOnly("ada");
        assertThat(first.hasMore()).isTrue();
        assertThat(second.hasMore()).isFalse();
        assertThat(List.of(first.entries().get(0), second.entries().get(0)))
                .isEqualTo(all.entries());
        assertThat(foundBySearch()).contains(List.of(NAME, END));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_change_holds_only_with_its_transaction(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);

        assertThatThrownBy(
                        () ->
                                write(
                                        o -> {
                                            o.auditTrail()
                                                    .recordChange(
                                                            ADA,
                                                            "FACILITY_CHANGED",
                                                            "Facility",
                                                            "f-1",
                                                            List.of(NAME));
                                            throw new IllegalStateException("rolled back");
                                        }))
                .hasMessage("rolled back");
        assertThatThrownBy(
                        () ->
                                clinic.network.withoutTransaction(
                                        o -> {
                                            o.auditTrail()
                                                    .recordChange(
                                                            ADA, "A", "B", "c", List.of(NAME));
                                            return null;
                                        }))
                .isInstanceOf(OneCareException.class);

        assertThat(history("f-1", null, 10).entries()).isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void the_chain_covers_what_was_changed(JpaProvider provider, DatabaseKind kind)
            throws SQLException {
        open(provider, kind);
        change("f-1", NAME, END);
        change("f-2", NAME, END);
        write(o -> o.auditTrail().record(ADA, "FACILITY_SEEN", "Facility", "f-3"));
        clinic.network.inTransaction(o -> o.auditChain().seal(ClinicFixture.SYSTEM, 1_000));
        assertThat(verify()).isInstanceOf(AuditVerification.Intact.class);

        String one = " where entry_id = (select id from audit_entry where subject_id = 'f-1')";
        String entry = " where subject_id = 'f-1'";
        for (List<String> tampering :
                List.of(
                        List.of(
                                "update audit_change set after_value = 'x'"
                                        + one
                                        + " and place = 0"),
                        List.of(
                                "update audit_change set before_value = null"
                                        + one
                                        + " and place = 0"),
                        List.of(
                                "update audit_change set before_value = ''"
                                        + one
                                        + " and place = 1"),
                        List.of("update audit_change set field = 'x'" + one + " and place = 1"),
                        List.of(
                                "update audit_change set place = 2 - place"
                                        + one
                                        + " and place = 0"),
                        List.of("delete from audit_change" + one + " and place = 1"),
                        List.of("delete from audit_change" + one),
                        List.of(
                                "delete from audit_change" + one,
                                "update audit_entry set changed_fields = 0" + entry),
                        List.of(
                                "delete from audit_change" + one + " and place = 1",
                                "update audit_entry set changed_fields = 1" + entry),
                        List.of(
                                "insert into audit_change select id, 2, 'x', 'a', 'b' from"
                                        + " audit_entry"
                                        + entry),
                        List.of("update audit_entry set changed_fields = 3" + entry),
                        List.of(
                                "update audit_entry set changed_fields = 1 where subject_id ="
                                        + " 'f-3'"))) {
            sql("create table kept_change as select * from audit_change");
            sql("create table kept_count as select id, changed_fields from audit_entry");
            sql(tampering.toArray(String[]::new));

            assertThat(verify())
                    .as("%s", tampering)
                    .isInstanceOfSatisfying(
                            AuditVerification.Broken.class,
                            broken -> assertThat(broken.damage()).isEqualTo(AuditDamage.CHANGED));

            sql(
                    "delete from audit_change",
                    "insert into audit_change select * from kept_change",
                    "update audit_entry set changed_fields = (select k.changed_fields from"
                            + " kept_count k where k.id = audit_entry.id)",
                    "drop table kept_change",
                    "drop table kept_count");
            assertThat(verify()).isInstanceOf(AuditVerification.Intact.class);
        }
    }

    private void change(String facility, ChangedField... changes) {
        write(
                o ->
                        o.auditTrail()
                                .recordChange(
                                        ADA,
                                        "FACILITY_CHANGED",
                                        "Facility",
                                        facility,
                                        List.of(changes)));
        clinic.clock.forward(Duration.ofSeconds(1));
    }

    private void write(Consumer<OneCare> work) {
        clinic.network.inTransaction(
                o -> {
                    work.accept(o);
                    return null;
                });
    }

    private FoundEntries history(String facility, AccessPosition after, int limit) {
        return clinic.network.withoutTransaction(
                o -> o.changeHistory().of(ADA, "Facility", facility, after, limit));
    }

    private List<List<ChangedField>> foundBySearch() {
        Instant now = clinic.clock.instant();
        List<List<ChangedField>> found = new ArrayList<>();
        clinic.network
                .inTransaction(
                        o ->
                                o.auditSearch()
                                        .page(
                                                ADA,
                                                AuditCriteria.between(
                                                        now.minusSeconds(600), now.plusSeconds(1)),
                                                null,
                                                50))
                .entries()
                .forEach(entry -> found.add(entry.changes()));
        return found;
    }

    private AuditVerification verify() {
        return clinic.network.withoutTransaction(
                o ->
                        o.auditChain()
                                .verify(
                                        ClinicFixture.SYSTEM,
                                        AuditHead.empty(),
                                        Duration.ofDays(9)));
    }

    private void sql(String... changes) throws SQLException {
        try (Connection connection = clinic.network.connect();
                Statement statement = connection.createStatement()) {
            for (String change : changes) {
                statement.execute(change);
            }
        }
    }
}
