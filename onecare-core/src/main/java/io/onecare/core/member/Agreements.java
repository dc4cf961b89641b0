package io.onecare.core.member;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps which dependants of age let the member see them and book for them. Only who has spoken with
 * the dependant may record it: never the member. Needs the caller's transaction. Thread-safe as far
 * as the entity manager supplier is.
 */
public final class Agreements {

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells which day it is
     */
    public Agreements(Supplier<EntityManager> entityManager, Clock clock) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Records that a dependant of age lets the member see them, from today on.
     *
     * @param actor who asks; must be allowed to see every person
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
        dependant.agree(today);
        return AgreementOutcome.RECORDED;
    }

    /**
     * Records that a dependant no longer lets the member see them.
     *
     * @param actor who asks; must be allowed to see every person
     * @param dependantNumber the insurer's number of the dependant
     * @return recorded, also if they had not agreed; or refused as not found
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public AgreementOutcome withdraw(Actor actor, String dependantNumber) {
        Dependant dependant = find(actor, dependantNumber);
        if (dependant == null) {
            return AgreementOutcome.REFUSED_NOT_FOUND;
        }
        dependant.withdraw();
        return AgreementOutcome.RECORDED;
    }

    private @Nullable Dependant find(Actor actor, String dependantNumber) {
        EntityManager em = CallersTransaction.require(entityManager.get(), "An agreement");
        if (!actor.maySeeEveryPerson()) {
            return null;
        }
        return em
                .createQuery("select d from Dependant d where d.number = :number", Dependant.class)
                .setParameter("number", dependantNumber)
                .getResultList()
                .stream()
                .findFirst()
                .orElse(null);
    }
}
