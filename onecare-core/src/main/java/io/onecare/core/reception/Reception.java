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
        this.looks = new Looks(clock, auditTrail);
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
     * Gives the requests that the facility has to answer.
     *
     * @param actor who asks; staff of the facility
     * @return those that must be answered first in front, at most {@value #MAX_PAGE_SIZE}; those
     *     for which another time was proposed, so that the patient is to answer, too
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public List<Appointment> requests(Actor actor) {
        return look(
                actor,
                sql ->
                        sql.add(" and b.state = ?", BookingState.REQUESTED.name())
                                .add(" and b.starts_at > ?", Moments.toMicros(clock.instant()))
                                .add(" order by b.confirm_by, b.starts_at, b.reference"));
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
        EntityManager em = begin();
        List<Row> rows =
                rows(
                        em,
                        actor,
                        sql ->
                                sql.add(" and b.starts_at >= ?", Moments.toMicros(from))
                                        .add(
                                                " and b.starts_at < ?",
                                                Moments.toMicros(untilExclusive))
                                        .add(" and exists (select 1 from booking_event e")
                                        .add(" where e.booking_id = b.id and e.number = b.version")
                                        .add(
                                                " and e.event = 'CANCEL' and e.actor_role = ?)",
                                                Role.FACILITY_STAFF.name())
                                        .add(" order by b.starts_at, b.reference"));
        return CallOffs.of(em, rows, clock);
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
                                .add(" limit ?", MAX_PAGE_SIZE));
        looks.record(em, actor, rows);
        return rows;
    }

    private static boolean isStaff(Actor actor) {
        return Objects.requireNonNull(actor, "actor").role() == Role.FACILITY_STAFF;
    }

    private EntityManager begin() {
        return CallersTransaction.require(entityManager.get(), "A look at a facility's agenda");
    }
}
