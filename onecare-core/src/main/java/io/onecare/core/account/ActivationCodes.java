package io.onecare.core.account;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.audit.AuditTrail;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes the codes that an insurer sends by letter, for {@link RegistrationProof#ACTIVATION_CODE}.
 * Thread-safe as far as the entity manager supplier is.
 */
public final class ActivationCodes {

    private final Supplier<EntityManager> entityManager;
    private final AuditTrail audit;
    private final ConfirmationCodes codes;
    private final PeopleOnRoll people;
    private final AccountRows accounts;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells what time it is
     * @param audit keeps who made a code for whom
     */
    public ActivationCodes(Supplier<EntityManager> entityManager, Clock clock, AuditTrail audit) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.audit = Objects.requireNonNull(audit, "audit");
        this.codes = new ConfirmationCodes(clock, new TryLimits(clock));
        this.people = new PeopleOnRoll(clock);
        this.accounts = new AccountRows(clock);
    }

    /**
     * Makes a code for a person, good for half a year and until they have an account.
     *
     * @param actor who asks; must be allowed to import the roll
     * @param insuredNumber the insurer's number of the person, member or dependant
     * @return issued, already registered, or not found
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public ActivationOutcome issue(Actor actor, String insuredNumber) {
        EntityManager em = CallersTransaction.require(entityManager.get(), "An activation code");
        Optional<PersonOnRoll> person =
                actor.mayImportRoll() ? people.withNumber(em, insuredNumber) : Optional.empty();
        if (person.isEmpty()) {
            return new ActivationOutcome.NotFound();
        }
        if (accounts.withId(em, AccountId.of(person.get().id())).isPresent()) {
            return new ActivationOutcome.AlreadyRegistered();
        }
        PeopleOnRoll.lock(em, person.get().id());
        ConfirmationCodes.Issued issued =
                codes.issue(em, CodePurpose.ACTIVATION, person.get().id());
        audit.record(
                actor, "ACTIVATION_CODE_ISSUED", AuditTrail.PERSON, person.get().id().toString());
        return new ActivationOutcome.Issued(issued.code(), issued.expiresAt());
    }
}
