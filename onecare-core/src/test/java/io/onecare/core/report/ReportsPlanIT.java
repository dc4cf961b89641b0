package io.onecare.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.Actor;
import io.onecare.core.Role;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.schedule.ClinicFixture;
import io.onecare.core.time.Moments;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The report of one month among three years of 120,000 bookings reads that month and not the rest.
 * It is PostgreSQL that says how much it read: its counters of the transaction.
 */
class ReportsPlanIT {

    private static final Actor ADMINISTRATOR = new Actor(Role.ADMINISTRATOR, "ada");
    private static final Instant BEGINNING = Instant.parse("2023-11-01T00:00:00Z");
    private static final int BOOKINGS = 120_000;

    /** A booking each 13 minutes: about 3,300 a month. */
    private static final int MINUTES_APART = 13;

    /** Of everything else there is a tenth, which is enough to see it. */
    private static final int OTHERS = BOOKINGS / 10;

    private static final ReportPeriod MONTH = ReportPeriod.of(YearMonth.of(2025, 10));

    private final ClinicFixture clinic =
            ClinicFixture.on(JpaProvider.HIBERNATE, DatabaseKind.POSTGRESQL);

    @AfterEach
    void close() {
        clinic.network.abandon(); // its bookings have no history to speak of
    }

    @Test
    void the_report_of_a_month_reads_that_month_only() throws SQLException {
        fill();

        assertReadsTheMonth("bookings", Reports::bookings, "booking", 1);
        assertReadsTheMonth("due times", Reports::dueTimes, "booking", 1);
        assertReadsTheMonth("due times", Reports::dueTimes, "care_request", 10);
        assertReadsTheMonth("visits", Reports::visits, "booking", 1);
        assertReadsTheMonth("messages", Reports::messages, "outbox_message", 10);
        assertReadsTheMonth("searches", Reports::searches, "empty_search", 10);
    }

    private void assertReadsTheMonth(String name, Question question, String table, int fewer) {
        long ofMonth = 31 * 24 * 60 / MINUTES_APART / fewer;
        Map<String, Long> read =
                clinic.network.rolledBack(
                        o -> {
                            Map<String, Long> before = counters(table);
                            assertThat(question.ask(o.reports(), ADMINISTRATOR, MONTH)).isPresent();
                            Map<String, Long> since = counters(table);
                            before.forEach((what, count) -> since.merge(what, -count, Long::sum));
                            return since;
                        });

        assertThat(read.get("walks")).as("walks along all of %s for %s", table, name).isZero();
        assertThat(read.get("rows"))
                .as("rows of %s for %s", table, name)
                .isBetween(ofMonth, 3 * ofMonth + 50);
    }

    private interface Question {
        Optional<?> ask(Reports reports, Actor actor, ReportPeriod period);
    }

    /** How often this transaction walked along the whole table, and how much it read by indexes. */
    private Map<String, Long> counters(String table) {
        Object[] row =
                (Object[])
                        clinic.network
                                .entityManager()
                                .createNativeQuery(
                                        "select seq_scan, coalesce(idx_tup_fetch, 0)"
                                                + " from pg_stat_xact_user_tables"
                                                + " where relname = '"
                                                + table
                                                + "'")
                                .getSingleResult();
        Map<String, Long> counters = new HashMap<>();
        counters.put("walks", ((Number) row[0]).longValue());
        counters.put("rows", ((Number) row[1]).longValue());
        return counters;
    }

    private void fill() throws SQLException {
        String each = moment(MINUTES_APART);
        String tenth = moment(MINUTES_APART * 10);
        try (Connection connection = clinic.network.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica"); // no foreign keys
            statement.execute(
                    "insert into booking (id, version, reference, state, patient_number,"
                            + " facility_id, service_id, starts_at, ends_at, zone, tariff_id,"
                            + " price, price_list_code, policy_number, channel, terms_version,"
                            + " requested_at, confirm_by) select gen_random_uuid(), 1,"
                            + " lpad(cast(g as varchar), 8, '0'), case when g % 5 = 0 then"
                            + " 'CANCELLED' else 'FULFILLED' end, 'M-' || g, t.facility_id,"
                            + " t.service_id, MOMENT + 86400000000, MOMENT + 88000000000,"
                                    .replace("MOMENT", each)
                            + " 'Europe/Rome', t.id, 47.50, 'BASE', 'P-1', 'PORTAL', '2026-01',"
                            + " MOMENT, MOMENT + 3600000000".replace("MOMENT", each)
                            + from(BOOKINGS)
                            + " cross join (select * from tariff limit 1) t");
            statement.execute(
                    "insert into booking_event (booking_id, number, occurred_at, actor_role,"
                            + " actor_name, event, from_state, to_state) select id, 1,"
                            + " requested_at, 'SYSTEM', 'x', 'BOOK', null, 'REQUESTED'"
                            + " from booking");
            statement.execute(
                    "insert into care_request (id, version, channel, natural_key, thread_id,"
                            + " state, received_at, due_at) select gen_random_uuid(), 1, 'PHONE',"
                            + " 'k-' || g, gen_random_uuid(), 'RECEIVED', MOMENT, MOMENT + 1"
                                    .replace("MOMENT", tenth)
                            + from(OTHERS));
            statement.execute(
                    "insert into outbox_message (id, natural_key, kind, audience, subject_id,"
                            + " subject_event, created_at, not_before, state, attempts,"
                            + " first_tried_at, next_try_at, settled_at, sent_at) select"
                            + " gen_random_uuid(), 'k-' || g, 'BOOKING_CONFIRMED', 'PATIENT',"
                            + " gen_random_uuid(), 1, MOMENT, MOMENT, 'SENT', 1, MOMENT, MOMENT,"
                                    .replace("MOMENT", tenth)
                            + " MOMENT, MOMENT".replace("MOMENT", tenth)
                            + from(OTHERS));
            statement.execute(
                    "insert into empty_search select date '2023-11-01' + g / 11, 'S-' || g % 11,"
                            + " 'MI', 'BASE', 'TOO_FAR', gen_random_uuid(), 1"
                            + from(OTHERS));
            statement.execute("analyze");
        }
    }

    private static String moment(int minutesApart) {
        return "(%d + cast(g as bigint) * %d)"
                .formatted(
                        Moments.toMicros(BEGINNING),
                        Duration.ofMinutes(minutesApart).toNanos() / 1_000);
    }

    private static String from(int rows) {
        return " from generate_series(1, " + rows + ") g";
    }
}
