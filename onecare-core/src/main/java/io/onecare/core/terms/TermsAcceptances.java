package io.onecare.core.terms;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.NativeSql;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.time.Moments;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Keeps which version was accepted by whom or shown to whom, when, and on what occasion. Whoever
 * asks speaks for themselves: the actor is the one who accepted, also an operator who read the text
 * out on the phone. Thread-safe as far as the entity manager supplier is.
 */
public final class TermsAcceptances {

    /** The most acceptances of one thing that are listed. */
    public static final int MAX_LISTED = 200;

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final AuditTrail audit;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells which version is in force
     * @param audit keeps that it was recorded
     */
    public TermsAcceptances(Supplier<EntityManager> entityManager, Clock clock, AuditTrail audit) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.audit = Objects.requireNonNull(audit, "audit");
    }

    /**
     * Keeps that the actor accepted a version or was shown it, now.
     *
     * @param actor who accepted it; anybody, also a visitor who is about to register
     * @param command which version, and on what occasion
     * @return recorded, also if it was before; or refused because another version is in force or
     *     there is no such version
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public AcceptanceOutcome record(Actor actor, RecordAcceptance command) {
        Objects.requireNonNull(actor, "actor");
        EntityManager em =
                CallersTransaction.require(entityManager.get(), "An acceptance of terms");
        long now = Moments.toMicros(clock.instant());
        List<Object[]> versions =
                new NativeSql()
                        .add("select cast(v.id as varchar(36)), case when v.valid_from <= ?", now)
                        .add(" and not exists (select 1 from terms_version n")
                        .add(" where n.kind = v.kind and n.valid_from > v.valid_from")
                        .add(" and n.valid_from <= ?) then 1 else 0 end", now)
                        .add(" from terms_version v where v.kind = ?", command.kind().name())
                        .add(" and v.code = ?", command.code())
                        .rows(em);
        if (versions.isEmpty()) {
            return AcceptanceOutcome.REFUSED_NOT_FOUND;
        }
        if (((Number) versions.get(0)[1]).intValue() == 0) {
            return AcceptanceOutcome.REFUSED_NOT_IN_FORCE;
        }
        UUID version = UUID.fromString((String) versions.get(0)[0]);
        int inserted =
                new NativeSql()
                        .add(
                                "insert into terms_acceptance (id, terms_version_id, form, actor_role,")
                        .add(" actor_name, subject_type, subject_id, recorded_at)")
                        .add(" values (?, ?, ?", UUID.randomUUID(), version, command.form().name())
                        .add(", ?, ?", actor.role().name(), actor.name())
                        .add(", ?, ?, ?)", command.subjectType(), command.subject(), now)
                        .add(" on conflict do nothing")
                        .update(em);
        if (inserted == 1) {
            audit.record(
                    actor,
                    "TERMS_" + command.form().name(),
                    command.subjectType(),
                    command.subject().toString());
        }
        return AcceptanceOutcome.RECORDED;
    }

    /**
     * Gives what was accepted or shown on an occasion, in one statement.
     *
     * @param actor who asks; sees what they accepted themselves, or everything if they may see
     *     every person; a visitor, who could be anybody, sees nothing
     * @param subjectType the kind of thing, such as {@code "Booking"}
     * @param subject the id of the thing
     * @return the first {@value #MAX_LISTED} by time; empty if there is nothing for this actor
     */
    public List<AcceptanceListing> of(Actor actor, String subjectType, UUID subject) {
        if (actor.role() == Role.VISITOR) {
            return List.of();
        }
        NativeSql sql =
                new NativeSql()
                        .add("select v.kind, v.code, a.form, a.actor_role, a.actor_name,")
                        .add(" a.recorded_at from terms_acceptance a")
                        .add(" join terms_version v on v.id = a.terms_version_id")
                        .add(
                                " where a.subject_type = ? and a.subject_id = ?",
                                subjectType,
                                subject);
        if (!actor.maySeeEveryPerson()) {
            sql.add(
                    " and a.actor_role = ? and a.actor_name = ?",
                    actor.role().name(),
                    actor.name());
        }
        return sql
                .add(" order by a.recorded_at, a.id fetch first ? rows only", MAX_LISTED)
                .rows(entityManager.get())
                .stream()
                .map(TermsAcceptances::listing)
                .toList();
    }

    /**
     * Finds what the actor has yet to accept or to be shown on an occasion: the version in force,
     * unless that very version was; in one statement. So a text is shown once, and again when it
     * changes. What somebody else accepted does not count, nor what was accepted about another
     * thing or in the other form.
     *
     * @param actor who asks; asks for themselves
     * @param kind which text
     * @param form accepted or only shown
     * @param subjectType the kind of thing, such as {@code "Account"}
     * @param subject the id of the thing
     * @return empty if there is nothing to do, no version is in force, or the actor is a visitor,
     *     who could be anybody
     */
    public Optional<TermsVersionListing> findOutstanding(
            Actor actor, TermsKind kind, AcceptanceForm form, String subjectType, UUID subject) {
        if (actor.role() == Role.VISITOR) {
            return Optional.empty();
        }
        long now = Moments.toMicros(clock.instant());
        return new NativeSql()
                        .add("select v.kind, v.code, v.valid_from, v.published_at")
                        .add(" from terms_version v where v.kind = ?", kind.name())
                        .add(" and v.valid_from <= ? and not exists (", now)
                        .add("select 1 from terms_version n where n.kind = v.kind")
                        .add(" and n.valid_from > v.valid_from and n.valid_from <= ?)", now)
                        .add(" and not exists (select 1 from terms_acceptance a")
                        .add(" where a.terms_version_id = v.id and a.form = ?", form.name())
                        .add(" and a.actor_role = ?", actor.role().name())
                        .add(" and a.actor_name = ?", actor.name())
                        .add(" and a.subject_type = ?", subjectType)
                        .add(" and a.subject_id = ?)", subject)
                        .rows(entityManager.get())
                        .stream()
                        .findFirst()
                        .map(Terms::listing);
    }

    private static AcceptanceListing listing(Object[] row) {
        return new AcceptanceListing(
                TermsKind.valueOf((String) row[0]),
                (String) row[1],
                AcceptanceForm.valueOf((String) row[2]),
                Role.valueOf((String) row[3]),
                (String) row[4],
                Moments.ofMicros(((Number) row[5]).longValue()));
    }
}
