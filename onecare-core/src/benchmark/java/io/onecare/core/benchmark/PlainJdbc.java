package io.onecare.core.benchmark;

import io.onecare.core.schedule.FreeSlot;
import io.onecare.core.schedule.SlotId;
import io.onecare.core.schedule.SlotTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What one writes by hand without a second thought: the yardstick. */
final class PlainJdbc {

    private static final String FREE_SLOTS =
            """
            select s.id, f.code, c.code, p.code, s.starts_at, s.ends_at, d.duration_minutes, c.zone
            from facility f
            join schedule c on c.facility_id = f.id
            join schedule_service d on d.schedule_id = c.id
            join health_service v on v.id = d.service_id
            left join practitioner p on p.id = c.practitioner_id
            join slot s on s.schedule_id = c.id
            where f.code = ? and v.code = ? and s.starts_at > ? and s.starts_at < ?
              and s.withdrawn_at is null and s.leaving_since is null
              and not exists (select 1 from booked_slot b where b.slot_id = s.id)
              and not exists (
                  select 1 from slot_hold h
                  where h.slot_id = s.id
                    and h.expires_at
                        > cast(floor(extract(epoch from current_timestamp) * 1000000) as bigint))
            order by s.starts_at, s.id
            limit ?
            """;

    private static final String INSERT_SLOT =
            "insert into slot (id, schedule_id, practitioner_id, starts_at, ends_at, revision)"
                    + " values (?, ?, ?, ?, ?, 0)";

    private static final int BATCH = 500;

    private PlainJdbc() {}

    static List<FreeSlot> freeSlots(
            Connection connection,
            String facility,
            String service,
            Instant after,
            Instant until,
            int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FREE_SLOTS)) {
            statement.setString(1, facility);
            statement.setString(2, service);
            statement.setLong(3, micros(after));
            statement.setLong(4, micros(until));
            statement.setInt(5, limit);
            List<FreeSlot> slots = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    slots.add(
                            new FreeSlot(
                                    SlotId.of(row.getObject(1, UUID.class)),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4),
                                    moment(row.getLong(5)),
                                    moment(row.getLong(6)),
                                    Duration.ofMinutes(row.getLong(7)),
                                    ZoneId.of(row.getString(8))));
                }
            }
            return slots;
        }
    }

    /** Inserts the slots of a schedule, with the ids that the caller knows; does not commit. */
    static void insert(
            Connection connection, UUID schedule, UUID practitioner, List<SlotTime> slots)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT_SLOT)) {
            int added = 0;
            for (SlotTime slot : slots) {
                statement.setObject(1, UUID.randomUUID());
                statement.setObject(2, schedule);
                statement.setObject(3, practitioner);
                statement.setLong(4, micros(slot.startsAt()));
                statement.setLong(5, micros(slot.endsAt()));
                statement.addBatch();
                if (++added % BATCH == 0) {
                    statement.executeBatch();
                }
            }
            if (added % BATCH != 0) {
                statement.executeBatch();
            }
        }
    }

    private static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    private static Instant moment(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
