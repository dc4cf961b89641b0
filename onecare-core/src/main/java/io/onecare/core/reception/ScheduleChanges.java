package io.onecare.core.reception;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.Fingerprint;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.booking.BookingEditor;
import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.BookingReference;
import io.onecare.core.reception.AppointmentRows.Row;
import io.onecare.core.reception.Touched.Agenda;
import io.onecare.core.schedule.OpeningHours;
import io.onecare.core.schedule.Schedule;
import io.onecare.core.schedule.ScheduleEditor;
import io.onecare.core.schedule.ScheduleOutcome;
import io.onecare.core.schedule.ScheduleSource;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Changes opening hours and services of a facility's schedules, and never loses a booking by it: a
 * change is first shown with what it does to the bookings ahead, somebody decides what becomes of
 * each that would lose its time, and then all of it is done in one transaction, provided that
 * nothing has changed meanwhile. For the staff of the facility, on its own schedules, and for
 * administrators, who act in its stead and are not told who the patients are: its bookings are
 * called off as if it had done so itself, in the name of the administrator's account (decision
 * 0066). Every method needs the caller's transaction. Thread-safe as far as the entity manager
 * supplier is.
 */
public final class ScheduleChanges {

    /** The most bookings ahead, kept or not, on the days and in the schedules of one change. */
    public static final int MAX_BOOKINGS = 1_000;

    private static final Actor SYSTEM = Actor.system("schedule-changes");

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final ScheduleEditor schedules;
    private final BookingEditor bookings;
    private final Looks looks;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells which bookings are ahead
     * @param schedules makes the slots
     * @param bookings calls appointments off and proposes other times
     * @param auditTrail takes who looked and who changed
     */
    public ScheduleChanges(
            Supplier<EntityManager> entityManager,
            Clock clock,
            ScheduleEditor schedules,
            BookingEditor bookings,
            AuditTrail auditTrail) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.schedules = Objects.requireNonNull(schedules, "schedules");
        this.bookings = Objects.requireNonNull(bookings, "bookings");
        this.looks = new Looks(auditTrail);
    }

    /**
     * Shows what a change would do, and changes nothing. Whoever looks at the bookings leaves the
     * audit entry {@code BOOKING_VIEWED} for each.
     *
     * @param actor who asks; staff of the facility, or an administrator
     * @param change the change, of schedules of one facility
     * @return what it would do; or refused with any reason but {@link ChangeRefusal#UNDECIDED}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public PreviewOutcome preview(Actor actor, ScheduleChange change) {
        EntityManager em = begin();
        Optional<String> facility = facility(em, actor, change);
        if (facility.isEmpty()) {
            return new PreviewOutcome.Refused(ChangeRefusal.NOT_FOUND);
        }
        List<Agenda> agendas = agendas(em, change);
        Optional<ChangeRefusal> refusal = refusal(em, facility.get(), change, agendas);
        if (refusal.isPresent()) {
            return new PreviewOutcome.Refused(refusal.get());
        }
        Touched touched = touched(em, facility.get(), change, agendas);
        if (touched.isTooMany()) {
            return new PreviewOutcome.Refused(ChangeRefusal.TOO_MANY_BOOKINGS);
        }
        looks.record(actor, touched.rows());
        return new PreviewOutcome.Shown(preview(actor, change, agendas, touched));
    }

    /**
     * Makes a change as it was shown. The bookings that are called off have their history, audit
     * entry and messages as if each had been called off by itself, and so have those for which
     * another time is proposed; whoever holds a slot that is no longer offered loses it. Leaves the
     * audit entry {@code SCHEDULE_CHANGED} for each schedule that is different then.
     *
     * @param actor who asks; staff of the facility, or an administrator
     * @param command the change, and what becomes of the bookings
     * @return done; or what it would do now, if that is not what was shown; or refused
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public ChangeOutcome apply(Actor actor, ApplyChange command) {
        EntityManager em = begin();
        ScheduleChange change = command.change();
        Optional<String> facility = facility(em, actor, change);
        if (facility.isEmpty()) {
            return new ChangeOutcome.Refused(ChangeRefusal.NOT_FOUND);
        }
        List<Agenda> agendas = lock(em, facility.get(), change);
        Optional<ChangeRefusal> refusal = refusal(em, facility.get(), change, agendas);
        if (refusal.isPresent()) {
            return new ChangeOutcome.Refused(refusal.get());
        }
        Touched touched = touched(em, facility.get(), change, agendas);
        if (touched.isTooMany()) {
            return new ChangeOutcome.Refused(ChangeRefusal.TOO_MANY_BOOKINGS);
        }
        ChangePreview now = preview(actor, change, agendas, touched);
        if (!now.fingerprint().equals(command.fingerprint())) {
            looks.record(actor, touched.rows());
            return new ChangeOutcome.Outdated(now);
        }
        if (!now.isDecidedBy(command.decisions())) {
            return new ChangeOutcome.Refused(ChangeRefusal.UNDECIDED);
        }
        return make(
                em,
                new Changer(actor, inTheStead(actor, facility.get())),
                agendas,
                command,
                touched);
    }

    /** Who changes a schedule, and as whom what is booked in it. */
    private record Changer(Actor actor, Actor forBookings) {}

    private static Actor inTheStead(Actor actor, String facility) {
        return actor.role() == Role.ADMINISTRATOR
                ? Actor.facilityStaff(facility, actor.name())
                : actor;
    }

    private ChangeOutcome make(
            EntityManager em,
            Changer who,
            List<Agenda> agendas,
            ApplyChange command,
            Touched touched) {
        List<Row> calledOff = new ArrayList<>();
        for (Row row : touched.rows()) {
            BookingReference reference = row.appointment().reference();
            if (command.decisions().get(reference) instanceof BookingDecision.CallOff callOff) {
                BookingOutcome outcome =
                        bookings.cancel(who.forBookings(), reference, callOff.reason());
                if (!(outcome instanceof BookingOutcome.Done)) {
                    throw new IllegalStateException( // its row is locked
                            "The booking (%s) could not be called off.".formatted(row.id()));
                }
                calledOff.add(row);
            }
        }
        int added = 0;
        int withdrawn = 0;
        for (Agenda agenda : agendas) {
            Schedule schedule = agenda.schedule();
            OpeningHours before = schedule.hours();
            OpeningHours hours = command.change().appliedTo(schedule.hours());
            Locks.endHolds(em, schedule, hours, clock.instant());
            if (command.change() instanceof ScheduleChange.Services services) {
                FacilitySchedules.setServices(em, schedule, agenda.services(), services.minutes());
            }
            ScheduleOutcome outcome = schedules.changeHours(SYSTEM, schedule.code(), hours);
            if (outcome instanceof ScheduleOutcome.Done done) {
                added += done.slotsAdded();
                withdrawn += done.slotsWithdrawn();
            }
            looks.recordChange(
                    who.actor(),
                    schedule.id().value(),
                    before,
                    hours,
                    agenda.services(),
                    command.change() instanceof ScheduleChange.Services services
                            ? services.minutes()
                            : agenda.services());
        }
        return new ChangeOutcome.Done(
                added,
                withdrawn,
                CallOffs.of(em, calledOff, clock).stream()
                        .map(one -> seesPatients(who.actor()) ? one : one.withoutPatient())
                        .toList(),
                propose(who.forBookings(), command, touched));
    }

    /** In the new hours, once they hold; gives those for which the other time is not free. */
    private List<BookingReference> propose(Actor actor, ApplyChange command, Touched touched) {
        List<BookingReference> notProposed = new ArrayList<>();
        for (TouchedBooking booking : touched.bookings()) {
            BookingReference reference = booking.appointment().reference();
            if (command.decisions().get(reference) instanceof BookingDecision.Propose) {
                Instant elsewhere = Objects.requireNonNull(booking.elsewhere()).startsAt();
                BookingOutcome outcome =
                        bookings.proposeAt(
                                actor,
                                reference,
                                LocalDateTime.ofInstant(elsewhere, booking.appointment().zone()));
                if (!(outcome instanceof BookingOutcome.Done)) {
                    notProposed.add(reference);
                }
            }
        }
        return notProposed;
    }

    /**
     * Locks what the change reads and writes, in the order of {@link io.onecare.core.LockOrder}, so
     * that what is read after that stays true: whoever books one of the slots waits, and finds it
     * closed.
     */
    private List<Agenda> lock(EntityManager em, String facility, ScheduleChange change) {
        em.flush();
        for (String code : change.schedules()) {
            Locks.schedule(em, code);
        }
        List<Agenda> agendas = agendas(em, change);
        Locks.bookings(
                em, touched(em, facility, change, agendas).lost().stream().map(Row::id).toList());
        Locks.practitioners(em, agendas);
        Locks.obsolete(em, agendas, change, clock.instant());
        return agendas;
    }

    private static ChangePreview preview(
            Actor actor, ScheduleChange change, List<Agenda> agendas, Touched touched) {
        Fingerprint print = new Fingerprint().add(change.getClass().getSimpleName()).add(change);
        for (Agenda agenda : agendas) {
            OpeningHours hours = agenda.schedule().hours();
            print.add(agenda.schedule().code())
                    .addInAnyOrder(hours.weekly())
                    .addInAnyOrder(hours.closures())
                    .addInAnyOrder(hours.extras())
                    .add(agenda.services());
        }
        for (int i = 0; i < touched.rows().size(); i++) {
            TouchedBooking booking = touched.bookings().get(i);
            print.add(touched.rows().get(i).id())
                    .add(touched.rows().get(i).version())
                    .add(booking.effect())
                    .add(Optional.ofNullable(booking.elsewhere()));
        }
        return new ChangePreview(
                change,
                seesPatients(actor)
                        ? touched.bookings()
                        : touched.bookings().stream().map(TouchedBooking::withoutPatient).toList(),
                print.value());
    }

    private static boolean seesPatients(Actor actor) {
        return actor.role() == Role.FACILITY_STAFF;
    }

    private Touched touched(
            EntityManager em, String facility, ScheduleChange change, List<Agenda> agendas) {
        Set<String> others = new HashSet<>(generated(em, facility));
        others.removeAll(change.schedules());
        return Touched.by(em, facility, change, agendas, others.isEmpty(), clock.instant());
    }

    /** Whose schedules they are, if the actor may change them in this way. */
    private static Optional<String> facility(EntityManager em, Actor actor, ScheduleChange change) {
        boolean mayAsk =
                switch (Objects.requireNonNull(actor, "actor").role()) {
                    case FACILITY_STAFF -> !(change instanceof ScheduleChange.Services);
                    case ADMINISTRATOR -> true;
                    case VISITOR, MEMBER, OPERATOR, SYSTEM -> false;
                };
        return mayAsk
                ? FacilitySchedules.facilityOf(em, change.schedules())
                        .filter(
                                code ->
                                        actor.role() == Role.ADMINISTRATOR
                                                || code.equals(actor.facilityCode()))
                : Optional.empty();
    }

    private static Optional<ChangeRefusal> refusal(
            EntityManager em, String facility, ScheduleChange change, List<Agenda> agendas) {
        if (agendas.stream()
                .anyMatch(agenda -> agenda.schedule().source() != ScheduleSource.GENERATED)) {
            return Optional.of(ChangeRefusal.WRONG_SOURCE);
        }
        if (!(change instanceof ScheduleChange.Services services)) {
            return Optional.empty();
        }
        Agenda agenda = agendas.get(0);
        if (services.minutes().values().stream()
                .anyMatch(minutes -> minutes.compareTo(agenda.schedule().slotLength()) > 0)) {
            return Optional.of(ChangeRefusal.SERVICE_TOO_LONG);
        }
        Set<String> added = new HashSet<>(services.minutes().keySet());
        added.removeAll(agenda.services().keySet());
        return added.isEmpty() || FacilitySchedules.offered(em, facility, added).containsAll(added)
                ? Optional.empty()
                : Optional.of(ChangeRefusal.UNKNOWN_SERVICE);
    }

    private static List<String> generated(EntityManager em, String facility) {
        return FacilitySchedules.sources(em, facility).entrySet().stream()
                .filter(entry -> entry.getValue() == ScheduleSource.GENERATED)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** In the order of their codes. */
    private static List<Agenda> agendas(EntityManager em, ScheduleChange change) {
        return change.schedules().stream().map(code -> FacilitySchedules.agenda(em, code)).toList();
    }

    private EntityManager begin() {
        return CallersTransaction.require(entityManager.get(), "A change of a schedule");
    }
}
