package io.onecare.core.account;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.NativeSql;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.notification.Outbox;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The people who want to register and whose mailbox does not prove who they are: an operator makes
 * sure, by phone or by a document, that they are who they say and that the address is theirs. To
 * anybody but operators there are none. Thread-safe as far as the entity manager supplier is.
 */
public final class IdentityChecks {

    /** The most checks that one call returns. */
    public static final int MAX_PAGE_SIZE = 200;

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final PeopleOnRoll people;
    private final RegistrationRows registrations;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells what time it is
     * @param outbox takes the messages
     * @param audit keeps who looked and decided
     */
    public IdentityChecks(
            Supplier<EntityManager> entityManager, Clock clock, Outbox outbox, AuditTrail audit) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.outbox = Objects.requireNonNull(outbox, "outbox");
        this.audit = Objects.requireNonNull(audit, "audit");
        this.people = new PeopleOnRoll(clock);
        this.registrations = new RegistrationRows(clock);
    }

    /**
     * Gives what waits for a decision, the oldest first, page by page, in one statement a page.
     *
     * @param actor who asks; must be an operator
     * @param after the last one of the page before, or null for the first page
     * @param limit the most to return, 1 to {@value #MAX_PAGE_SIZE}
     * @return at most {@code limit}; fewer mean that there are no more; empty too if the actor may
     *     not see them
     * @throws IllegalArgumentException if the limit is out of its range
     */
    public List<PendingIdentityCheck> page(
            Actor actor, @Nullable PendingIdentityCheck after, int limit) {
        if (limit < 1 || limit > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException(
                    "The limit (%d) must be 1 to %d.".formatted(limit, MAX_PAGE_SIZE));
        }
        if (actor.role() != Role.OPERATOR) {
            return List.of();
        }
        NativeSql sql =
                new NativeSql()
                        .add("select cast(r.id as varchar(36)), r.requested_at,")
                        .add(" coalesce(m.member_number, d.dependant_number)")
                        .add(" from registration_request r")
                        .add(" left join member m on m.id = r.person_id")
                        .add(" left join dependant d on d.id = r.person_id")
                        .add(" where r.state = 'IDENTITY_CHECK'")
                        .add(" and (m.id is not null or d.id is not null)");
        if (after != null) {
            long last = Moments.toMicros(after.requestedAt());
            sql.add(" and (r.requested_at > ? or (r.requested_at = ?", last, last)
                    .add(" and r.id > ?))", after.registration().value());
        }
        return sql
                .add(" order by r.requested_at, r.id fetch first ? rows only", limit)
                .rows(entityManager.get())
                .stream()
                .map(
                        row ->
                                new PendingIdentityCheck(
                                        RegistrationId.of((String) row[0]),
                                        Moments.ofMicros(((Number) row[1]).longValue()),
                                        (String) row[2]))
                .toList();
    }

    /**
     * Shows who wants to register. The audit trail keeps that it was looked at, about the
     * registration and about the person on the roll, who may ask who has seen their data.
     *
     * @param actor who asks; must be an operator
     * @param registration the id
     * @return empty if nothing waits for a decision under that id, for this actor
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public Optional<RegisteringPerson> view(Actor actor, RegistrationId registration) {
        EntityManager em = begin();
        if (actor.role() != Role.OPERATOR) {
            return Optional.empty();
        }
        Optional<RegistrationRow> open =
                registrations.find(em, registration).filter(IdentityChecks::isOpen);
        Optional<RegisteringPerson> seen = open.flatMap(row -> registering(em, row));
        if (seen.isPresent()) {
            record(actor, "IDENTITY_VIEWED", registration, open.get());
        }
        return seen;
    }

    /**
     * Records that the operator has made sure who it is and that the address is theirs. The code
     * goes to the address that was typed.
     *
     * @param actor who asks; must be an operator
     * @param registration the id
     * @return recorded, or refused as not found, also if it was decided before
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public IdentityCheckOutcome confirm(Actor actor, RegistrationId registration) {
        EntityManager em = begin();
        Optional<RegistrationRow> open = lock(em, actor, registration);
        if (open.isEmpty()) {
            return IdentityCheckOutcome.REFUSED_NOT_FOUND;
        }
        registrations.decide(em, registration, RegistrationState.IDENTITY_CONFIRMED, actor.name());
        outbox.add(List.of(Registration.message(clock, registration, 2, open.get().email())));
        record(actor, "IDENTITY_CONFIRMED", registration, open.get());
        return IdentityCheckOutcome.RECORDED;
    }

    /**
     * Records that it is not who they say, or that they could not be reached. No message goes out.
     *
     * @param actor who asks; must be an operator
     * @param registration the id
     * @return recorded, or refused as not found, also if it was decided before
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public IdentityCheckOutcome refuse(Actor actor, RegistrationId registration) {
        EntityManager em = begin();
        Optional<RegistrationRow> open = lock(em, actor, registration);
        if (open.isEmpty()) {
            return IdentityCheckOutcome.REFUSED_NOT_FOUND;
        }
        registrations.decide(em, registration, RegistrationState.IDENTITY_REFUSED, actor.name());
        record(actor, "IDENTITY_REFUSED", registration, open.get());
        return IdentityCheckOutcome.RECORDED;
    }

    private Optional<RegistrationRow> lock(
            EntityManager em, Actor actor, RegistrationId registration) {
        return actor.role() == Role.OPERATOR
                ? registrations.lock(em, registration).filter(IdentityChecks::isOpen)
                : Optional.empty();
    }

    /** About the registration, and about the person, who may ask who has seen their data. */
    private void record(
            Actor actor, String action, RegistrationId registration, RegistrationRow row) {
        UUID person = Objects.requireNonNull(row.person());
        audit.record(actor, action, "Registration", registration.toString());
        audit.record(actor, action, AuditTrail.PERSON, person.toString());
    }

    private Optional<RegisteringPerson> registering(EntityManager em, RegistrationRow row) {
        UUID id = Objects.requireNonNull(row.person());
        RegistrationRow.Typed typed = Objects.requireNonNull(row.typed());
        return people.withId(em, id)
                .map(
                        person ->
                                new RegisteringPerson(
                                        row.id(),
                                        row.requestedAt(),
                                        person.number(),
                                        typed.name(),
                                        typed.birthDate(),
                                        typed.taxCode(),
                                        row.email(),
                                        person.differencesFrom(
                                                typed.name(), typed.birthDate(), row.email())));
    }

    private static boolean isOpen(RegistrationRow row) {
        return row.state() == RegistrationState.IDENTITY_CHECK;
    }

    private EntityManager begin() {
        return CallersTransaction.require(entityManager.get(), "An identity check");
    }
}
