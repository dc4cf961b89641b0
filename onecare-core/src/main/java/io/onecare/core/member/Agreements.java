package io.onecare.core.member;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.person.PersonName;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps which dependants of age let the member see them and book for them. The dependant says so
 * when logged in, or whoever has spoken with them records it: never the member. Changes need the
 * caller's transaction. Thread-safe as far as the entity manager supplier is.
 *
 * <p>Somebody who is a member too, or a dependant of several, has one account and as many
 * agreements to give as there are members who insure them. They are known by their tax code: what
 * the account of a person is worth was proven when they registered.
 */
public final class Agreements {

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final AuditTrail audit;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells which day it is
     * @param audit keeps who did what
     */
    public Agreements(Supplier<EntityManager> entityManager, Clock clock, AuditTrail audit) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.audit = Objects.requireNonNull(audit, "audit");
    }

    /**
     * Gives the agreements that are somebody's own to give. Needs no transaction.
     *
     * @param actor who asks; must be of age and logged in
     * @return one for each member who insures them, in the order of the numbers; empty if nobody
     *     does
     */
    public List<Agreement> own(Actor actor) {
        Objects.requireNonNull(actor, "actor");
        EntityManager em = entityManager.get();
        List<Dependant> own = oneself(em, actor);
        return own.isEmpty()
                ? List.of()
                : em
                        .createQuery(
                                "select d.number, m.name, d.agreedOn from Dependant d, Member m"
                                        + " where d.memberId.value = m.id.value"
                                        + " and d.number in :numbers order by d.number",
                                Object[].class)
                        .setParameter("numbers", own.stream().map(Dependant::number).toList())
                        .getResultList()
                        .stream()
                        .map(
                                row ->
                                        new Agreement(
                                                (String) row[0],
                                                (PersonName) row[1],
                                                (LocalDate) row[2]))
                        .toList();
    }

    /**
     * Records that a dependant of age lets the member see them, from today on.
     *
     * @param actor who asks; must be the dependant, of age, or allowed to see every person
     * @param dependantNumber the insurer's number of the dependant
     * @return recorded or refused
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public AgreementOutcome agree(Actor actor, String dependantNumber) {
        LocalDate today = Today.in(clock);
        Dependant dependant = find(actor, dependantNumber);
        if (dependant == null) {
            return AgreementOutcome.REFUSED_NOT_FOUND;
        }
        if (!dependant.isOfAgeOn(today)) {
            return AgreementOutcome.REFUSED_STILL_A_MINOR;
        }
        if (dependant.agree(today)) {
            record(actor, "AGREEMENT_GIVEN", dependant);
        }
        return AgreementOutcome.RECORDED;
    }

    /**
     * Records that a dependant no longer lets the member see them.
     *
     * @param actor who asks; must be the dependant, of age, or allowed to see every person
     * @param dependantNumber the insurer's number of the dependant
     * @return recorded, also if they had not agreed; or refused as not found
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public AgreementOutcome withdraw(Actor actor, String dependantNumber) {
        Dependant dependant = find(actor, dependantNumber);
        if (dependant == null) {
            return AgreementOutcome.REFUSED_NOT_FOUND;
        }
        if (dependant.withdraw()) {
            record(actor, "AGREEMENT_WITHDRAWN", dependant);
        }
        return AgreementOutcome.RECORDED;
    }

    private @Nullable Dependant find(Actor actor, String dependantNumber) {
        EntityManager em = CallersTransaction.require(entityManager.get(), "An agreement");
        if (!actor.maySeeEveryPerson()) {
            return oneself(em, actor).stream()
                    .filter(own -> own.number().equals(dependantNumber))
                    .findFirst()
                    .orElse(null);
        }
        return em
                .createQuery("select d from Dependant d where d.number = :number", Dependant.class)
                .setParameter("number", dependantNumber)
                .getResultList()
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** Wherever somebody of age who is logged in is a dependant. */
    private List<Dependant> oneself(EntityManager em, Actor actor) {
        if (actor.role() != Role.MEMBER) {
            return List.of();
        }
        LocalDate today = Today.in(clock);
        return em
                .createQuery(
                        "select d from Dependant d where d.taxCode in (select m.taxCode from Member"
                                + " m where m.id.value = :own) or d.taxCode in (select o.taxCode"
                                + " from Dependant o where o.id.value = :own) order by d.number",
                        Dependant.class)
                .setParameter("own", UUID.fromString(actor.name()))
                .getResultList()
                .stream()
                .filter(dependant -> dependant.isOfAgeOn(today))
                .toList();
    }

    private void record(Actor actor, String action, Dependant dependant) {
        audit.record(actor, action, AuditTrail.PERSON, dependant.id().toString());
    }
}
