package io.onecare.core.audit;

import static io.onecare.core.audit.AuditFixture.DESK;
import static io.onecare.core.audit.AuditFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.Actor;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.database.DatabaseAccess;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.Invariants;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestNetwork;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The chain over the trail on both providers and both databases. */
class AuditChainIT {

    private AuditFixture audit;

    @AfterEach
    void close() {
        audit.network.abandon(); // some tests leave a broken chain behind
    }

    private void open(JpaProvider provider, DatabaseKind kind) {
        audit = AuditFixture.on(provider, kind);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.audit.AuditFixture#everywhere")
    void entries_are_sealed_in_order_and_each_once(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        assertThat(audit.seal()).isEqualTo(new SealOutcome.Sealed(0, AuditHead.empty()));
        assertThat(audit.verify()).isEqualTo(new AuditVerification.Intact(AuditHead.empty()));
        audit.record(5);

        SealOutcome first = audit.write(o -> o.auditChain().seal(SYSTEM, 3));
        SealOutcome second = audit.seal();

        assertThat(sealed(first).entries()).isEqualTo(3);
        assertThat(sealed(second).entries()).isEqualTo(2);
        assertThat(sealed(second).head().seq()).isEqualTo(5);
        assertThat(audit.head()).isEqualTo(sealed(second).head());
        assertThat(audit.seal()).isEqualTo(new SealOutcome.Sealed(0, audit.head()));
        assertThat(audit.sealedSubjects()).containsExactly("B-1", "B-2", "B-3", "B-4", "B-5");
        assertThat(audit.verify()).isEqualTo(new AuditVerification.Intact(audit.head()));
        assertThat(audit.verify(sealed(first).head()))
                .isEqualTo(new AuditVerification.Intact(audit.head()));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.audit.AuditFixture#everywhere")
    void an_entry_whose_transaction_commits_late_is_sealed_later(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        audit.write(
                o -> {
                    o.auditTrail().record(DESK, "BOOKING_SEEN", "Booking", "slow");
                    inAnotherThread(
                            () -> {
                                audit.record(2);
                                return audit.seal();
                            });
                    return null;
                });

        audit.seal();

        assertThat(audit.sealedSubjects()).containsExactly("B-1", "B-2", "slow");
        assertThat(audit.verify()).isEqualTo(new AuditVerification.Intact(audit.head()));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.audit.AuditFixture#everywhere")
    void an_entry_that_came_in_after_ten_thousand_others_is_found_by_the_long_look(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        audit.write(
                o -> {
                    o.auditTrail().record(DESK, "BOOKING_SEEN", "Booking", "slow");
                    inAnotherThread(
                            () -> {
                                audit.sql(
                                        "insert into audit_entry (id, arrival, occurred_at,"
                                                + " actor_role, actor_name, action, subject_type,"
                                                + " subject_id) overriding system value values ('"
                                                + UUID.randomUUID()
                                                + "', 10001, 0, 'SYSTEM', 'x', 'X', 'X', 'late')");
                                return audit.seal();
                            });
                    return null;
                });

        assertThat(sealed(audit.seal()).entries()).isZero();
        audit.clock.forward(Duration.ofHours(2));
        assertThat(damage(audit.verify())).isEqualTo(AuditDamage.NOT_SEALED);
        SealOutcome late = audit.write(o -> o.auditChain().sealLate(SYSTEM, 10));

        assertThat(sealed(late).entries()).isEqualTo(1);
        assertThat(audit.verify()).isInstanceOf(AuditVerification.Intact.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.audit.AuditFixture#everywhere")
    void a_transaction_that_is_rolled_back_seals_nothing(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        audit.record(3);
        assertThatThrownBy(
                        () ->
                                audit.write(
                                        o -> {
                                            o.auditChain().seal(SYSTEM, 10);
                                            throw new IllegalStateException("rolled back");
                                        }))
                .hasMessage("rolled back");

        assertThat(audit.head()).isEqualTo(AuditHead.empty());
        assertThat(sealed(audit.seal()).entries()).isEqualTo(3);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.audit.AuditFixture#everywhere")
    void several_sealers_and_writers_at_once_make_one_chain(JpaProvider provider, DatabaseKind kind)
            throws Exception {
        open(provider, kind);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Integer>> sealed = new ArrayList<>();
        List<Future<?>> written = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            written.add(
                    threads.submit(
                            () -> {
                                start.await();
                                audit.record(50);
                                return null;
                            }));
            sealed.add(
                    threads.submit(
                            () -> {
                                start.await();
                                int entries = 0;
                                for (int round = 0; round < 40; round++) {
                                    entries +=
                                            audit.write(o -> o.auditChain().seal(SYSTEM, 7))
                                                            instanceof SealOutcome.Sealed done
                                                    ? done.entries()
                                                    : 0;
                                }
                                return entries;
                            }));
        }

        start.countDown();
        for (Future<?> one : written) {
            one.get();
        }
        int entries = 0;
        for (Future<Integer> one : sealed) {
            entries += one.get();
        }
        entries += sealed(audit.seal()).entries();
        threads.shutdown();

        assertThat(entries).isEqualTo(200);
        assertThat(audit.head().seq()).isEqualTo(200);
        assertThat(audit.verify()).isEqualTo(new AuditVerification.Intact(audit.head()));
        try (Connection connection = audit.network.connect()) {
            Invariants.assertHold(connection);
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.audit.AuditFixture#everywhere")
    void who_comes_second_to_seal_is_told_so_and_harms_nothing(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);
        audit.record(3);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        CountDownLatch sealed = new CountDownLatch(1);

        // reads the head before the other commits, so that both are after number 1
        Future<SealOutcome> second =
                audit.write(
                        o -> {
                            o.auditChain().seal(SYSTEM, 2);
                            Future<SealOutcome> waiting =
                                    thread.submit(
                                            () ->
                                                    audit.write(
                                                            p -> {
                                                                p.auditChain().head(SYSTEM);
                                                                sealed.countDown();
                                                                return p.auditChain()
                                                                        .seal(SYSTEM, 2);
                                                            }));
                            await(sealed);
                            return waiting;
                        });

        // either it saw the other's seals, or it was told
        SealOutcome outcome = second.get();
        assertThat(outcome)
                .matches(
                        o ->
                                o.equals(new SealOutcome.Refused(SealRefusal.ANOTHER_SEALER))
                                        || sealed(o).entries() == 1);
        audit.seal();
        assertThat(audit.sealedSubjects()).containsExactly("B-1", "B-2", "B-3");
        assertThat(audit.verify()).isInstanceOf(AuditVerification.Intact.class);
        thread.shutdown();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.audit.AuditFixture#everywhere")
    void ten_thousand_entries_are_sealed_and_verified_in_few_statements(
            JpaProvider provider, DatabaseKind kind) throws SQLException {
        open(provider, kind);
        try (Connection connection = audit.network.connect();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into audit_entry (id, occurred_at, actor_role, actor_name,"
                                        + " action, subject_type, subject_id) values (?, 0,"
                                        + " 'SYSTEM', 'x', 'X', 'X', 'x')")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < 10_000; i++) {
                insert.setObject(1, UUID.randomUUID());
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }

        int sealing =
                audit.network.statementsInTransaction(o -> o.auditChain().seal(SYSTEM, 10_000));
        int verifying =
                audit.network.statementsOf(
                        o -> o.auditChain().verify(SYSTEM, AuditHead.empty(), Duration.ofHours(1)));

        assertThat(audit.head().seq()).isEqualTo(10_000);
        assertThat(audit.verify()).isEqualTo(new AuditVerification.Intact(audit.head()));
        assertThat(sealing).isEqualTo(13); // head, entries, the first seal, ten times a thousand
        assertThat(verifying).isEqualTo(12); // eleven pages, the last of them empty; not sealed
    }

    /** How somebody who may write to the database tampers with it, and what is found. */
    private record Tampering(AuditDamage damage, long seq, String... statements) {}

    private static final List<Tampering> TAMPERINGS =
            List.of(
                    changed("update audit_entry set occurred_at = occurred_at + 1" + entry(4)),
                    changed("update audit_entry set actor_role = 'SYSTEM'" + entry(4)),
                    changed("update audit_entry set actor_name = 'desk-2'" + entry(4)),
                    changed("update audit_entry set action = 'BOOKING_SEE'" + entry(4)),
                    changed("update audit_entry set subject_type = 'Bookin'" + entry(4)),
                    changed("update audit_entry set subject_id = 'B-44'" + entry(4)),
                    // a character goes from the end of one column to the beginning of the next
                    changed(
                            "update audit_entry set subject_type = 'Bookin', subject_id = 'gB-4'"
                                    + entry(4)),
                    changed(
                            "alter table audit_entry alter column arrival set generated by default",
                            "update audit_entry set arrival = 1000" + entry(4)),
                    changed("update audit_seal set sealed_at = sealed_at + 1 where seq = 4"),
                    changed("update audit_seal set hash = '" + "0".repeat(64) + "' where seq = 4"),
                    // the id of the entry, in both tables
                    changed(
                            "update audit_entry set id = '00000000-0000-4000-8000-00000000000f'"
                                    + entry(4),
                            "update audit_seal set entry_id ="
                                    + " '00000000-0000-4000-8000-00000000000f' where seq = 4"),
                    // two entries change places
                    changed(
                            "alter table audit_seal drop constraint uq_audit_seal_entry",
                            "update audit_seal set entry_id = (select b.entry_id from backup_seal b"
                                    + " where b.seq = case audit_seal.seq when 4 then 5 else 4 end)"
                                    + " where seq in (4, 5)"),
                    // two seals change places
                    changed(
                            "update audit_seal set seq = 1000 where seq = 4",
                            "update audit_seal set seq = 4 where seq = 5",
                            "update audit_seal set seq = 5 where seq = 1000"),
                    // an entry that was never sealed in the place of another
                    changed(
                            insertEntry("00000000-0000-4000-8000-00000000000e"),
                            "update audit_seal set entry_id ="
                                    + " '00000000-0000-4000-8000-00000000000e' where seq = 4"),
                    // one put in between, and all that follow moved on
                    changed(
                            "update audit_seal set seq = seq + 1000 where seq >= 4",
                            "update audit_seal set seq = seq - 999 where seq >= 1000",
                            insertEntry("00000000-0000-4000-8000-00000000000e"),
                            "insert into audit_seal select 4,"
                                    + " cast('00000000-0000-4000-8000-00000000000e' as uuid),"
                                    + " sealed_at, hash from backup_seal where seq = 4"),
                    // one taken out, and all that follow moved up
                    changed(
                            "delete from audit_seal where seq = 4",
                            "delete from audit_entry" + entry(4),
                            "update audit_seal set seq = seq + 1000 where seq > 4",
                            "update audit_seal set seq = seq - 1001 where seq > 1000"),
                    new Tampering(
                            AuditDamage.ENTRY_REMOVED, 4, "delete from audit_entry" + entry(4)),
                    new Tampering(
                            AuditDamage.ENTRY_REMOVED, 10, "delete from audit_entry" + entry(10)),
                    new Tampering(
                            AuditDamage.SEAL_REMOVED, 4, "delete from audit_seal where seq = 4"),
                    new Tampering(
                            AuditDamage.SEAL_REMOVED, 1, "delete from audit_seal where seq = 1"),
                    new Tampering(
                            AuditDamage.SEAL_REMOVED,
                            4,
                            "delete from audit_seal where seq = 4",
                            "delete from audit_entry" + entry(4)),
                    new Tampering(
                            AuditDamage.SEAL_INSERTED,
                            0,
                            "alter table audit_seal drop constraint ck_audit_seal_seq",
                            insertEntry("00000000-0000-4000-8000-00000000000e"),
                            "insert into audit_seal select 0,"
                                    + " cast('00000000-0000-4000-8000-00000000000e' as uuid),"
                                    + " sealed_at, hash from backup_seal where seq = 1"),
                    // the end cut off: all that is left is well, but an hour old entries are open
                    new Tampering(
                            AuditDamage.NOT_SEALED, 9, "delete from audit_seal where seq > 8"));

    private static Tampering changed(String... statements) {
        return new Tampering(AuditDamage.CHANGED, 4, statements);
    }

    private static String entry(int number) {
        return " where subject_id = 'B-" + number + "'";
    }

    private static String insertEntry(String id) {
        return "insert into audit_entry (id, occurred_at, actor_role, actor_name, action,"
                + " subject_type, subject_id) select '"
                + id
                + "', occurred_at, actor_role, actor_name, action, subject_type, subject_id"
                + " from backup_entry where subject_id = 'B-4'";
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.audit.AuditFixture#everywhere")
    void every_kind_of_tampering_is_found(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        audit.record(10);
        audit.seal();
        AuditHead head = audit.head();
        audit.clock.forward(Duration.ofHours(2));
        audit.sql(
                "create table backup_entry as select * from audit_entry",
                "create table backup_seal as select * from audit_seal",
                "alter table audit_seal drop constraint fk_audit_seal_entry");

        for (Tampering tampering : TAMPERINGS) {
            audit.sql(tampering.statements());

            assertThat(audit.verify())
                    .as("%s", List.of(tampering.statements()))
                    .isInstanceOfSatisfying(
                            AuditVerification.Broken.class,
                            broken -> {
                                assertThat(broken.damage()).isEqualTo(tampering.damage());
                                assertThat(broken.seq()).isEqualTo(tampering.seq());
                            });

            audit.sql(
                    "delete from audit_seal",
                    "delete from audit_entry",
                    "insert into audit_entry (id, arrival, occurred_at, actor_role, actor_name,"
                            + " action, subject_type, subject_id) overriding system value select"
                            + " id, arrival, occurred_at, actor_role, actor_name, action,"
                            + " subject_type, subject_id from backup_entry",
                    "insert into audit_seal select * from backup_seal");
            assertThat(audit.verify(head)).isEqualTo(new AuditVerification.Intact(head));
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.audit.AuditFixture#everywhere")
    void a_seal_that_was_written_anew_does_not_fit_the_next(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        audit.record(5);
        audit.seal();
        String previous = audit.texts("select hash from audit_seal where seq = 2").get(0);
        String id = audit.texts("select id from audit_entry" + entry(3)).get(0);
        long moment = 1_780_898_400_000_000L; // 08:00 in Rome
        SealedEntry changed =
                new SealedEntry(
                        AuditEntryId.of(UUID.fromString(id)),
                        3,
                        moment + 2_000_000,
                        "OPERATOR",
                        "desk-2",
                        "BOOKING_SEEN",
                        "Booking",
                        "B-3",
                        0,
                        List.of());
        String hash = SealHash.of(previous, 3, moment + 5_000_000, changed);

        audit.sql(
                "update audit_entry set actor_name = 'desk-2'" + entry(3),
                "update audit_seal set hash = '" + hash + "' where seq = 3");

        assertThat(audit.verify())
                .isInstanceOfSatisfying(
                        AuditVerification.Broken.class,
                        broken -> {
                            assertThat(broken.damage()).isEqualTo(AuditDamage.CHANGED);
                            assertThat(broken.seq()).isEqualTo(4);
                        });
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.audit.AuditFixture#everywhere")
    void a_head_that_was_kept_elsewhere_shows_an_end_cut_off_and_a_chain_written_anew(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        audit.record(10);
        audit.seal();
        AuditHead kept = audit.head();

        audit.sql(
                "delete from audit_seal where seq > 8",
                "delete from audit_entry where subject_id in ('B-9', 'B-10')");
        assertThat(audit.verify()).isInstanceOf(AuditVerification.Intact.class);
        assertThat(audit.verify(kept))
                .isEqualTo(new AuditVerification.Broken(AuditDamage.HEAD_LOST, 9, null));

        audit.record(5);
        audit.seal();
        assertThat(audit.verify()).isInstanceOf(AuditVerification.Intact.class);
        assertThat(audit.verify(kept))
                .isEqualTo(new AuditVerification.Broken(AuditDamage.HEAD_LOST, 10, null));

        audit.sql("delete from audit_seal", "update audit_entry set actor_name = 'x'" + entry(4));
        audit.seal();
        assertThat(audit.verify()).isInstanceOf(AuditVerification.Intact.class);
        assertThat(damage(audit.verify(kept))).isEqualTo(AuditDamage.HEAD_LOST);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.audit.AuditFixture#everywhere")
    void sealing_goes_on_after_the_last_sealed_entry_was_removed(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        audit.record(3);
        audit.seal();
        audit.sql(
                "alter table audit_seal drop constraint fk_audit_seal_entry",
                "delete from audit_entry" + entry(3));
        audit.record(DESK, "BOOKING_SEEN", "Booking", "B-4");

        assertThat(sealed(audit.seal()).head().seq()).isEqualTo(4);
        assertThat(damage(audit.verify())).isEqualTo(AuditDamage.ENTRY_REMOVED);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.audit.AuditFixture#everywhere")
    void only_the_system_seals_and_administrators_may_verify(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        audit.record(1);
        Actor administrator = new Actor(Role.ADMINISTRATOR, "admin");
        for (Actor actor :
                List.of(
                        Actor.visitor(),
                        Actor.member(UUID.randomUUID()),
                        DESK,
                        Actor.facilityStaff("OC-1", "staff"),
                        administrator)) {
            assertThat(audit.<SealOutcome>write(o -> o.auditChain().seal(actor, 10)))
                    .isEqualTo(new SealOutcome.Refused(SealRefusal.NOT_FOUND));
            assertThat(audit.<SealOutcome>write(o -> o.auditChain().sealLate(actor, 10)))
                    .isEqualTo(new SealOutcome.Refused(SealRefusal.NOT_FOUND));
            boolean verifies = actor.equals(administrator);
            assertThat(audit.read(o -> o.auditChain().head(actor)).isPresent()).isEqualTo(verifies);
            assertThat(
                            audit.<AuditVerification>read(
                                    o ->
                                            o.auditChain()
                                                    .verify(
                                                            actor,
                                                            AuditHead.empty(),
                                                            Duration.ZERO)))
                    .isInstanceOf(
                            verifies
                                    ? AuditVerification.Broken.class
                                    : AuditVerification.Refused.class);
        }
        assertThatThrownBy(() -> audit.read(o -> o.auditChain().seal(SYSTEM, 10)))
                .isInstanceOfSatisfying(
                        OneCareException.class,
                        fault ->
                                assertThat(fault.code()).isEqualTo(ErrorCode.TRANSACTION_REQUIRED));
        for (int max : new int[] {0, 10_001}) {
            assertThatThrownBy(() -> audit.write(o -> o.auditChain().seal(SYSTEM, max)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(audit.head().seq()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void on_postgresql_a_role_that_can_only_insert_and_select_is_enough(JpaProvider provider)
            throws SQLException {
        open(provider, DatabaseKind.POSTGRESQL);
        DatabaseAccess owner = audit.network.access();
        String role = "r" + UUID.randomUUID().toString().replace("-", "");
        audit.sql(
                "create role " + role + " login password 'only-a-test'",
                "grant select, insert on audit_entry, audit_seal to " + role);
        // a user in the URL would win over the one that is given beside it
        String url = owner.url().replaceFirst("user=[^&]*", "user=" + role);
        DatabaseAccess access = new DatabaseAccess(url, role, "only-a-test");
        TestNetwork restricted = TestNetwork.over(provider, access, audit.clock);
        try {
            restricted.inTransaction(
                    o -> {
                        o.auditTrail().record(DESK, "BOOKING_SEEN", "Booking", "B-1");
                        return null;
                    });
            SealOutcome outcome = restricted.inTransaction(o -> o.auditChain().seal(SYSTEM, 10));
            assertThat(sealed(outcome).entries()).isEqualTo(1);
            AuditVerification verification =
                    restricted.withoutTransaction(
                            o -> o.auditChain().verify(SYSTEM, audit.head(), Duration.ZERO));
            assertThat(verification).isEqualTo(new AuditVerification.Intact(audit.head()));
            try (Connection connection = restricted.connect();
                    Statement statement = connection.createStatement()) {
                for (String table : List.of("audit_entry", "audit_seal")) {
                    assertThatThrownBy(() -> statement.execute("delete from " + table))
                            .hasMessageContaining("permission denied");
                    assertThatThrownBy(() -> statement.execute("truncate " + table + " cascade"))
                            .hasMessageContaining("permission denied");
                }
                assertThatThrownBy(() -> statement.execute("update audit_seal set seq = seq"))
                        .hasMessageContaining("permission denied");
                assertThatThrownBy(
                                () -> statement.execute("update audit_entry set action = action"))
                        .hasMessageContaining("permission denied");
            }
        } finally {
            restricted.abandon();
            audit.sql("drop owned by " + role, "drop role " + role);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_database_itself_refuses_a_second_seal_and_a_sealed_entry_that_is_not_there(
            DatabaseKind kind) {
        open(JpaProvider.HIBERNATE, kind);
        audit.record(2);
        audit.seal();
        for (String violation :
                List.of(
                        "delete from audit_entry",
                        "update audit_seal set seq = 0 where seq = 1",
                        "update audit_seal set seq = 1",
                        "update audit_seal set hash = '' where seq = 1",
                        "insert into audit_seal select 3, entry_id, sealed_at, hash"
                                + " from audit_seal where seq = 1",
                        "update audit_entry set arrival = 1")) {
            assertThatThrownBy(() -> audit.sql(violation))
                    .as(violation)
                    .hasCauseInstanceOf(SQLException.class);
        }
        assertThat(audit.verify()).isInstanceOf(AuditVerification.Intact.class);
    }

    private static <T> void inAnotherThread(Callable<T> work) {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            thread.submit(work).get();
        } catch (Exception fault) {
            throw new AssertionError(fault);
        } finally {
            thread.shutdown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException fault) {
            throw new AssertionError(fault);
        }
    }

    private static SealOutcome.Sealed sealed(SealOutcome outcome) {
        return (SealOutcome.Sealed) outcome;
    }

    private static AuditDamage damage(AuditVerification verification) {
        return ((AuditVerification.Broken) verification).damage();
    }
}
