package io.onecare.core.account;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.notification.Audience;
import io.onecare.core.notification.NewNotification;
import io.onecare.core.notification.NotificationKind;
import io.onecare.core.notification.Outbox;
import io.onecare.core.person.EmailAddress;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides who works with the portal: operators of the customer-care desk, staff of facilities,
 * administrators. Thread-safe as far as the entity manager supplier is.
 *
 * <p>An administrator invites somebody, who gets a message and with its code makes an account
 * ({@link StaffInvitations}). To make an administrator takes two of them: one proposes, another one
 * agrees, and only then is the invitation sent. An administrator who is the only one decides alone;
 * whom they suspended counts for {@link #COUNTED_AFTER_SUSPENSION} more. Suspending ends everything
 * at once, and can be taken back; a suspended administrator is proposed anew then. Nobody changes
 * from one role or facility to another: they are invited there, and suspended here.
 *
 * <p>Administrators whom only the embedder knows, by an {@link Actor} of its own, may do all of
 * this as well.
 */
public final class StaffAccounts {

    /** So long whoever was suspended as an administrator still counts as a second one. */
    public static final Duration COUNTED_AFTER_SUSPENSION = StaffRows.COUNTED_AFTER_SUSPENSION;

    /** The most accounts that one call of {@link #page} returns. */
    public static final int MAX_PAGE_SIZE = 200;

    /** The kind of subject of what is recorded about staff, with the account's id. */
    static final String SUBJECT = "Staff";

    /** How long a message is worth sending. */
    private static final Duration WORTH_SENDING = Duration.ofHours(72);

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final StaffRows rows;
    private final AccountRows accounts;
    private final ConfirmationCodes codes;
    private final LogInTickets tickets;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells what time it is
     * @param outbox takes the messages
     * @param audit keeps who did what
     */
    public StaffAccounts(
            Supplier<EntityManager> entityManager, Clock clock, Outbox outbox, AuditTrail audit) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.outbox = Objects.requireNonNull(outbox, "outbox");
        this.audit = Objects.requireNonNull(audit, "audit");
        this.rows = new StaffRows(clock);
        this.accounts = new AccountRows(clock);
        this.codes = new ConfirmationCodes(clock, new TryLimits(clock));
        this.tickets = new LogInTickets(clock);
    }

    /**
     * Gives those who work here, did or are to, in the order of their names, page by page.
     *
     * @param actor who asks; an administrator
     * @param after the last one of the page before, or null for the first page
     * @param limit the most to return, 1 to {@value #MAX_PAGE_SIZE}
     * @return fewer than the limit mean that there are no more; empty for other actors
     * @throws IllegalArgumentException if the limit is out of its range
     */
    public List<StaffAccount> page(Actor actor, @Nullable StaffAccount after, int limit) {
        Objects.requireNonNull(actor, "actor");
        if (limit < 1 || limit > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException(
                    "The limit (%d) must be 1 to %d.".formatted(limit, MAX_PAGE_SIZE));
        }
        EntityManager em = entityManager.get();
        return rows.isAdministrator(em, actor) ? rows.page(em, after, limit) : List.of();
    }

    /**
     * Finds one of them.
     *
     * @param actor who asks; an administrator, the holder of the account, or the system
     * @param id the account
     * @return empty if there is none for this actor
     */
    public Optional<StaffAccount> find(Actor actor, AccountId id) {
        Objects.requireNonNull(actor, "actor");
        EntityManager em = entityManager.get();
        return actor.role() == Role.SYSTEM
                        || accounts.heldBy(em, actor, "").filter(a -> a.id().equals(id)).isPresent()
                        || rows.isAdministrator(em, actor)
                ? rows.find(em, id)
                : Optional.empty();
    }

    /**
     * Invites somebody, or proposes to if it is an administrator and somebody else has to agree.
     *
     * @param actor who asks; an administrator
     * @param command whom, as what
     * @return invited or proposed; refused with everything that is wrong; not found for other
     *     actors
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public StaffOutcome invite(Actor actor, InviteStaff command) {
        EntityManager em = begin(actor);
        if (!rows.isAdministrator(em, actor)) {
            return new StaffOutcome.NotFound();
        }
        StaffRows.Typed typed =
                StaffRows.Typed.read(command.surname(), command.givenName(), command.email());
        EnumSet<StaffProblem> problems = EnumSet.noneOf(StaffProblem.class);
        problems.addAll(typed.wrong());
        String facility = command.facilityCode();
        if (facility != null && !rows.isFacility(em, facility)) {
            problems.add(StaffProblem.FACILITY_UNKNOWN);
        }
        if (typed.name() == null || typed.email() == null || !problems.isEmpty()) {
            return new StaffOutcome.Refused(problems);
        }
        boolean isGrant = command.role() == Role.ADMINISTRATOR;
        boolean isAlone = isGrant && rows.isOnlyAdministrator(em, actor);
        StaffState state = isGrant && !isAlone ? StaffState.PROPOSED : StaffState.INVITED;
        AccountId id = AccountId.of(UUID.randomUUID());
        if (!rows.insert(
                em, id, command, typed.name(), typed.email(), state, actor.name(), isAlone)) {
            return refused(StaffProblem.ALREADY_THERE);
        }
        if (state == StaffState.PROPOSED) {
            audit.record(actor, "STAFF_PROPOSED", SUBJECT, id.toString());
            askOthers(em, actor, id);
        } else {
            audit.record(actor, "STAFF_INVITED", SUBJECT, id.toString());
            sendInvitation(em, id, typed.email());
        }
        return changed(em, id);
    }

    /**
     * Agrees, as the second administrator, to what another one has proposed.
     *
     * @param actor who asks; an administrator, not the one who has proposed it
     * @param id whom they have proposed
     * @return invited, or active if they had an account before; refused; or not found
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public StaffOutcome agree(Actor actor, AccountId id) {
        EntityManager em = begin(actor);
        StaffAccount staff = seen(em, actor, id).orElse(null);
        if (staff == null) {
            return new StaffOutcome.NotFound();
        }
        if (staff.state() != StaffState.PROPOSED) {
            return refused(StaffProblem.IN_ANOTHER_STATE);
        }
        if (Accounts.isHolder(actor, id)) {
            return refused(StaffProblem.ONESELF);
        }
        if (staff.proposedBy().equals(actor.name())) {
            return refused(StaffProblem.SECOND_ADMINISTRATOR_NEEDED);
        }
        boolean hasAccount = accounts.lock(em, id);
        rows.agree(em, id, actor.name(), hasAccount ? StaffState.ACTIVE : StaffState.INVITED);
        audit.record(actor, "STAFF_AGREED", SUBJECT, id.toString());
        if (!hasAccount) {
            sendInvitation(em, id, staff.email());
        }
        return changed(em, id);
    }

    /**
     * Sends the message again: the invitation, whose earlier code does not count any more, or the
     * request to agree. A proposal that nobody but the actor is left to agree to becomes an
     * invitation.
     *
     * @param actor who asks; an administrator
     * @param id who was invited or proposed
     * @return what it is now; refused if they are neither; or not found
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public StaffOutcome inviteAgain(Actor actor, AccountId id) {
        EntityManager em = begin(actor);
        StaffAccount staff = seen(em, actor, id).orElse(null);
        if (staff == null) {
            return new StaffOutcome.NotFound();
        }
        if (staff.state() == StaffState.INVITED) {
            codes.forget(em, CodePurpose.INVITATION, id.value());
            audit.record(actor, "STAFF_INVITED_AGAIN", SUBJECT, id.toString());
            sendInvitation(em, id, staff.email());
            return changed(em, id);
        }
        if (staff.state() == StaffState.PROPOSED) {
            audit.record(actor, "STAFF_PROPOSED", SUBJECT, id.toString());
            propose(em, actor, staff);
            return changed(em, id);
        }
        return refused(StaffProblem.IN_ANOTHER_STATE);
    }

    /**
     * Ends what somebody may do here, at once and on all nodes: sessions, half-finished log-ins,
     * codes for a new password and the invitation are over, and the right password is as good as a
     * wrong one. Who has an account is told.
     *
     * @param actor who asks; an administrator, not about themself: so there is always one left
     * @param id whom
     * @return suspended; refused; or not found
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public StaffOutcome suspend(Actor actor, AccountId id) {
        EntityManager em = begin(actor);
        StaffAccount staff = seen(em, actor, id).orElse(null);
        if (staff == null) {
            return new StaffOutcome.NotFound();
        }
        if (Accounts.isHolder(actor, id)) {
            return refused(StaffProblem.ONESELF);
        }
        if (staff.state() == StaffState.SUSPENDED) {
            return refused(StaffProblem.IN_ANOTHER_STATE);
        }
        rows.move(em, id, StaffState.SUSPENDED);
        codes.forget(em, CodePurpose.INVITATION, id.value());
        audit.record(actor, "STAFF_SUSPENDED", SUBJECT, id.toString());
        if (accounts.lock(em, id)) {
            accounts.endSessions(em, id);
            tickets.forget(em, id);
            codes.forget(em, CodePurpose.PASSWORD_RESET, id.value());
            send(em, NotificationKind.STAFF_SUSPENDED, id, staff.email(), null);
        }
        return changed(em, id);
    }

    /**
     * Takes a suspension back. An administrator is proposed, if somebody else has to agree; whoever
     * has not accepted the invitation yet gets another one.
     *
     * @param actor who asks; an administrator, not about themself
     * @param id whom
     * @return active, invited or proposed; refused; or not found
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public StaffOutcome restore(Actor actor, AccountId id) {
        EntityManager em = begin(actor);
        StaffAccount staff = seen(em, actor, id).orElse(null);
        if (staff == null) {
            return new StaffOutcome.NotFound();
        }
        if (staff.state() != StaffState.SUSPENDED) {
            return refused(StaffProblem.IN_ANOTHER_STATE);
        }
        audit.record(actor, "STAFF_RESTORED", SUBJECT, id.toString());
        if (staff.role() == Role.ADMINISTRATOR) {
            propose(em, actor, staff);
        } else {
            rows.propose(em, id, actor.name(), false);
            goOn(em, staff);
        }
        return changed(em, id);
    }

    /** An administrator who is not one yet: invited, active, or waiting for somebody to agree. */
    private void propose(EntityManager em, Actor actor, StaffAccount staff) {
        // whom it is about does not count as the second one
        boolean isAlone = rows.isOnlyAdministrator(em, actor, staff.id());
        rows.propose(em, staff.id(), actor.name(), isAlone);
        if (isAlone) {
            goOn(em, staff);
        } else {
            rows.move(em, staff.id(), StaffState.PROPOSED);
            askOthers(em, actor, staff.id());
        }
    }

    private void goOn(EntityManager em, StaffAccount staff) {
        if (accounts.lock(em, staff.id())) {
            rows.move(em, staff.id(), StaffState.ACTIVE);
        } else {
            rows.move(em, staff.id(), StaffState.INVITED);
            sendInvitation(em, staff.id(), staff.email());
        }
    }

    private void askOthers(EntityManager em, Actor actor, AccountId id) {
        for (StaffAccount other : rows.otherAdministrators(em, actor)) {
            send(
                    em,
                    NotificationKind.STAFF_AGREEMENT_NEEDED,
                    id,
                    other.email(),
                    clock.instant().plus(WORTH_SENDING));
        }
    }

    private void sendInvitation(EntityManager em, AccountId id, EmailAddress recipient) {
        send(
                em,
                NotificationKind.STAFF_INVITATION,
                id,
                recipient,
                clock.instant().plus(WORTH_SENDING));
    }

    private void send(
            EntityManager em,
            NotificationKind kind,
            AccountId id,
            EmailAddress recipient,
            @Nullable Instant staleAt) {
        outbox.add(
                List.of(
                        new NewNotification(
                                kind,
                                Audience.ACCOUNT,
                                id.value(),
                                rows.nextEvent(em, id),
                                recipient,
                                null,
                                staleAt)));
    }

    /** Locked; empty for whoever may not know that there is one. */
    private Optional<StaffAccount> seen(EntityManager em, Actor actor, AccountId id) {
        return rows.isAdministrator(em, actor) ? rows.lock(em, id) : Optional.empty();
    }

    private StaffOutcome changed(EntityManager em, AccountId id) {
        return new StaffOutcome.Changed(rows.find(em, id).orElseThrow());
    }

    private static StaffOutcome refused(StaffProblem problem) {
        return new StaffOutcome.Refused(EnumSet.of(problem));
    }

    /** Decisions come one after the other: each sees who is an administrator after the last one. */
    private EntityManager begin(Actor actor) {
        Objects.requireNonNull(actor, "actor");
        EntityManager em =
                CallersTransaction.require(entityManager.get(), "A change of who works here");
        if (actor.role() == Role.ADMINISTRATOR) {
            rows.lockAdministrators(em);
        }
        return em;
    }
}
