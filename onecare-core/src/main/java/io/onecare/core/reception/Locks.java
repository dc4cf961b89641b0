package io.onecare.core.reception;

import io.onecare.core.LockOrder;
import io.onecare.core.NativeSql;
import io.onecare.core.reception.Touched.Agenda;
import io.onecare.core.schedule.OpeningHours;
import io.onecare.core.schedule.Schedule;
import io.onecare.core.schedule.SlotTime;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Locks rows by an update that changes nothing but a counter; what is read by the next statement
 * stays true until the transaction ends.
 */
final class Locks {

    private static final int IDS_PER_STATEMENT = 200;

    private Locks() {}

    static void schedule(EntityManager em, String code) {
        new NativeSql()
                .add("update schedule set horizon_until = horizon_until where code = ?", code)
                .update(em);
    }

    static void bookings(EntityManager em, List<UUID> ids) {
        for (UUID id : LockOrder.of(ids)) {
            new NativeSql().add("update booking set version = version where id = ?", id).update(em);
        }
    }

    static void practitioners(EntityManager em, List<Agenda> agendas) {
        List<UUID> ids =
                agendas.stream()
                        .flatMap(agenda -> agenda.schedule().practitioner().stream())
                        .map(practitioner -> practitioner.value())
                        .toList();
        for (UUID id : LockOrder.of(ids)) {
            new NativeSql()
                    .add("update practitioner set booking_revision = booking_revision + 1")
                    .add(" where id = ?", id)
                    .update(em);
        }
    }

    /**
     * The slots that a change would not make any more, whoever has them; if services change, all
     * slots, because each may just be taken by somebody for one that goes. An update of several
     * rows locks them in no order, therefore they are locked by a select before.
     */
    static void obsolete(
            EntityManager em, List<Agenda> agendas, ScheduleChange change, Instant now) {
        List<UUID> obsolete = new ArrayList<>();
        for (Agenda agenda : agendas) {
            Schedule schedule = agenda.schedule();
            obsolete.addAll(
                    change instanceof ScheduleChange.Services
                            ? obsoleteSlots(em, schedule, OpeningHours.none(), now)
                            : obsoleteSlots(em, schedule, change.appliedTo(schedule.hours()), now));
        }
        for (List<UUID> some : parts(LockOrder.of(obsolete))) {
            new NativeSql()
                    .add("select cast(id as varchar(36)), revision from slot where id in ")
                    .addIn(some)
                    .add(" order by id for update")
                    .rows(em);
            new NativeSql()
                    .add("update slot set revision = revision + 1 where id in ")
                    .addIn(some)
                    .update(em);
        }
    }

    /** Nobody is to keep a time that the facility has just closed. */
    static void endHolds(EntityManager em, Schedule schedule, OpeningHours hours, Instant now) {
        for (List<UUID> some : parts(obsoleteSlots(em, schedule, hours, now))) {
            new NativeSql().add("delete from slot_hold where slot_id in ").addIn(some).update(em);
        }
    }

    private static List<UUID> obsoleteSlots(
            EntityManager em, Schedule schedule, OpeningHours hours, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, schedule.zone());
        LocalDate until = schedule.horizonUntil().orElse(today);
        Set<SlotTime> wanted = new HashSet<>(schedule.slotsUnder(hours, today, until));
        List<UUID> obsolete = new ArrayList<>();
        for (Object[] row :
                new NativeSql()
                        .add("select cast(id as varchar(36)), starts_at, ends_at from slot")
                        .add(" where schedule_id = ?", schedule.id().value())
                        .add(" and withdrawn_at is null")
                        .add(" and starts_at > ? order by id", Moments.toMicros(now))
                        .rows(em)) {
            SlotTime time = new SlotTime(moment(row[1]), moment(row[2]));
            if (!wanted.contains(time)) {
                obsolete.add(UUID.fromString((String) Objects.requireNonNull(row[0])));
            }
        }
        return obsolete;
    }

    private static List<List<UUID>> parts(List<UUID> all) {
        List<List<UUID>> parts = new ArrayList<>();
        for (int i = 0; i < all.size(); i += IDS_PER_STATEMENT) {
            parts.add(all.subList(i, Math.min(all.size(), i + IDS_PER_STATEMENT)));
        }
        return parts;
    }

    private static Instant moment(Object column) {
        return Moments.ofMicros(((Number) column).longValue());
    }
}
