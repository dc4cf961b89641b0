package io.onecare.core.reception;

import io.onecare.core.Actor;
import io.onecare.core.NativeSql;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps who has looked at which bookings. What somebody looks at again within {@link #ONE_LOOK} is
 * one look: a page of the day that is open all morning would else fill the trail, and what a
 * patient reads in it, with nothing new.
 */
final class Looks {

    private static final int IDS_PER_STATEMENT = 200;

    static final Duration ONE_LOOK = Duration.ofMinutes(15);

    private final Clock clock;
    private final AuditTrail audit;

    Looks(Clock clock, AuditTrail audit) {
        this.clock = clock;
        this.audit = audit;
    }

    void record(EntityManager em, Actor actor, List<AppointmentRows.Row> rows) {
        List<String> ids = rows.stream().map(row -> row.id().toString()).distinct().toList();
        for (int i = 0; i < ids.size(); i += IDS_PER_STATEMENT) {
            recordSome(em, actor, ids.subList(i, Math.min(ids.size(), i + IDS_PER_STATEMENT)));
        }
    }

    private void recordSome(EntityManager em, Actor actor, List<String> ids) {
        Set<String> known = new HashSet<>();
        new NativeSql()
                .add("select e.subject_id, e.action from audit_entry e")
                .add(" where e.subject_type = 'Booking' and e.action = 'BOOKING_VIEWED'")
                .add(" and e.actor_role = ?", actor.role().name())
                .add(" and e.actor_name = ?", actor.name())
                .add(" and e.occurred_at > ?", Moments.toMicros(clock.instant().minus(ONE_LOOK)))
                .add(" and e.subject_id in ")
                .addIn(ids)
                .rows(em)
                .forEach(row -> known.add((String) row[0]));
        audit.recordAll(
                actor,
                "BOOKING_VIEWED",
                "Booking",
                ids.stream().filter(id -> !known.contains(id)).toList());
    }

    /** Keeps what somebody did to a schedule. */
    void recordChange(Actor actor, UUID schedule) {
        audit.record(actor, "SCHEDULE_CHANGED", "Schedule", schedule.toString());
    }
}
