package io.onecare.core.benchmark;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The statements of one booking, as the library sends them and written by hand: the yardstick. What
 * the library would refuse, this does not notice.
 */
final class BookingByHand {

    static final String TERMS = "2026-01";

    private static final String KEY =
            "select k.content, cast(k.booking_id as varchar(36)) from booking_key k"
                    + " where k.account = ? and k.key_text = ?";

    private static final String ACCOUNT = "OPERATOR:operator-7";

    private static final String OTHER_BOOKING =
            ", (select count(*) from booking b where b.state in ('REQUESTED', 'CONFIRMED')"
                    + " and b.starts_at > ? and b.starts_at < ? and b.ends_at > ? and b.id <> ?"
                    + " and ";

    /** The smallest number with seven digits to the base of 36. */
    private static final long FIRST_OF_SEVEN = 36L * 36 * 36 * 36 * 36 * 36;

    private static final UUID NONE = new UUID(0, 0);

    private BookingByHand() {}

    /** Books, and commits. */
    static UUID book(Connection connection, BookingBenchmark.Wish wish) throws SQLException {
        String key = UUID.randomUUID().toString();
        String content = digest(wish + key);
        long now = BenchmarkData.CLOCK.instant().toEpochMilli() * 1_000;
        UUID slot = wish.slot().value();
        UUID booking = UUID.randomUUID();

        read(connection, KEY, ACCOUNT, key);
        read(
                connection,
                "select kind, code, valid_from, published_at from terms_version where kind = ?"
                        + " and valid_from <= ? order by valid_from desc fetch first 1 row only",
                "GENERAL_CONDITIONS",
                now);
        Object[] place =
                read(
                        connection,
                        "select f.id, f.code, f.booking_mode, f.confirmation,"
                                + " f.notification_email, v.id, v.code, p.id, p.code, s.starts_at,"
                                + " d.duration_minutes, c.zone from slot s"
                                + " join schedule c on c.id = s.schedule_id"
                                + " join facility f on f.id = c.facility_id"
                                + " join schedule_service d on d.schedule_id = c.id"
                                + " join health_service v on v.id = d.service_id"
                                + " left join practitioner p on p.id = s.practitioner_id"
                                + " where s.id = ? and v.code = ?",
                        slot,
                        wish.service());
        long start = ((Number) place[9]).longValue();
        long end = start + ((Number) place[10]).longValue() * 60_000_000L;
        read(
                connection,
                "select member_number, id, given_name, surname, birth_date from member"
                        + " where member_number = ?",
                wish.patient());
        Object[] member =
                read(connection, "select id, id from member where member_number = ?", wish.patient());
        Object[] cover =
                read(
                        connection,
                        "select c.valid_from, c.valid_until, p.valid_from, p.valid_until,"
                                + " p.policy_number, l.code from member_cover c, policy p,"
                                + " price_list l where c.member_id = ? and c.policy_id = p.id"
                                + " and p.price_list_id = l.id",
                        member[0]);
        LocalDate day = LocalDate.EPOCH.plusDays(start / 86_400_000_000L);
        Object[] tariff =
                read(
                        connection,
                        "select t.id, t.price from tariff t, facility f, health_service s,"
                                + " price_list l where t.facility_id = f.id and t.service_id = s.id"
                                + " and t.price_list_id = l.id and f.code = ? and s.code = ?"
                                + " and l.code = ? and t.valid_from <= ?"
                                + " and (t.valid_until is null or t.valid_until > ?)"
                                + " and f.valid_from <= ?"
                                + " and (f.valid_until is null or f.valid_until > ?)",
                        place[1],
                        wish.service(),
                        cover[5],
                        day,
                        day,
                        day,
                        day);
        write(
                connection,
                "update member set booking_revision = booking_revision + 1 where id = ?",
                member[0]);
        read(connection, KEY, ACCOUNT, key);
        write(
                connection,
                "update practitioner set booking_revision = booking_revision + 1 where id = ?",
                place[7]);
        write(connection, "update slot set revision = revision + 1 where id = ?", slot);
        Object[] free =
                read(
                        connection,
                        "select m.email, (select count(*) from slot s where s.id = ?"
                                + " and s.withdrawn_at is null and s.leaving_since is null)"
                                + ", (select count(*) from booked_slot b where b.slot_id = ?)"
                                + ", (select count(*) from slot_hold h where h.slot_id = ?"
                                + " and h.expires_at > cast(floor(extract(epoch from"
                                + " current_timestamp) * 1000000) as bigint)"
                                + " and h.account_id <> ?)"
                                + OTHER_BOOKING
                                + "b.practitioner_id = ?)"
                                + OTHER_BOOKING
                                + "b.patient_number = ?)"
                                + " from member m where m.id = ?",
                        slot,
                        slot,
                        slot,
                        NONE,
                        start - 28_800_000_000L,
                        end,
                        start,
                        NONE,
                        place[7],
                        start - 28_800_000_000L,
                        end,
                        start,
                        NONE,
                        wish.patient(),
                        member[0]);
        write(
                connection,
                "insert into booking (id, version, reference, state, patient_number, facility_id,"
                        + " service_id, practitioner_id, slot_id, active_slot_id, starts_at,"
                        + " ends_at, zone, tariff_id, price, price_list_code, policy_number,"
                        + " channel, terms_version, reminder_email, reminder_days, requested_at,"
                        + " confirm_by) values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " ?, null, null, ?, null) on conflict do nothing",
                booking,
                reference(),
                "CONFIRMED",
                wish.patient(),
                place[0],
                place[5],
                place[7],
                slot,
                slot,
                start,
                end,
                place[11],
                tariff[0],
                (BigDecimal) tariff[1],
                cover[5],
                cover[4],
                "CUSTOMER_CARE",
                TERMS,
                now);
        write(
                connection,
                "insert into booking_key (account, key_text, content, booking_id)"
                        + " values (?, ?, ?, ?) on conflict do nothing",
                ACCOUNT,
                key,
                content,
                booking);
        write(connection, "delete from slot_hold where slot_id = ?", slot);
        write(
                connection,
                "insert into booking_event (booking_id, number, occurred_at, actor_role,"
                        + " actor_name, event, from_state, to_state, reason)"
                        + " values (?, ?, ?, ?, ?, ?, null, ?, null)",
                booking,
                1,
                now,
                "OPERATOR",
                "operator-7",
                "BOOK",
                "CONFIRMED");
        write(
                connection,
                "insert into audit_entry (id, occurred_at, actor_role, actor_name, action,"
                        + " subject_type, subject_id) values (?, ?, ?, ?, ?, ?, ?)",
                UUID.randomUUID(),
                now,
                "OPERATOR",
                "operator-7",
                "BOOKING_BOOK",
                "Booking",
                booking.toString());
        String message = "BOOKING_CONFIRMED:" + booking + ":1:";
        write(
                connection,
                "insert into outbox_message (id, natural_key, kind, audience, subject_id,"
                        + " subject_event, recipient, created_at, not_before, stale_at, state,"
                        + " attempts, next_try_at) values (?, ?, ?, ?, ?, ?, cast(? as"
                        + " varchar(254)), ?, ?, cast(null as bigint), 'PENDING', 0, ?), (?, ?, ?,"
                        + " ?, ?, ?, cast(null as varchar(254)), ?, ?, cast(null as bigint),"
                        + " 'PENDING', 0, ?) on conflict do nothing",
                UUID.randomUUID(),
                message + "PATIENT",
                "BOOKING_CONFIRMED",
                "PATIENT",
                booking,
                1,
                free[0],
                now,
                now,
                now,
                UUID.randomUUID(),
                message + "FACILITY",
                "BOOKING_CONFIRMED",
                "FACILITY",
                booking,
                1,
                now,
                now,
                now);
        connection.commit();
        return booking;
    }

    private static Object[] read(Connection connection, String sql, Object... values)
            throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            Object[] row = new Object[rows.getMetaData().getColumnCount()];
            if (rows.next()) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = rows.getObject(i + 1);
                }
            }
            return row;
        }
    }

    private static void write(Connection connection, String sql, Object... values)
            throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values)) {
            statement.executeUpdate();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** Begins with a letter; those of the data are digits only. */
    private static String reference() {
        long drawn = ThreadLocalRandom.current().nextLong(FIRST_OF_SEVEN, 36 * FIRST_OF_SEVEN);
        return "R" + Long.toString(drawn, 36);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
