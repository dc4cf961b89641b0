package io.onecare.core.reception;

import io.onecare.core.NativeSql;
import io.onecare.core.booking.BookingReference;
import io.onecare.core.schedule.SlotTime;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/** Reads what a schedule is used for, in one statement. */
final class AgendaSlots {

    private static final String ACTIVE = " and b.state in ('REQUESTED', 'CONFIRMED')";

    private AgendaSlots() {}

    static List<AgendaSlot> of(
            EntityManager em,
            String facilityCode,
            String scheduleCode,
            Instant from,
            Instant untilExclusive) {
        long first = Moments.toMicros(from);
        long last = Moments.toMicros(untilExclusive);
        NativeSql sql =
                new NativeSql()
                        .add("select s.starts_at, s.ends_at, b.reference, h.account_id is not null")
                        .add(" from slot s join schedule c on c.id = s.schedule_id")
                        .add(" join facility f on f.id = c.facility_id")
                        .add(" left join booking b on b.active_slot_id = s.id")
                        .add(" left join slot_hold h on h.slot_id = s.id and h.expires_at > ")
                        .add(Moments.DATABASE_CLOCK_SQL)
                        .add(" where f.code = ? and c.code = ?", facilityCode, scheduleCode)
                        .add(" and s.starts_at >= ? and s.starts_at < ?", first, last)
                        .add(" and s.withdrawn_at is null")
                        .add(" and (s.leaving_since is null or b.id is not null)")
                        .add(" union all select b.starts_at, b.ends_at, b.reference, false")
                        .add(" from booking b join facility f on f.id = b.facility_id")
                        .add(" join schedule c on c.facility_id = f.id")
                        .add(" and c.practitioner_id = b.practitioner_id")
                        .add(" where f.code = ? and c.code = ?", facilityCode, scheduleCode)
                        .add(" and b.slot_id is null" + ACTIVE)
                        .add(" and b.starts_at >= ? and b.starts_at < ?", first, last)
                        .add(" order by 1, 2");
        return sql.rows(em).stream().map(AgendaSlots::slot).toList();
    }

    private static AgendaSlot slot(Object[] row) {
        String reference = (String) row[2];
        return new AgendaSlot(
                new SlotTime(moment(row[0]), moment(row[1])),
                reference != null
                        ? AgendaSlot.State.BOOKED
                        : Boolean.TRUE.equals(row[3])
                                ? AgendaSlot.State.HELD
                                : AgendaSlot.State.FREE,
                reference == null ? null : BookingReference.of(reference));
    }

    private static Instant moment(Object column) {
        return Moments.ofMicros(((Number) column).longValue());
    }
}
