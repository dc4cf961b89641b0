package io.onecare.core.booking;

import io.onecare.core.AccountId;
import io.onecare.core.NativeSql;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether slot, practitioner and patient are free; for whoever books, read while their rows are
 * locked, so that it stays true until the transaction ends.
 *
 * <p>Whoever books locks in the order of {@link io.onecare.core.LockOrder}: the member through whom
 * the patient is insured, the booking that is to be moved, the practitioner, the slot. Locking is
 * an update of its own, and reading is the next statement: a single conditional update would judge
 * rows of other tables as they were before it waited.
 */
record Occupancy(
        @Nullable EmailAddress patientEmail,
        boolean patientKnown,
        boolean slotOffered,
        boolean slotTaken,
        boolean practitionerBusy,
        boolean patientBusy) {

    /** A rule that a free time obeys, and what whoever breaks it is told. */
    private record Rule(Predicate<Occupancy> broken, RefusalReason reason) {}

    /**
     * In this order: what is said about a slot helps more than that somebody is busy. While this
     * waited, the patient may have been removed from the family, or got another number.
     */
    private static final List<Rule> RULES =
            List.of(
                    new Rule(found -> !found.patientKnown(), RefusalReason.NOT_FOUND),
                    new Rule(Occupancy::slotTaken, RefusalReason.SLOT_TAKEN),
                    new Rule(found -> !found.slotOffered(), RefusalReason.SLOT_WITHDRAWN),
                    new Rule(Occupancy::patientBusy, RefusalReason.PATIENT_BUSY),
                    new Rule(Occupancy::practitionerBusy, RefusalReason.PRACTITIONER_BUSY));

    private static final String OTHER_ACTIVE_BOOKING =
            "(select count(*) from booking b where b.state in ('REQUESTED', 'CONFIRMED')"
                    // none takes longer: bounds the part of the index that is looked at
                    + " and b.starts_at > ? and b.starts_at < ? and b.ends_at > ?"
                    + " and b.id <> ? and ";

    private static final long LONGEST_MICROS =
            Moments.toMicros(Instant.EPOCH.plus(Duration.ofHours(8)));

    /** No booking has this id. */
    private static final UUID NONE = new UUID(0, 0);

    /** Locks what a booking takes; the member's row first, so that a family books in turn. */
    static void lockPatient(EntityManager em, UUID member) {
        new NativeSql()
                .add("update member set booking_revision = booking_revision + 1")
                .add(" where id = ?", member)
                .update(em);
    }

    static Occupancy lockAndRead(
            EntityManager em,
            Place place,
            UUID member,
            String patientNumber,
            @Nullable AccountId account,
            @Nullable UUID movedBooking,
            Clock clock) {
        if (place.practitioner() != null) {
            new NativeSql()
                    .add("update practitioner set booking_revision = booking_revision + 1")
                    .add(" where id = ?", place.practitioner())
                    .update(em);
        }
        if (place.slot() != null) {
            new NativeSql()
                    .add("update slot set revision = revision + 1")
                    .add(" where id = ?", place.slot().value())
                    .update(em);
        }
        return read(em, place, member, patientNumber, account, movedBooking, clock);
    }

    /** May be otherwise a moment later, unless the caller has locked what is read. */
    static Occupancy read(
            EntityManager em,
            Place place,
            UUID member,
            String patientNumber,
            @Nullable AccountId account,
            @Nullable UUID movedBooking,
            Clock clock) {
        UUID slot = place.slot() == null ? NONE : place.slot().value();
        UUID practitioner = place.practitioner() == null ? NONE : place.practitioner();
        UUID moved = movedBooking == null ? NONE : movedBooking;
        long start = Moments.toMicros(place.startsAt());
        long end = Moments.toMicros(place.endsAt());
        Object[] row =
                PatientMailbox.addTo(new NativeSql().add("select "), patientNumber, clock)
                        .add(", (select count(*) from dependant d where d.member_id = m.id")
                        .add(" and d.dependant_number = ?)", patientNumber)
                        .add(" + case when m.member_number = ? then 1 else 0 end", patientNumber)
                        .add(", (select count(*) from slot s")
                        .add(" where s.id = ? and s.withdrawn_at is null", slot)
                        .add(" and s.leaving_since is null")
                        // while this waited, the schedule may have lost the service
                        .add(" and exists (select 1 from schedule_service w")
                        .add(" where w.schedule_id = s.schedule_id")
                        .add(" and w.service_id = ?))", place.service())
                        .add(", (select count(*) from booked_slot b where b.slot_id = ?)", slot)
                        .add(", (select count(*) from slot_hold h where h.slot_id = ?", slot)
                        .add(" and h.expires_at > " + Moments.DATABASE_CLOCK_SQL)
                        .add(" and h.account_id <> ?)", account == null ? NONE : account.value())
                        .add(", " + OTHER_ACTIVE_BOOKING, start - LONGEST_MICROS, end, start, moved)
                        .add("b.practitioner_id = ?)", practitioner)
                        .add(", " + OTHER_ACTIVE_BOOKING, start - LONGEST_MICROS, end, start, moved)
                        .add("b.patient_number = ?)", patientNumber)
                        .add(" from member m where m.id = ?", member)
                        .rows(em)
                        .get(0);
        return new Occupancy(
                PatientMailbox.read(row[0]),
                count(row[1]) == 1,
                place.slot() == null || count(row[2]) == 1,
                place.slot() != null && (count(row[3]) > 0 || count(row[4]) > 0),
                count(row[5]) > 0,
                count(row[6]) > 0);
    }

    /** The first rule that is broken. */
    Optional<RefusalReason> refusal() {
        return RULES.stream()
                .filter(rule -> rule.broken().test(this))
                .map(Rule::reason)
                .findFirst();
    }

    private static long count(@Nullable Object column) {
        return ((Number) Objects.requireNonNull(column)).longValue();
    }
}
