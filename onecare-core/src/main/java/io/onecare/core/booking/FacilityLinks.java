package io.onecare.core.booking;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.NativeSql;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.account.WrongTries;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets a facility answer a request without an account, by the link in its mail. Whoever has the
 * link may see that request and answer it once; every method but {@link #issue} therefore asks for
 * the token and not for a role. Looking changes nothing: scanners of mail follow links.
 *
 * <p>A link is for the request as it stood when the mail was written, and counts until the answer
 * is due. Whatever happens to the booking meanwhile ends it, also an answer by another link, by
 * phone or with an account. Of each only a digest is stored. In the history and in the audit trail
 * the answer is that of {@link Role#FACILITY_STAFF} by the name {@code link:} and the link's id.
 * Thread-safe as far as the entity manager supplier is.
 */
public final class FacilityLinks {

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 26;
    private static final Pattern FORM = Pattern.compile("[0-9A-HJKMNP-TV-Z]{" + LENGTH + "}");

    private static final String ACTOR_PREFIX = "link:";

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final BookingEditor editor;
    private final AuditTrail auditTrail;
    private final WrongTries wrongTries;
    private final SecureRandom random = new SecureRandom();

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells what time it is
     * @param editor takes the answers
     * @param auditTrail takes who looked
     */
    public FacilityLinks(
            Supplier<EntityManager> entityManager,
            Clock clock,
            BookingEditor editor,
            AuditTrail auditTrail) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.editor = Objects.requireNonNull(editor, "editor");
        this.auditTrail = Objects.requireNonNull(auditTrail, "auditTrail");
        this.wrongTries = new WrongTries(clock);
    }

    /**
     * Makes a link for the mail that asks the facility. Those that were made for the same mail
     * before go on counting: it may have arrived.
     *
     * @param actor who asks; the system
     * @param booking which booking
     * @param event the number of its event that the mail tells of
     * @return empty if there is nothing to answer: something newer has happened, the time to answer
     *     is over, or there is no such booking for this actor
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public Optional<FacilityLink> issue(Actor actor, BookingId booking, int event) {
        EntityManager em = begin();
        if (actor.role() != Role.SYSTEM) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return BookingRows.find(em, booking.value())
                .filter(found -> found.version() == event)
                .filter(found -> found.state() == BookingState.REQUESTED)
                .filter(found -> now.isBefore(answerBy(found)))
                .map(found -> insert(em, found, now));
    }

    private FacilityLink insert(EntityManager em, Booking booking, Instant now) {
        FacilityLink link = new FacilityLink(token(), answerBy(booking));
        new NativeSql()
                .add("insert into facility_link (id, token_digest, booking_id, booking_version,")
                .add(" made_at, expires_at)")
                .add(" values (?, ?", UUID.randomUUID(), Sha256.of(link.token()))
                .add(", ?, ?", booking.id().value(), booking.version())
                .add(", ?", Moments.toMicros(now))
                .add(", ?)", Moments.toMicros(link.expiresAt()))
                .update(em);
        return link;
    }

    /**
     * Shows what a link is for, and changes nothing about it. Whoever is shown a request leaves the
     * audit entry {@code BOOKING_VIEWED} in the name of the link, once in a quarter of an hour. A
     * wrong one counts against the address it comes from.
     *
     * @param actor who asks; everybody may who has the token
     * @param token the token in the link
     * @param networkAddress where the request came from, 1 to 100 characters
     * @return what there is to answer, or why there is nothing
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public FacilityLinkState look(Actor actor, String token, String networkAddress) {
        EntityManager em = begin();
        Objects.requireNonNull(actor, "actor");
        FacilityLinkState state = find(em, token, networkAddress);
        if (state instanceof FacilityLinkState.Open open) {
            Row row = row(em, token).orElseThrow();
            Actor staff = staff(open.booking(), row);
            auditTrail.recordLooks(
                    staff, "BOOKING_VIEWED", "Booking", List.of(open.booking().id().toString()));
        }
        return state;
    }

    private FacilityLinkState find(EntityManager em, String token, String networkAddress) {
        Optional<Duration> wait = wrongTries.waitFor(em, networkAddress);
        if (wait.isPresent()) {
            return new FacilityLinkState.TooManyTries(wait.get());
        }
        Optional<Row> row = row(em, token);
        return row.isPresent() ? stateOf(em, row.get()) : wrong(em, networkAddress);
    }

    /**
     * Answers a request. Of several answers at once one is taken, and the others find the link
     * closed.
     *
     * @param actor who asks; everybody may who has the token
     * @param command token and answer
     * @return done; or refused with a reason that speaks of the time, slot, practitioner or
     *     patient; or why there is nothing to answer
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public FacilityLinkOutcome answer(Actor actor, AnswerByLink command) {
        EntityManager em = begin();
        Objects.requireNonNull(actor, "actor");
        FacilityLinkState state = find(em, command.token(), command.networkAddress());
        if (!(state instanceof FacilityLinkState.Open open)) {
            return new FacilityLinkOutcome.NotOpen(state);
        }
        Row row = row(em, command.token()).orElseThrow();
        if (!lock(em, row)) {
            return new FacilityLinkOutcome.NotOpen(stateOf(em, row));
        }
        BookingOutcome outcome = answer(row, open.booking(), command.answer());
        if (outcome instanceof BookingOutcome.Refused refused) {
            return new FacilityLinkOutcome.Refused(refused.reason());
        }
        new NativeSql()
                .add("update facility_link set used_at = ?", Moments.toMicros(clock.instant()))
                .add(" where id = ?", row.id())
                .update(em);
        return new FacilityLinkOutcome.Done(((BookingOutcome.Done) outcome).booking());
    }

    private BookingOutcome answer(Row row, Booking booking, FacilityAnswer answer) {
        Actor facility = staff(booking, row);
        if (answer instanceof FacilityAnswer.Decline decline) {
            return editor.decline(facility, booking.reference(), decline.reason());
        }
        if (answer instanceof FacilityAnswer.Propose propose) {
            return editor.proposeAt(facility, booking.reference(), propose.startsAt());
        }
        return editor.confirm(facility, booking.reference());
    }

    private static Actor staff(Booking booking, Row row) {
        return Actor.facilityStaff(booking.facilityCode(), ACTOR_PREFIX + row.id());
    }

    /** Gives false if the booking has changed since the link was made; else nobody changes it. */
    private static boolean lock(EntityManager em, Row row) {
        return new NativeSql()
                        .add("update booking set version = version")
                        .add(" where id = ? and version = ?", row.booking(), row.version())
                        .update(em)
                == 1;
    }

    private FacilityLinkState stateOf(EntityManager em, Row row) {
        Booking booking = BookingRows.find(em, row.booking()).orElseThrow();
        boolean stands =
                booking.version() == row.version() && booking.state() == BookingState.REQUESTED;
        return stands && clock.instant().isBefore(row.expiresAt())
                ? new FacilityLinkState.Open(booking, row.expiresAt())
                : new FacilityLinkState.Closed(
                        booking.reference(),
                        booking.startsAt(),
                        booking.zone(),
                        endOf(booking, stands),
                        row.isUsed());
    }

    private static FacilityLinkEnd endOf(Booking booking, boolean stands) {
        return switch (booking.state()) {
            case REQUESTED -> stands ? FacilityLinkEnd.EXPIRED : FacilityLinkEnd.PROPOSED;
            case CONFIRMED, FULFILLED, NO_SHOW -> FacilityLinkEnd.CONFIRMED;
            case DECLINED -> FacilityLinkEnd.DECLINED;
            case RESCHEDULED -> FacilityLinkEnd.MOVED;
            case EXPIRED -> FacilityLinkEnd.EXPIRED;
            case CANCELLED -> FacilityLinkEnd.CANCELLED;
        };
    }

    private FacilityLinkState wrong(EntityManager em, String networkAddress) {
        return wrongTries.count(em, networkAddress)
                ? new FacilityLinkState.NotFound()
                : new FacilityLinkState.TooManyTries(
                        wrongTries.waitFor(em, networkAddress).orElse(Duration.ZERO));
    }

    private static Optional<Row> row(EntityManager em, String token) {
        if (!FORM.matcher(token).matches()) {
            return Optional.empty();
        }
        return new NativeSql()
                        .add("select cast(id as varchar(36)), cast(booking_id as varchar(36)),")
                        .add(" booking_version, expires_at, used_at from facility_link")
                        .add(" where token_digest = ?", Sha256.of(token))
                        .rows(em)
                        .stream()
                        .findFirst()
                        .map(FacilityLinks::row);
    }

    private static Row row(Object[] columns) {
        return new Row(
                UUID.fromString((String) columns[0]),
                UUID.fromString((String) columns[1]),
                ((Number) columns[2]).intValue(),
                Moments.ofMicros(((Number) columns[3]).longValue()),
                columns[4] != null);
    }

    /** The facility need not answer what begins before. */
    private static Instant answerBy(Booking booking) {
        @Nullable Instant by = booking.confirmBy();
        return by == null ? booking.startsAt() : by;
    }

    private String token() {
        StringBuilder token = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            token.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return token.toString();
    }

    private EntityManager begin() {
        return CallersTransaction.require(entityManager.get(), "A facility's link");
    }

    private record Row(UUID id, UUID booking, int version, Instant expiresAt, boolean isUsed) {}
}
