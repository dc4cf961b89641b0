package io.onecare.core.booking;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.NativeSql;
import io.onecare.core.Role;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.member.Members;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads bookings. A member sees their own and those of the dependants they may see today; facility
 * staff what was booked at their facility; operators and the system see all; to anybody else there
 * is none. Every booking that an operator is shown leaves the audit entry BOOKING_VIEWED; looking
 * again within a quarter of an hour is one look ({@link AuditTrail#recordLooks}). Operators
 * therefore need the caller's transaction, and a call without one throws a {@link
 * io.onecare.core.OneCareException}; only what became of their own wish ({@link #findByKey}) is not
 * a look. Nobody else needs a transaction; with one, they see what the caller has changed.
 * Thread-safe as far as the entity manager supplier is.
 */
public final class Bookings {

    /** The most bookings that one call returns. */
    public static final int MAX_PAGE_SIZE = 200;

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final VisibleBookings visible;
    private final AuditTrail auditTrail;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the current thread or transaction
     * @param clock tells which proposals can be answered
     * @param members knows whom a member may see
     * @param auditTrail takes what an operator has looked at
     */
    public Bookings(
            Supplier<EntityManager> entityManager,
            Clock clock,
            Members members,
            AuditTrail auditTrail) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.visible = new VisibleBookings(members);
        this.auditTrail = Objects.requireNonNull(auditTrail, "auditTrail");
    }

    /**
     * Finds a booking.
     *
     * @param actor who asks
     * @param reference which one
     * @return empty if there is none or the actor may not see it
     */
    public Optional<Booking> find(Actor actor, BookingReference reference) {
        EntityManager em = begin(actor);
        return shown(actor, visible.find(em, actor, reference));
    }

    /**
     * Finds the booking that a message is about.
     *
     * @param actor who asks
     * @param id which one
     * @return empty if there is none or the actor may not see it
     */
    public Optional<Booking> findById(Actor actor, BookingId id) {
        EntityManager em = begin(actor);
        return shown(
                actor,
                BookingRows.find(em, id.value()).filter(booking -> visible.maySee(actor, booking)));
    }

    /**
     * Finds as which entry of a calendar a booking goes.
     *
     * @param actor who asks
     * @param reference which booking
     * @return empty if the actor may not see the booking
     */
    public Optional<CalendarEntry> findCalendarEntry(Actor actor, BookingReference reference) {
        return find(actor, reference)
                .map(booking -> BookingRows.calendarEntry(entityManager.get(), booking));
    }

    /**
     * Finds what became of a wish: after a commit of which nobody knows whether it worked, look
     * here, and only if there is nothing, send the same wish again.
     *
     * @param actor whose wish it was; keys belong to the account
     * @param key the key of the wish
     * @return the booking that was made, as it is now; empty if none was, or if the actor may not
     *     see it any more
     */
    public Optional<Booking> findByKey(Actor actor, IdempotencyKey key) {
        EntityManager em = entityManager.get();
        return BookingKeys.find(em, actor, key)
                .flatMap(known -> BookingRows.find(em, known.booking()))
                .filter(booking -> visible.maySee(actor, booking));
    }

    /**
     * Gives what happened to a booking.
     *
     * @param actor who asks
     * @param reference which booking
     * @return from the first change to the last; empty if the actor may not see the booking
     */
    public List<BookingChange> history(Actor actor, BookingReference reference) {
        return find(actor, reference)
                .map(booking -> BookingRows.history(entityManager.get(), booking.id()))
                .orElse(List.of());
    }

    /**
     * Finds the other time that the facility has proposed for a booking.
     *
     * @param actor who asks
     * @param reference which booking
     * @return empty if there is none to answer, or the actor may not see the booking
     */
    public Optional<Proposal> findProposal(Actor actor, BookingReference reference) {
        return find(actor, reference)
                .flatMap(
                        booking ->
                                BookingRows.openProposal(
                                        entityManager.get(), booking, clock.instant()));
    }

    /**
     * Gives the bookings for which the facility has proposed another time and nobody has answered
     * yet, with what it proposes; in two statements, for a member in four.
     *
     * @param actor who asks
     * @param limit the most bookings to return, 1 to {@value #MAX_PAGE_SIZE}
     * @return those that must be answered first in front, then by start and id; also requests whose
     *     time to answer is over, as long as they have not been left to expire
     * @throws IllegalArgumentException if the limit is out of its range
     */
    public List<ProposedBooking> proposed(Actor actor, int limit) {
        requireLimit(limit);
        NativeSql sql =
                BookingRows.addOpenProposal(
                                BookingRows.select()
                                        .add(" where b.state in ('REQUESTED', 'CONFIRMED')")
                                        .add(" and exists (select 1 from booking_proposal p where"),
                                clock.instant())
                        .add(")");
        EntityManager em = begin(actor);
        if (!visible.addTo(sql, actor)) {
            return List.of();
        }
        List<Booking> bookings =
                BookingRows.list(
                        em, sql.add(" order by b.confirm_by, b.starts_at, b.id limit ?", limit));
        if (bookings.isEmpty()) {
            return List.of();
        }
        Map<BookingId, Proposal> proposals =
                BookingRows.openProposals(
                        em, bookings.stream().map(b -> b.id().value()).toList(), clock.instant());
        return shown(actor, bookings).stream()
                .flatMap(booking -> withProposal(booking, proposals.get(booking.id())))
                .toList();
    }

    /**
     * Gives bookings page by page: for a member those of the family, for facility staff those of
     * the facility, for operators and the system all; in one statement, for a member in three.
     *
     * @param actor who asks
     * @param criteria which of them
     * @param after the last booking of the page before, or null for the first page
     * @param limit the most bookings to return, 1 to {@value #MAX_PAGE_SIZE}
     * @return by start, then by id, in the order of the criteria; fewer than the limit mean that
     *     there are no more
     * @throws IllegalArgumentException if the limit is out of its range
     */
    public List<Booking> page(
            Actor actor, BookingCriteria criteria, @Nullable Booking after, int limit) {
        requireLimit(limit);
        NativeSql sql = BookingRows.select().add(" where 1 = 1");
        EntityManager em = begin(actor);
        if (!visible.addTo(sql, actor)) {
            return List.of();
        }
        criteria.addTo(sql);
        criteria.addOrderTo(sql, after);
        return shown(actor, BookingRows.list(em, sql.add(" limit ?", limit)));
    }

    /** None if somebody has answered between the two statements. */
    private static Stream<ProposedBooking> withProposal(
            Booking booking, @Nullable Proposal proposal) {
        return proposal == null
                ? Stream.empty()
                : Stream.of(new ProposedBooking(booking, proposal));
    }

    private static void requireLimit(int limit) {
        if (limit < 1 || limit > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException(
                    "The limit (%d) must be 1 to %d.".formatted(limit, MAX_PAGE_SIZE));
        }
    }

    /** What an operator is shown of bookings is kept; what anybody else is shown is theirs. */
    private List<Booking> shown(Actor actor, List<Booking> bookings) {
        if (actor.role() == Role.OPERATOR) {
            auditTrail.recordLooks(
                    actor,
                    "BOOKING_VIEWED",
                    "Booking",
                    bookings.stream().map(booking -> booking.id().toString()).toList());
        }
        return bookings;
    }

    private Optional<Booking> shown(Actor actor, Optional<Booking> booking) {
        shown(actor, booking.stream().toList());
        return booking;
    }

    private EntityManager begin(Actor actor) {
        Objects.requireNonNull(actor, "actor");
        EntityManager em = entityManager.get();
        return actor.role() == Role.OPERATOR
                ? CallersTransaction.require(em, "A look of an operator at bookings")
                : em;
    }
}
