package io.onecare.core.benchmark;

import io.onecare.core.database.DatabaseKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * A large network, written by the database itself in a minute or so: it is Monday, 8 June 2026,
 * 08:00 in Rome, and the slots of the next 80 weekdays exist.
 *
 * <p>Everything is found by its number, from 1 on (slots from 0 on), without asking the database:
 *
 * <ul>
 *   <li>{@value #FACILITIES} facilities {@code OC-n} with {@value #SCHEDULES_PER_FACILITY}
 *       schedules {@code AG-n} each, of one practitioner {@code DR-n} each;
 *   <li>all schedules of a facility offer one common service, one of {@value #COMMON_SERVICES};
 *       besides each offers one of {@value #SPECIAL_SERVICES} others; services are {@code S-n};
 *   <li>{@value #SLOTS} slots: on 80 weekdays ten slots of 30 minutes from 09:00 on. Of a hundred
 *       30 are booked, 2 withdrawn, 1 is held, and 1 hold has expired ({@link #stateOf});
 *   <li>{@value #EMPTY_SCHEDULES} schedules {@code GEN-n} with the same hours and no slots yet, at
 *       {@value #EMPTY_FACILITIES} more facilities;
 *   <li>three price lists {@code L-n} and a tariff for each service of a facility under each;
 *   <li>{@value #MEMBERS} members {@code M-n}, all covered, each second one with a child {@code
 *       D-n}; the policies {@code P-n} give the price lists in turn.
 * </ul>
 */
final class BenchmarkData {

    static final int FACILITIES = 500;
    static final int SCHEDULES_PER_FACILITY = 5;
    static final int SCHEDULES = FACILITIES * SCHEDULES_PER_FACILITY;
    static final int EMPTY_SCHEDULES = 3_000;
    static final int EMPTY_FACILITIES = EMPTY_SCHEDULES / SCHEDULES_PER_FACILITY;
    static final int COMMON_SERVICES = 8;
    static final int SPECIAL_SERVICES = 32;
    static final int SLOTS_PER_DAY = 10;
    static final int SLOTS_PER_SCHEDULE = 80 * SLOTS_PER_DAY;
    static final int SLOTS = SCHEDULES * SLOTS_PER_SCHEDULE;
    static final int MEMBERS = 100_000;

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-08T06:00:00Z"), ZoneOffset.UTC);

    /** Monday, 09:00 in Rome; there is no change of the clocks in the 80 weekdays from it. */
    static final Instant FIRST_START = Instant.parse("2026-06-08T07:00:00Z");

    static final Duration SLOT_LENGTH = Duration.ofMinutes(30);

    private static final int SLOTS_PER_STATEMENT = 100_000;

    /** The number of the schedule of slot {@code i}, and what becomes of the slot, 0 to 99. */
    private static final String SCHEDULE = "i / " + SLOTS_PER_SCHEDULE + " + 1";

    private static final String SCHEDULE_NUMBER = "(" + SCHEDULE + ")";

    private static final String HASH = "mod(i * 2654435761 / 65536, 100)";

    /** What has become of a slot. */
    enum SlotState {
        BOOKED,
        WITHDRAWN,
        HELD,
        HOLD_EXPIRED,
        FREE
    }

    private final boolean h2;
    private final Statement statement;

    private BenchmarkData(DatabaseKind kind, Statement statement) {
        this.h2 = kind == DatabaseKind.H2;
        this.statement = statement;
    }

    /** Writes all of it into a database that has the schema and nothing in it. */
    static void load(DatabaseKind kind, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            BenchmarkData data = new BenchmarkData(kind, statement);
            // the foreign keys are kept by construction
            statement.execute(
                    data.h2
                            ? "set referential_integrity false"
                            : "set session_replication_role = replica");
            data.network();
            data.schedules();
            data.slots();
            data.people();
            statement.execute(
                    data.h2
                            ? "set referential_integrity true"
                            : "set session_replication_role = origin");
            statement.execute(data.h2 ? "analyze" : "vacuum analyze");
        }
    }

    static String commonServiceOf(int facility) {
        return "S-" + ((facility - 1) % COMMON_SERVICES + 1);
    }

    static UUID slotId(int slot) {
        byte[] number = Integer.toString(slot).getBytes(StandardCharsets.US_ASCII);
        try {
            ByteBuffer digest =
                    ByteBuffer.wrap(MessageDigest.getInstance("MD5").digest(number));
            return new UUID(digest.getLong(), digest.getLong());
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException(fault);
        }
    }

    static SlotState stateOf(int slot) {
        long hash = slot * 2_654_435_761L / 65_536 % 100;
        if (hash < 30) {
            return SlotState.BOOKED;
        }
        if (hash < 32) {
            return SlotState.WITHDRAWN;
        }
        return hash == 32 ? SlotState.HELD : hash == 33 ? SlotState.HOLD_EXPIRED : SlotState.FREE;
    }

    static UUID memberId(int member) {
        return UUID.fromString("00000008-0000-4000-8000-%012d".formatted(member));
    }

    static UUID emptyScheduleId(int schedule) {
        return UUID.fromString("00000006-0000-4000-8000-%012d".formatted(SCHEDULES + schedule));
    }

    static UUID practitionerOfEmptySchedule(int schedule) {
        return UUID.fromString("00000005-0000-4000-8000-%012d".formatted(SCHEDULES + schedule));
    }

    private void network() throws SQLException {
        int facilities = FACILITIES + EMPTY_FACILITIES;
        int schedules = SCHEDULES + EMPTY_SCHEDULES;
        run("insert into price_list (id, code, name_it) select %s, 'L-' || i, 'Listino' from %s"
                .formatted(id(1, "i"), series(1, 3)));
        run("insert into service_category (id, code, name_it, display_order)"
                + " values (%s, 'VISITA', 'Visita', 1)".formatted(id(2, "1")));
        run("insert into health_service (id, code, category_id, name_it)"
                + " select %s, 'S-' || i, %s, 'Visita' from %s"
                        .formatted(
                                id(3, "i"),
                                id(2, "1"),
                                series(1, COMMON_SERVICES + SPECIAL_SERVICES)));
        run("insert into facility (id, version, code, name, street, postal_code, comune, province,"
                + " booking_mode, valid_from)"
                + " select %s, 1, 'OC-' || i, 'Centro', 'Via Nuvola 1', '10121', 'Torino', 'TO',"
                        .formatted(id(4, "i"))
                + " 'ONLINE', date '2020-01-01' from %s".formatted(series(1, facilities)));
        run("insert into facility_service (facility_id, service_id) select %s, %s from %s"
                .formatted(id(4, "i"), id(3, common("i")), series(1, facilities)));
        run("insert into facility_service (facility_id, service_id) select %s, %s from %s"
                .formatted(id(4, facilityOf("i")), id(3, special("i")), series(1, SCHEDULES)));
        run("insert into tariff (id, version, facility_id, service_id, price_list_id, price,"
                + " valid_from) select %s, 1, o.facility_id, o.service_id, l.id, 47.50,"
                        .formatted(h2 ? "random_uuid()" : "gen_random_uuid()")
                + " date '2020-01-01' from facility_service o cross join price_list l");
        run("insert into practitioner (id, code, given_name, family_name)"
                + " select %s, 'DR-' || i, 'Medico', 'Prova' from %s"
                        .formatted(id(5, "i"), series(1, schedules)));
        run("insert into practitioner_facility (practitioner_id, facility_id)"
                + " select %s, %s from %s"
                        .formatted(id(5, "i"), id(4, facilityOf("i")), series(1, schedules)));
    }

    private void schedules() throws SQLException {
        String all = series(1, SCHEDULES + EMPTY_SCHEDULES);
        run("insert into schedule (id, version, code, facility_id, practitioner_id, zone,"
                + " slot_minutes, source, horizon_until, valid_from)"
                + (" select " + id(6, "i") + ", 1, case when i <= " + SCHEDULES)
                + (" then 'AG-' || i else 'GEN-' || (i - " + SCHEDULES + ") end,")
                + (" " + id(4, facilityOf("i")) + ", " + id(5, "i") + ", 'Europe/Rome', 30,")
                + (" 'GENERATED', case when i <= " + SCHEDULES + " then date '2026-09-28' end,")
                + (" date '2020-01-01' from " + all));
        run("insert into schedule_service (schedule_id, service_id, duration_minutes)"
                + " select %s, %s, 30 from %s"
                        .formatted(id(6, "i"), id(3, common(facilityOf("i"))), all));
        run("insert into schedule_service (schedule_id, service_id, duration_minutes)"
                + " select %s, %s, 20 from %s"
                        .formatted(id(6, "i"), id(3, special("i")), series(1, SCHEDULES)));
        run("insert into schedule_opening (schedule_id, day_of_week, from_minute, until_minute,"
                + " valid_from) select %s, w.name, 540, 840, date '2020-01-01' from %s"
                        .formatted(id(6, "i"), all)
                + " cross join (values ('MONDAY'), ('TUESDAY'), ('WEDNESDAY'), ('THURSDAY'),"
                + " ('FRIDAY')) w (name)");
    }

    private void slots() throws SQLException {
        long day = micros(Duration.ofDays(1));
        long length = micros(SLOT_LENGTH);
        long first = FIRST_START.toEpochMilli() * 1_000;
        String weekday = "mod(i, " + SLOTS_PER_SCHEDULE + ") / " + SLOTS_PER_DAY;
        String start =
                first
                        + (" + (" + weekday + " / 5 * 7 + mod(" + weekday + ", 5)) * " + day)
                        + (" + mod(i, " + SLOTS_PER_DAY + ") * cast(" + length + " as bigint)");
        String id =
                h2
                        ? "cast(hash('MD5', stringtoutf8(cast(i as varchar)), 1) as uuid)"
                        : "cast(md5(cast(i as varchar)) as uuid)";
        for (int from = 0; from < SLOTS; from += SLOTS_PER_STATEMENT) {
            String some = series(from, from + SLOTS_PER_STATEMENT - 1);
            run("insert into slot (id, schedule_id, practitioner_id, starts_at, ends_at,"
                    + " withdrawn_at, revision)"
                    + (" select " + id + ", " + id(6, SCHEDULE) + ", " + id(5, SCHEDULE) + ",")
                    + (" " + start + ", " + start + " + " + length + ",")
                    + (" case when " + HASH + " in (30, 31) then " + first + " end, 0")
                    + (" from " + some));
            run("insert into slot_hold (slot_id, account_id, held_since, expires_at)"
                    + (" select " + id + ", " + id(9, "1") + ", 0,")
                    + (" case when " + HASH + " = 32 then " + Long.MAX_VALUE + " else 1 end")
                    + (" from " + some + " where " + HASH + " in (32, 33)"));
            run("insert into booking (id, version, reference, state, patient_number, facility_id,"
                    + " service_id, practitioner_id, slot_id, active_slot_id, starts_at, ends_at,"
                    + " zone, tariff_id, price, price_list_code, policy_number, channel,"
                    + " terms_version, requested_at)"
                    + (" select " + id(12, "i") + ", 1, lpad(cast(i as varchar), 8, '0'),")
                    + (" 'CONFIRMED', 'OLD-' || i,")
                    + (" " + id(4, facilityOf(SCHEDULE_NUMBER)) + ",")
                    + (" " + id(3, common(facilityOf(SCHEDULE_NUMBER))) + ",")
                    + (" " + id(5, SCHEDULE) + ", " + id + ", " + id + ",")
                    + (" " + start + ", " + start + " + " + length + ", 'Europe/Rome',")
                    + (" " + id(13, "1") + ", 47.50, 'L-1', 'P-1', 'API', 'BEFORE', 0")
                    + (" from " + some + " where " + HASH + " < 30"));
        }
    }

    private void people() throws SQLException {
        String all = series(1, MEMBERS);
        run("insert into policy (id, version, policy_number, price_list_id, valid_from)"
                + " select %s, 1, 'P-' || i, %s, date '2020-01-01' from %s"
                        .formatted(id(7, "i"), id(1, "mod(i, 3) + 1"), series(1, 100)));
        run("insert into member (id, version, member_number, surname, given_name, birth_date,"
                + " tax_code, email) select %s, 1, 'M-' || i, 'Titolare', 'Prova',"
                        .formatted(id(8, "i"))
                + " date '1980-01-01', 'Q' || lpad(cast(i as varchar), 15, '0'),"
                + " 'm-' || i || '@example.org' from %s".formatted(all));
        run("insert into member_cover (id, version, member_id, policy_id, valid_from)"
                + " select %s, 1, %s, %s, date '2020-01-01' from %s"
                        .formatted(id(10, "i"), id(8, "i"), id(7, "mod(i, 100) + 1"), all));
        run("insert into dependant (id, version, dependant_number, member_id, relationship,"
                + " surname, given_name, birth_date, tax_code, valid_from)"
                + " select %s, 1, 'D-' || i, %s, 'CHILD', 'Familiare', 'Prova',"
                        .formatted(id(11, "i"), id(8, "i"))
                + " date '2015-01-01', 'D' || lpad(cast(i as varchar), 15, '0'),"
                + " date '2020-01-01' from %s where mod(i, 2) = 0".formatted(all));
    }

    private void run(String sql) throws SQLException {
        statement.execute(sql);
    }

    /** The numbers {@code i} from the first to the last. */
    private String series(int first, int last) {
        return h2
                ? "system_range(%d, %d) g (i)".formatted(first, last)
                : "generate_series(cast(%d as bigint), %d) g (i)".formatted(first, last);
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    /** The id of the thing with a number; each table has its own. */
    private static String id(int table, String number) {
        return "cast('%08d-0000-4000-8000-' || lpad(cast(%s as varchar), 12, '0') as uuid)"
                .formatted(table, number);
    }

    private static String facilityOf(String schedule) {
        return "(%s - 1) / %d + 1".formatted(schedule, SCHEDULES_PER_FACILITY);
    }

    private static String common(String facility) {
        return "mod(%s - 1, %d) + 1".formatted(facility, COMMON_SERVICES);
    }

    private static String special(String schedule) {
        return "mod(%s, %d) + %d".formatted(schedule, SPECIAL_SERVICES, COMMON_SERVICES + 1);
    }
}
