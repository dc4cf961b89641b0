package io.onecare.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.Role;
import io.onecare.core.audit.AuditEntryId;
import io.onecare.core.care.CareRequestId;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.schedule.ClinicFixture;
import io.onecare.core.time.Moments;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A page of a trail of 100,000 entries reads little more than it shows, whatever is looked for. It
 * is PostgreSQL that says how much it read: its counters of the transaction.
 */
class AuditSearchPlanIT {

    private static final Actor ADMINISTRATOR = new Actor(Role.ADMINISTRATOR, "ada");
    private static final Instant BEGINNING = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-06-08T00:00:00Z");
    private static final UUID REQUEST = new UUID(7, 9);
    private static final int PAGE = 50;

    private final ClinicFixture clinic =
            ClinicFixture.on(JpaProvider.HIBERNATE, DatabaseKind.POSTGRESQL);

    @AfterEach
    void close() {
        clinic.network.abandon(); // its entries are about nothing that there is
    }

    @Test
    void a_page_reads_little_more_than_it_shows() throws SQLException {
        fill();
        AuditCriteria all = AuditCriteria.between(BEGINNING, END);
        AccessPosition middle =
                new AccessPosition(
                        BEGINNING.plusSeconds(200_000), AuditEntryId.of(new UUID(-1, -1)));

        assertReadsLittle(all, null);
        assertReadsLittle(all, middle);
        assertReadsLittle(wanted(Role.ADMINISTRATOR, null, null, null), middle);
        assertReadsLittle(wanted(null, "actor-7", null, null), null);
        assertReadsLittle(wanted(Role.OPERATOR, "actor-7", null, null), middle);
        assertReadsLittle(wanted(null, null, "RARE", null), null);
        assertReadsLittle(
                wanted(null, null, null, new AuditSubject.OfCareRequest(CareRequestId.of(REQUEST))),
                null);
        assertReadsLittle(
                wanted(null, null, null, new AuditSubject.OfStaff(AccountId.of(REQUEST))), null);
        assertReadsLittle(
                wanted(
                        null,
                        null,
                        null,
                        new AuditSubject.OfPerson(REQUEST, AuditReason.INSPECTION)),
                null);
        assertReadsLittle(wanted(null, null, null, new AuditSubject.OfFacility("OC-1")), null);
    }

    private static AuditCriteria wanted(
            Role role, String actorName, String action, AuditSubject subject) {
        return new AuditCriteria(BEGINNING, END, role, actorName, action, subject);
    }

    private void assertReadsLittle(AuditCriteria criteria, AccessPosition after) {
        List<Long> read =
                clinic.network.rolledBack(
                        o -> {
                            List<Long> before = counters();
                            FoundEntries page =
                                    o.auditSearch().page(ADMINISTRATOR, criteria, after, PAGE);
                            List<Long> since = counters();
                            boolean isFound =
                                    !(criteria.subject() instanceof AuditSubject.OfFacility);
                            assertThat(page.entries().isEmpty()).isNotEqualTo(isFound);
                            return List.of(
                                    since.get(0) - before.get(0), since.get(1) - before.get(1));
                        });

        assertThat(read.get(0)).as("walks along the whole trail for %s", criteria).isZero();
        assertThat(read.get(1)).as("entries read for %s", criteria).isLessThan(4L * PAGE);
    }

    /** How often this transaction walked along the whole table, and how much it read by indexes. */
    private List<Long> counters() {
        Object[] row =
                (Object[])
                        clinic.network
                                .entityManager()
                                .createNativeQuery(
                                        "select seq_scan, coalesce(idx_tup_fetch, 0)"
                                                + " from pg_stat_xact_user_tables"
                                                + " where relname = 'audit_entry'")
                                .getSingleResult();
        return List.of(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
    }

    /** One entry each five seconds; one in a thousand is an administrator's, one in 500 rare. */
    private void fill() throws SQLException {
        String entries =
                "insert into audit_entry (id, occurred_at, actor_role, actor_name, action,"
                        + " subject_type, subject_id) select gen_random_uuid(), ? + cast(g as bigint) * 5000000,"
                        + " case when g % 1000 = 0 then 'ADMINISTRATOR' when g % 2 = 0 then"
                        + " 'MEMBER' else 'OPERATOR' end, 'actor-' || g % 100,"
                        + " case when g % 500 = 1 then 'RARE' else 'SEEN_' || g % 20 end,"
                        + " case when g % 3000 = 0 then 'CareRequest'"
                        + " when g % 3000 = 1 then 'Staff' when g % 3000 = 2 then 'Person'"
                        + " else 'Booking' end,"
                        + " case when g % 3000 < 3 then ? else 'b-' || g end"
                        + " from generate_series(1, 100000) g";
        try (Connection connection = clinic.network.connect();
                PreparedStatement insert = connection.prepareStatement(entries);
                Statement statement = connection.createStatement()) {
            insert.setLong(1, Moments.toMicros(BEGINNING));
            insert.setString(2, REQUEST.toString());
            insert.executeUpdate();
            statement.execute("analyze audit_entry");
        }
    }
}
