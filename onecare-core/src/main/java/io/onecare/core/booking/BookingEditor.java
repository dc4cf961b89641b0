package io.onecare.core.booking;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.LockOrder;
import io.onecare.core.NativeSql;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.care.BookingTrouble;
import io.onecare.core.care.CareOpening;
import io.onecare.core.care.CareRequests;
import io.onecare.core.care.OpenCareRequest;
import io.onecare.core.care.TroubledBooking;
import io.onecare.core.care.WorkingTime;
import io.onecare.core.member.Insured;
import io.onecare.core.member.Members;
import io.onecare.core.member.spi.EligibilityChecker;
import io.onecare.core.network.Tariffs;
import io.onecare.core.notification.NotificationKind;
import io.onecare.core.notification.Outbox;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.schedule.BookingWindow;
import io.onecare.core.schedule.SlotFinder;
import io.onecare.core.schedule.SlotId;
import io.onecare.core.terms.Terms;
import io.onecare.core.terms.TermsKind;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes and changes bookings. Every method needs the caller's transaction, which should be short:
 * others who want the same slot, practitioner or patient wait for its end. Thread-safe as far as
 * the entity manager supplier is.
 *
 * <p>State, history, audit entry and messages of a change commit together, with whatever the caller
 * writes in the same transaction, or not at all. When a commit fails and nobody knows whether it
 * worked, ask {@link Bookings#findByKey} before asking again.
 */
public final class BookingEditor {

    /** The most days ahead that somebody can book. */
    public static final int MAX_DAYS_AHEAD = 730;

    /** Losing this often against others means that something is wrong. */
    static final int MAX_ATTEMPTS = 5;

    private static final Actor SYSTEM = Actor.system("bookings");

    private static final Set<Role> WHO_BOOKS = Set.of(Role.MEMBER, Role.OPERATOR, Role.SYSTEM);

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final Members members;
    private final Terms terms;
    private final Places places;
    private final Placement placement;
    private final VisibleBookings bookings;
    private final BookingWriter writer;
    private final CareRequests care;
    private final WorkingTime desk;
    private final Supplier<BookingPolicy> policy;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells what time it is
     * @param eligibility knows who is insured
     * @param care where a booking goes that a facility declined or did not answer
     * @param desk when the desk works, for notice periods and answers
     * @param policy gives what the insurer decides; asked once for each rule that is applied
     * @param window gives which slots are open
     */
    public BookingEditor(
            Supplier<EntityManager> entityManager,
            Clock clock,
            EligibilityChecker eligibility,
            CareRequests care,
            WorkingTime desk,
            Supplier<BookingPolicy> policy,
            Supplier<BookingWindow> window) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.care = Objects.requireNonNull(care, "care");
        this.desk = Objects.requireNonNull(desk, "desk");
        this.policy = Objects.requireNonNull(policy, "policy");
        this.members = new Members(entityManager, clock, eligibility);
        this.terms = new Terms(entityManager);
        this.places = new Places(clock, new SlotFinder(entityManager, clock, window), window);
        this.bookings = new VisibleBookings(members);
        this.writer =
                new BookingWriter(
                        clock,
                        new Outbox(entityManager, clock),
                        new AuditTrail(entityManager, clock),
                        desk);
        this.placement =
                new Placement(
                        clock,
                        members,
                        eligibility,
                        new Tariffs(entityManager),
                        bookings,
                        places,
                        writer,
                        desk,
                        policy);
    }

    /**
     * Books an appointment. It is confirmed at once in the online agenda of a facility that
     * confirms automatically; else it is requested, and owns its slot already. A hold of the actor
     * is used up; a hold of the actor that has run out does not matter as long as the slot is free.
     *
     * @param actor who asks: a member for the family, an operator or the system for anybody
     * @param command what is wanted
     * @return done, also if the same wish was fulfilled before; or refused with any {@link
     *     RefusalReason} except {@code WRONG_STATE}, {@code NOTICE_TOO_SHORT} and {@code
     *     NOT_YET_BEGUN}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public BookingOutcome book(Actor actor, Book command) {
        EntityManager em = begin();
        if (!WHO_BOOKS.contains(actor.role())) {
            return refused(RefusalReason.NOT_FOUND);
        }
        String content = command.content();
        Optional<BookingOutcome> earlier = placement.earlier(em, actor, command.key(), content);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        if (!isInForce(actor, command.termsVersion())) {
            return refused(RefusalReason.TERMS_OUTDATED);
        }
        return placement.fulfil(
                em,
                actor,
                new Placement.Wish(
                        command.key(),
                        content,
                        command.patientNumber(),
                        command.serviceCode(),
                        command.time(),
                        command.expectedPrice(),
                        command.channel(),
                        command.termsVersion(),
                        command.reminder(),
                        null,
                        false));
    }

    /**
     * Gives a booking another time: a new booking takes its place, and the old one is {@link
     * BookingState#RESCHEDULED}. If the new time cannot be had, the old booking stays as it is.
     *
     * @param actor who asks: a member for the family, an operator or the system for anybody
     * @param command what is wanted
     * @return done with the new booking, also if the same wish was fulfilled before; or refused
     *     with any {@link RefusalReason} except {@code TERMS_OUTDATED} and {@code NOT_YET_BEGUN}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public BookingOutcome move(Actor actor, Move command) {
        EntityManager em = begin();
        String content = command.content();
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Optional<BookingOutcome> earlier = placement.earlier(em, actor, command.key(), content);
            if (earlier.isPresent()) {
                return earlier.get();
            }
            Optional<Booking> found = bookings.find(em, actor, command.reference());
            if (found.isEmpty()) {
                return refused(RefusalReason.NOT_FOUND);
            }
            Booking old = found.get();
            Optional<Proposal> proposal =
                    command.time() instanceof AppointmentTime.AsProposed
                            ? BookingRows.openProposal(em, old, clock.instant())
                            : Optional.empty();
            Optional<BookingOutcome> refusal =
                    refusal(actor, old, BookingEvent.MOVE)
                            .filter(why -> proposal.isEmpty() || !isShortNotice(why));
            if (refusal.isPresent()) {
                return refusal.get();
            }
            if (command.time() instanceof AppointmentTime.AsProposed && proposal.isEmpty()) {
                return wrongState(old);
            }
            Optional<Insured> patient = members.find(SYSTEM, old.patientNumber());
            if (patient.isEmpty()) {
                return refused(RefusalReason.NOT_FOUND);
            }
            Occupancy.lockPatient(em, patient.get().member().value());
            if (lock(em, old)) {
                return placement.fulfil(
                        em,
                        actor,
                        new Placement.Wish(
                                command.key(),
                                content,
                                old.patientNumber(),
                                old.serviceCode(),
                                proposal.map(p -> timeOf(old, p)).orElse(command.time()),
                                command.expectedPrice(),
                                old.channel(),
                                old.termsVersion(),
                                old.reminder(),
                                old,
                                proposal.isPresent()));
            }
        }
        throw changedTooOften(command.reference());
    }

    /**
     * Tells what the actor could let happen to a booking now, so that nobody is offered what would
     * be refused. It may be otherwise a moment later. Needs no transaction.
     *
     * @param actor who asks
     * @param reference which booking
     * @return empty also if there is no such booking for this actor; {@link BookingEvent#BOOK} and
     *     what has happened already are never among them
     */
    public Set<BookingEvent> possible(Actor actor, BookingReference reference) {
        EntityManager em = entityManager.get();
        Set<BookingEvent> possible = EnumSet.noneOf(BookingEvent.class);
        bookings.find(em, actor, reference)
                .ifPresent(
                        booking -> {
                            for (BookingLife.Transition row : BookingLife.TABLE) {
                                if (row.from() == booking.state()
                                        && !row.isRepetition()
                                        && isPossible(em, actor, booking, row.event())) {
                                    possible.add(row.event());
                                }
                            }
                        });
        return Collections.unmodifiableSet(possible);
    }

    private boolean isPossible(EntityManager em, Actor actor, Booking booking, BookingEvent event) {
        if (refusal(actor, booking, event).isPresent()) {
            return false;
        }
        return switch (event) {
            case REJECT -> BookingRows.openProposal(em, booking, clock.instant()).isPresent();
            case EXPIRE ->
                    booking.confirmBy() != null && !clock.instant().isBefore(booking.confirmBy());
            default -> true;
        };
    }

    /**
     * Notes that the facility takes the patient. Doing it again is harmless and tells nobody.
     *
     * @param actor who asks: the facility, an operator or the system
     * @param reference which booking
     * @return done; or refused with {@code NOT_FOUND}, {@code WRONG_STATE} or {@code
     *     TIME_IN_THE_PAST}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public BookingOutcome confirm(Actor actor, BookingReference reference) {
        return change(actor, reference, BookingEvent.CONFIRM, null);
    }

    /**
     * Notes that the facility does not take the patient.
     *
     * @param actor who asks: the facility, an operator or the system
     * @param reference which booking
     * @param reason why
     * @return done; or refused with {@code NOT_FOUND}, {@code WRONG_STATE} or {@code
     *     TIME_IN_THE_PAST}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public BookingOutcome decline(Actor actor, BookingReference reference, DeclineReason reason) {
        return change(actor, reference, BookingEvent.DECLINE, reason.name());
    }

    /**
     * Notes that the facility proposes another time. The booking keeps its own time until the
     * patient has taken the other one, by {@link #move} to {@link AppointmentTime.AsProposed}; a
     * new proposal takes the place of the one before. A request that the patient rejects or does
     * not answer is over; an appointment that stood before goes on standing (decision 0056).
     *
     * @param actor who asks: the facility, an operator or the system
     * @param reference which booking
     * @param time when and with whom instead, at the same facility
     * @return done; or refused with {@code NOT_FOUND}, {@code WRONG_STATE} or a reason that speaks
     *     of the time, slot, practitioner or patient
     * @throws IllegalArgumentException if the time is {@link AppointmentTime.AsProposed}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public BookingOutcome propose(Actor actor, BookingReference reference, AppointmentTime time) {
        if (time instanceof AppointmentTime.AsProposed) {
            throw new IllegalArgumentException(
                    "The time (as proposed) cannot be proposed itself.\nMaybe move(…) was meant, by which the patient takes it.");
        }
        EntityManager em = begin();
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Optional<Booking> found = bookings.find(em, actor, reference);
            if (found.isEmpty()) {
                return refused(RefusalReason.NOT_FOUND);
            }
            Booking before = found.get();
            Optional<BookingOutcome> refusal = refusal(actor, before, BookingEvent.PROPOSE);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            if (time instanceof AppointmentTime.Agreed agreed && !Places.exists(agreed)) {
                return refused(RefusalReason.TIME_DOES_NOT_EXIST);
            }
            List<Place> candidates =
                    places.at(em, actor, null, before.serviceCode(), time).stream()
                            .filter(at -> at.facilityCode().equals(before.facilityCode()))
                            .toList();
            if (candidates.isEmpty()) {
                return refused(RefusalReason.NOT_FOUND);
            }
            Optional<RefusalReason> untimely = places.untimely(candidates.get(0));
            if (untimely.isPresent()) {
                return refused(untimely.get());
            }
            if (lock(em, before)) {
                return propose(em, actor, before, candidates);
            }
        }
        throw changedTooOften(reference);
    }

    /**
     * Notes that the facility proposes another time for the same appointment: as long, with the
     * same practitioner, and in the agenda in which it is if that has a slot then. Else as {@link
     * #propose}.
     *
     * @param actor who asks: the facility, an operator or the system
     * @param reference which booking
     * @param startsAt when instead, as the clock on the facility's wall (Europe/Rome) shows it
     * @return as {@link #propose}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public BookingOutcome proposeAt(
            Actor actor, BookingReference reference, LocalDateTime startsAt) {
        EntityManager em = begin();
        return bookings.find(em, actor, reference)
                .map(booking -> propose(actor, reference, Places.sameAt(em, booking, startsAt)))
                .orElseGet(() -> refused(RefusalReason.NOT_FOUND));
    }

    /**
     * Notes that the patient does not take the time that was proposed. A request is {@link
     * BookingState#DECLINED} by that, because the facility has no other time; an appointment that
     * stood before stands as it was.
     *
     * @param actor who asks: a member for the family, an operator or the system
     * @param reference which booking
     * @return done; or refused with {@code NOT_FOUND}, or with {@code WRONG_STATE} also if there is
     *     no proposal to answer
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public BookingOutcome reject(Actor actor, BookingReference reference) {
        return change(actor, reference, BookingEvent.REJECT, null);
    }

    /**
     * Calls an appointment off; its slot is free at once.
     *
     * @param actor who asks: a member with the notice of the {@link BookingPolicy} if the
     *     appointment stands, the facility, an operator or the system until it begins
     * @param reference which booking
     * @param reason why
     * @return done; or refused with {@code NOT_FOUND}, {@code WRONG_STATE}, {@code
     *     NOTICE_TOO_SHORT} or {@code TIME_IN_THE_PAST}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public BookingOutcome cancel(
            Actor actor, BookingReference reference, CancellationReason reason) {
        return change(actor, reference, BookingEvent.CANCEL, reason.name());
    }

    /**
     * Notes that the visit took place.
     *
     * @param actor who asks: the facility, an operator or the system
     * @param reference which booking
     * @return done; or refused with {@code NOT_FOUND}, {@code WRONG_STATE} or {@code NOT_YET_BEGUN}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public BookingOutcome fulfil(Actor actor, BookingReference reference) {
        return change(actor, reference, BookingEvent.FULFIL, null);
    }

    /**
     * Notes that the patient did not come.
     *
     * @param actor who asks: the facility, an operator or the system
     * @param reference which booking
     * @return done; or refused with {@code NOT_FOUND}, {@code WRONG_STATE} or {@code NOT_YET_BEGUN}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public BookingOutcome miss(Actor actor, BookingReference reference) {
        return change(actor, reference, BookingEvent.MISS, null);
    }

    /**
     * Lets requests expire that the facility has not answered in time. For a job that runs every
     * few minutes, on any number of nodes.
     *
     * @param actor who asks: the system
     * @param max the most to let expire at once, 1 or more
     * @return how many expired now; less than {@code max} means that there are no more; zero too
     *     for any other actor
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public int expireUnanswered(Actor actor, int max) {
        EntityManager em = begin();
        if (!BookingLife.isFor(actor.role(), BookingEvent.EXPIRE)) {
            return 0;
        }
        List<Booking> overdue =
                BookingRows.list(
                        em,
                        BookingRows.select()
                                .add(" where b.state = ?", BookingState.REQUESTED.name())
                                .add(" and b.confirm_by <= ?", Moments.toMicros(clock.instant()))
                                .add(" order by b.confirm_by, b.id limit ?", max));
        int expired = 0;
        for (Booking booking : inLockOrder(overdue)) {
            if (write(em, actor, booking, BookingEvent.EXPIRE, BookingState.EXPIRED, null)) {
                expired++;
            }
        }
        return expired;
    }

    private static List<Booking> inLockOrder(List<Booking> bookings) {
        return bookings.stream()
                .sorted(Comparator.comparing(booking -> booking.id().value(), LockOrder.BY_ID))
                .toList();
    }

    /**
     * Proposes the first place that is free. It is kept for nobody, so none of it is locked: who
     * takes it is told if it is free no longer.
     */
    private BookingOutcome propose(
            EntityManager em, Actor actor, Booking before, List<Place> candidates) {
        Insured patient = members.find(SYSTEM, before.patientNumber()).orElseThrow();
        UUID member = patient.member().value();
        RefusalReason lost = RefusalReason.SLOT_TAKEN;
        for (Place place : candidates) {
            Occupancy found =
                    Occupancy.read(
                            em,
                            place,
                            member,
                            before.patientNumber(),
                            null,
                            before.id().value(),
                            clock);
            Optional<RefusalReason> refusal = found.refusal();
            if (refusal.isEmpty()) {
                return propose(em, actor, before, place, found.patientEmail());
            }
            lost = refusal.get();
        }
        return places.lost(actor, null, lost, candidates.get(0));
    }

    private BookingOutcome propose(
            EntityManager em,
            Actor actor,
            Booking before,
            Place place,
            @Nullable EmailAddress patientEmail) {
        Instant answerBy = earlier(placement.answerBy(clock.instant(), place), before.startsAt());
        if (!writer.awaitPatient(em, before, answerBy)) {
            throw changedTooOften(before.reference()); // cannot be: its row is locked
        }
        Booking after = before.after(before.state(), answerBy);
        writer.record(em, actor, after, BookingEvent.PROPOSE, before.state(), null);
        writer.insertProposal(em, after, place);
        if (after.state() == BookingState.CONFIRMED) {
            writer.supersedeProposal(after);
            writer.tellOfProposalBesides(
                    after, new BookingWriter.Recipients(patientEmail, place.facilityEmail()));
        } else {
            writer.supersede(after);
            writer.tellPatient(after, NotificationKind.BOOKING_PROPOSED, patientEmail);
        }
        return new BookingOutcome.Done(after, false);
    }

    private BookingOutcome change(
            Actor actor, BookingReference reference, BookingEvent event, @Nullable String reason) {
        EntityManager em = begin();
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Optional<Booking> found = bookings.find(em, actor, reference);
            if (found.isEmpty()) {
                return refused(RefusalReason.NOT_FOUND);
            }
            Booking before = found.get();
            Optional<BookingOutcome> refusal = refusal(actor, before, event);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            BookingLife.Transition transition =
                    BookingLife.find(before.state(), event).orElseThrow();
            if (transition.isRepetition()) {
                return new BookingOutcome.Done(before, true);
            }
            if (event == BookingEvent.REJECT
                    && BookingRows.openProposal(em, before, clock.instant()).isEmpty()) {
                return wrongState(before);
            }
            BookingState to = transition.to();
            if (write(em, actor, before, event, to, reason)) {
                return new BookingOutcome.Done(before.after(to), false);
            }
        }
        throw changedTooOften(reference);
    }

    /** Gives false, and writes nothing, if the booking has changed since it was read. */
    private boolean write(
            EntityManager em,
            Actor actor,
            Booking before,
            BookingEvent event,
            BookingState to,
            @Nullable String reason) {
        if (!writer.change(em, before, to, null)) {
            return false;
        }
        Booking after = before.after(to);
        writer.record(em, actor, after, event, before.state(), reason);
        if (event == BookingEvent.REJECT && to == BookingState.CONFIRMED) {
            writer.supersedeProposal(after);
            writer.tellOfStanding(after, BookingRows.recipients(em, after, clock));
            return true;
        }
        troubleOf(to).ifPresent(trouble -> handToDesk(after, trouble));
        writer.supersede(after);
        kindOfChange(to)
                .ifPresent(
                        kind -> writer.tell(after, kind, BookingRows.recipients(em, after, clock)));
        return true;
    }

    /** Why the event may not happen now, by the table and by the clock. */
    private Optional<BookingOutcome> refusal(Actor actor, Booking booking, BookingEvent event) {
        if (!BookingLife.isFor(actor.role(), event)) {
            return Optional.of(refused(RefusalReason.NOT_FOUND));
        }
        Optional<BookingLife.Transition> transition = BookingLife.find(booking.state(), event);
        if (transition.isEmpty()) {
            return Optional.of(wrongState(booking));
        }
        if (transition.get().isRepetition()) {
            return Optional.empty();
        }
        return mistimed(actor, booking, event).map(BookingEditor::refused);
    }

    private Optional<RefusalReason> mistimed(Actor actor, Booking booking, BookingEvent event) {
        Instant now = clock.instant();
        boolean begun = !now.isBefore(booking.startsAt());
        return switch (event) {
            case FULFIL, MISS ->
                    begun ? Optional.empty() : Optional.of(RefusalReason.NOT_YET_BEGUN);
            case CONFIRM, DECLINE, PROPOSE, REJECT ->
                    begun ? Optional.of(RefusalReason.TIME_IN_THE_PAST) : Optional.empty();
            case CANCEL, MOVE -> {
                if (begun) {
                    yield Optional.of(RefusalReason.TIME_IN_THE_PAST);
                }
                boolean late =
                        actor.role() == Role.MEMBER
                                && booking.state() == BookingState.CONFIRMED
                                && desk.between(now, booking.startsAt())
                                                .compareTo(policy.get().memberNotice())
                                        < 0;
                yield late ? Optional.of(RefusalReason.NOTICE_TOO_SHORT) : Optional.empty();
            }
            case BOOK, EXPIRE -> Optional.empty();
        };
    }

    /** It is the facility that asks for another time: the patient need not have given notice. */
    private static boolean isShortNotice(BookingOutcome refusal) {
        return refusal instanceof BookingOutcome.Refused refused
                && refused.reason() == RefusalReason.NOTICE_TOO_SHORT;
    }

    private boolean isInForce(Actor actor, String termsVersion) {
        return terms.inForce(actor, TermsKind.GENERAL_CONDITIONS, clock.instant())
                .filter(version -> version.code().equals(termsVersion))
                .isPresent();
    }

    private static AppointmentTime timeOf(Booking booking, Proposal proposal) {
        SlotId slot = proposal.slot();
        return slot != null
                ? new AppointmentTime.InSlot(slot)
                : new AppointmentTime.Agreed(
                        booking.facilityCode(),
                        proposal.practitionerCode(),
                        LocalDateTime.ofInstant(proposal.startsAt(), proposal.zone()),
                        Duration.between(proposal.startsAt(), proposal.endsAt()));
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static BookingOutcome wrongState(Booking booking) {
        return new BookingOutcome.Refused(
                RefusalReason.WRONG_STATE, RefusalFacts.state(booking.state()));
    }

    /** Where the patient has no appointment and did not want that, somebody must help. */
    private static Optional<BookingTrouble> troubleOf(BookingState to) {
        return switch (to) {
            case DECLINED -> Optional.of(BookingTrouble.DECLINED);
            case EXPIRED -> Optional.of(BookingTrouble.EXPIRED);
            case REQUESTED, CONFIRMED, RESCHEDULED, CANCELLED, FULFILLED, NO_SHOW ->
                    Optional.empty();
        };
    }

    private void handToDesk(Booking booking, BookingTrouble trouble) {
        CareOpening opening =
                care.open(
                        SYSTEM,
                        new OpenCareRequest.ForBooking(
                                new TroubledBooking(booking.reference().toString(), trouble),
                                booking.patientNumber(),
                                booking.facilityCode(),
                                booking.serviceCode(),
                                booking.startsAt()));
        if (opening instanceof CareOpening.Refused refused) {
            throw new IllegalStateException(
                    "The booking (%s) could not be handed to customer care (%s)."
                            .formatted(booking.id(), refused.reason()));
        }
    }

    /** Empty where nobody needs to be told: both sides were there. */
    private static Optional<NotificationKind> kindOfChange(BookingState to) {
        return switch (to) {
            case CONFIRMED -> Optional.of(NotificationKind.BOOKING_CONFIRMED);
            case DECLINED -> Optional.of(NotificationKind.BOOKING_DECLINED);
            case EXPIRED -> Optional.of(NotificationKind.BOOKING_EXPIRED);
            case CANCELLED -> Optional.of(NotificationKind.BOOKING_CANCELLED);
            case REQUESTED, RESCHEDULED, FULFILLED, NO_SHOW -> Optional.empty();
        };
    }

    /** Gives false if the booking has changed since it was read. */
    private static boolean lock(EntityManager em, Booking booking) {
        return new NativeSql()
                        .add("update booking set version = version")
                        .add(
                                " where id = ? and version = ?",
                                booking.id().value(),
                                booking.version())
                        .update(em)
                == 1;
    }

    private EntityManager begin() {
        return CallersTransaction.require(entityManager.get(), "A booking");
    }

    static BookingOutcome refused(RefusalReason reason) {
        return new BookingOutcome.Refused(reason, RefusalFacts.none());
    }

    static OneCareException changedTooOften(BookingReference reference) {
        return new OneCareException(
                ErrorCode.CHANGED_TOO_OFTEN,
                "The booking (%s) was changed by others (%d) times in a row.%nMaybe roll back and do the whole unit of work again."
                        .formatted(reference, MAX_ATTEMPTS));
    }
}
