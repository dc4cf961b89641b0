package io.onecare.core.reception;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.NativeSql;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.booking.BookingReference;
import io.onecare.core.booking.BookingState;
import io.onecare.core.reception.AppointmentRows.Row;
import io.onecare.core.schedule.OpeningHours;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Shows the staff of a facility what was booked there; to everybody else there is nothing. Methods
 * that show patients need the caller's transaction, because each look leaves the audit entry {@code
 * BOOKING_VIEWED} for each booking; looking again within a quarter of an hour is one look. What is
 * to become of a booking goes to {@link io.onecare.core.booking.BookingEditor}. Thread-safe as far
 * as the entity manager supplier is.
 */
public final class Reception {

    /** The most appointments that one call returns. */
    public static final int MAX_PAGE_SIZE = 200;

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final Looks looks;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells what time it is
     * @param auditTrail takes who looked
     */
    public Reception(Supplier<EntityManager> entityManager, Clock clock, AuditTrail auditTrail) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.looks = new Looks(auditTrail);
    }

    /**
     * Gives the appointments that begin in a stretch of time, such as a day, wherever they stand.
     *
     * @param actor who asks; staff of the facility
     * @param from the first moment
     * @param untilExclusive the moment after the last one
     * @return by start, then by reference, at most {@value #MAX_PAGE_SIZE}; without those that have
     *     another time now
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public List<Appointment> between(Actor actor, Instant from, Instant untilExclusive) {
        return look(
                actor,
                sql ->
                        sql.add(" and b.starts_at >= ?", Moments.toMicros(from))
                                .add(" and b.starts_at < ?", Moments.toMicros(untilExclusive))
                                .add(" and b.state <> ?", BookingState.RESCHEDULED.name())
                                .add(" order by b.starts_at, b.reference"));
    }

    /**
     * Gives what waits for an answer: the requests that the facility has to answer, and what
     * another time was proposed for, so that the patient is to answer.
     *
     * @param actor who asks; staff of the facility
     * @return those that must be answered first in front, at most {@value #MAX_PAGE_SIZE}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public List<Appointment> requests(Actor actor) {
        return look(
                actor,
                sql ->
                        sql.add(" and (b.state = ?", BookingState.REQUESTED.name())
                                .add(" or (b.state = ?", BookingState.CONFIRMED.name())
                                .add(" and b.confirm_by > ?", Moments.toMicros(clock.instant()))
                                .add(" and exists (select 1 from booking_proposal w")
                                .add(" where w.booking_id = b.id and w.number = b.version)))")
                                .add(" and b.starts_at > ?", Moments.toMicros(clock.instant()))
                                .add(" order by b.confirm_by, b.starts_at, b.reference"));
    }

    /**
     * Gives the appointments ahead that stand although their slot was closed: somebody decided to
     * keep them, or the patient has not taken another time.
     *
     * @param actor who asks; staff of the facility
     * @return by start, then by reference, at most {@value #MAX_PAGE_SIZE}; without what was agreed
     *     by phone, which has no slot
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public List<Appointment> outsideHours(Actor actor) {
        return look(
                actor,
                sql ->
                        sql.add(" and b.state in (?", BookingState.REQUESTED.name())
                                .add(", ?)", BookingState.CONFIRMED.name())
                                .add(" and s.leaving_since is not null")
                                .add(" and b.starts_at > ?", Moments.toMicros(clock.instant()))
                                .add(" order by b.starts_at, b.reference"));
    }

    /**
     * Finds an appointment.
     *
     * @param actor who asks; staff of the facility
     * @param reference which one
     * @return empty if there is none at this facility
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public Optional<Appointment> find(Actor actor, BookingReference reference) {
        return look(actor, sql -> sql.add(" and b.reference = ?", reference.stored())).stream()
                .findFirst();
    }

    /**
     * Gives the appointments of a stretch of time that the facility called off, with how their
     * patients are told, so that somebody can call whoever could not be reached.
     *
     * @param actor who asks; staff of the facility
     * @param from the first moment at which they would have begun
     * @param untilExclusive the moment after the last one
     * @return by start, then by reference, at most {@value #MAX_PAGE_SIZE}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public List<CalledOff> calledOff(Actor actor, Instant from, Instant untilExclusive) {
        return calledOff(
                actor,
                sql ->
                        sql.add(" and b.starts_at >= ?", Moments.toMicros(from))
                                .add(" and b.starts_at < ?", Moments.toMicros(untilExclusive)));
    }

    /**
     * Gives the appointments that the facility called off, of whatever day, whose patients no
     * e-mail has reached and no call either: somebody has to call.
     *
     * @param actor who asks; staff of the facility
     * @return by start, then by reference, at most {@value #MAX_PAGE_SIZE}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public List<CalledOff> toCall(Actor actor) {
        return calledOff(
                actor,
                sql ->
                        sql.add(" and exists (select 1 from outbox_message o")
                                .add(" where o.subject_id = b.id and o.audience = 'PATIENT'")
                                .add(" and o.kind = 'BOOKING_CANCELLED'")
                                .add(" and " + CallOffs.UNREACHED + ")")
                                .add(" and not exists (select 1 from patient_call r")
                                .add(" where r.booking_id = b.id and r.result = 'REACHED')"));
    }

    /**
     * Notes that somebody called a patient whom no e-mail reached. Colleagues see it, and it leaves
     * the audit entry {@code PATIENT_CALLED} or {@code PATIENT_CALL_UNANSWERED}.
     *
     * @param actor who called; staff of the facility
     * @param command about which appointment, and what came of it
     * @return done; or the call of a colleague who was quicker; or that there is nobody to call
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public CallOutcome noteCall(Actor actor, NoteCall command) {
        EntityManager em = begin();
        List<Row> rows =
                rows(em, actor, sql -> calledOff(sql).add(" and b.reference = ?", stored(command)));
        if (rows.isEmpty()) {
            return new CallOutcome.NotFound();
        }
        CalledOff found = CallOffs.of(em, rows, clock).get(0);
        PatientCall last = found.lastCall();
        if (last != null && last.number() != command.callsSeen()) {
            return new CallOutcome.Outdated(last);
        }
        if (!found.isToCall()) {
            return new CallOutcome.NotFound();
        }
        boolean isFirst = CallOffs.insert(em, actor, rows.get(0).id(), command, clock);
        PatientCall now = Objects.requireNonNull(CallOffs.of(em, rows, clock).get(0).lastCall());
        if (!isFirst) {
            return new CallOutcome.Outdated(now);
        }
        looks.recordCall(actor, rows.get(0), command.result());
        return new CallOutcome.Done(now);
    }

    private static String stored(NoteCall command) {
        return command.reference().stored();
    }

    private List<CalledOff> calledOff(Actor actor, UnaryOperator<NativeSql> which) {
        EntityManager em = begin();
        List<Row> rows =
                rows(
                        em,
                        actor,
                        sql ->
                                calledOff(which.apply(sql))
                                        .add(" order by b.starts_at, b.reference"));
        return CallOffs.of(em, rows, clock);
    }

    /** That the facility called it off, and nothing has become of it since. */
    private static NativeSql calledOff(NativeSql sql) {
        return sql.add(" and b.state = ?", BookingState.CANCELLED.name())
                .add(" and exists (select 1 from booking_event e")
                .add(" where e.booking_id = b.id and e.number = b.version")
                .add(" and e.event = 'CANCEL' and e.actor_role = ?)", Role.FACILITY_STAFF.name());
    }

    /**
     * Gives the schedules of the facility. Says nothing about a person and needs no transaction.
     *
     * @param actor who asks; staff of the facility
     * @return those of practitioners by name, then rooms and teams by code
     */
    public List<FacilitySchedule> schedules(Actor actor) {
        return isStaff(actor)
                ? FacilitySchedules.list(
                        entityManager.get(), Objects.requireNonNull(actor.facilityCode()))
                : List.of();
    }

    /**
     * Finds the opening hours of a schedule. Says nothing about a person.
     *
     * @param actor who asks; staff of the facility
     * @param scheduleCode which schedule
     * @return empty if there is none at this facility
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public Optional<OpeningHours> findHours(Actor actor, String scheduleCode) {
        EntityManager em = begin();
        return isStaff(actor)
                        && FacilitySchedules.sources(
                                        em, Objects.requireNonNull(actor.facilityCode()))
                                .containsKey(scheduleCode)
                ? Optional.of(FacilitySchedules.agenda(em, scheduleCode).schedule().hours())
                : Optional.empty();
    }

    /**
     * Gives what a schedule is used for: its slots, and what was agreed by phone with its
     * practitioner. Says nothing about a person and needs no transaction.
     *
     * @param actor who asks; staff of the facility
     * @param scheduleCode which schedule
     * @param from the first moment at which they begin
     * @param untilExclusive the moment after the last one
     * @return by time; empty also if there is no such schedule at this facility
     */
    public List<AgendaSlot> slots(
            Actor actor, String scheduleCode, Instant from, Instant untilExclusive) {
        return isStaff(actor)
                ? AgendaSlots.of(
                        entityManager.get(),
                        Objects.requireNonNull(actor.facilityCode()),
                        scheduleCode,
                        from,
                        untilExclusive)
                : List.of();
    }

    private List<Appointment> look(Actor actor, Function<NativeSql, NativeSql> which) {
        return rows(begin(), actor, which).stream().map(Row::appointment).toList();
    }

    private List<Row> rows(EntityManager em, Actor actor, Function<NativeSql, NativeSql> which) {
        if (!isStaff(actor)) {
            return List.of();
        }
        List<Row> rows =
                AppointmentRows.list(
                        em,
                        which.apply(
                                        AppointmentRows.at(
                                                Objects.requireNonNull(actor.facilityCode())))
                                .add(" limit ?", MAX_PAGE_SIZE),
                        clock.instant());
        looks.record(actor, rows);
        return rows;
    }

    private static boolean isStaff(Actor actor) {
        return Objects.requireNonNull(actor, "actor").role() == Role.FACILITY_STAFF;
    }

    private EntityManager begin() {
        return CallersTransaction.require(entityManager.get(), "A look at a facility's agenda");
    }
}
