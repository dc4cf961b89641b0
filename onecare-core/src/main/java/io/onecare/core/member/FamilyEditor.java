package io.onecare.core.member;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.person.TypedPerson;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets members say who belongs to their family, as far as the insurer's {@link FamilyPolicy} lets
 * them. Who is declared is insured as the member is, from the day of the declaration on, and gets a
 * number that no roll can have. What the roll states is never changed here. Somebody of age is not
 * seen by whoever declared them before they have agreed: see {@link Agreements}.
 *
 * <p>Answers tell nothing about people whom the member may not see: not whether they are known, nor
 * where. Declarations and imports of the roll follow each other, so that nobody is there twice.
 * Thread-safe as far as the entity manager supplier is. See decision 0035.
 */
public final class FamilyEditor {

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final FamilyPolicy policy;
    private final AuditTrail audit;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the current thread or transaction
     * @param clock tells which day it is
     * @param policy who may be declared
     * @param audit keeps who did what
     */
    public FamilyEditor(
            Supplier<EntityManager> entityManager,
            Clock clock,
            FamilyPolicy policy,
            AuditTrail audit) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.policy = Objects.requireNonNull(policy, "policy");
        this.audit = Objects.requireNonNull(audit, "audit");
    }

    /**
     * Gives what the profile of whoever is logged in shows of them and of their family. Needs no
     * transaction.
     *
     * @param actor who asks; a member, or a dependant who is of age today
     * @return empty if the actor is neither on the roll
     */
    public Optional<OwnFamily> find(Actor actor) {
        Objects.requireNonNull(actor, "actor");
        EntityManager em = entityManager.get();
        LocalDate today = Today.in(clock);
        Optional<MemberId> member = DeclaringMember.idOf(em, actor);
        if (member.isPresent()) {
            return Optional.of(
                    DeclaringMember.read(em, member.get(), policy, today).toOwnFamily(em));
        }
        if (actor.role() != Role.MEMBER) {
            return Optional.empty();
        }
        DependantId own = DependantId.of(UUID.fromString(actor.name()));
        return Optional.ofNullable(em.find(Dependant.class, own))
                .filter(dependant -> dependant.isOfAgeOn(today))
                .map(
                        dependant ->
                                new OwnFamily(
                                        dependant.taxCode(), List.of(), List.of(), List.of()));
    }

    /**
     * Takes a member's word that somebody belongs to the family. The same declaration again changes
     * nothing and is answered alike.
     *
     * @param actor who asks; must be a member
     * @param command whom, as typed
     * @return added, if it is a minor; must agree, if they are of age; or refused with everything
     *     that is wrong
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public FamilyOutcome declare(Actor actor, DeclareDependant command) {
        Objects.requireNonNull(actor, "actor");
        EntityManager em = begin();
        DeclaringMember member = locked(em, actor);
        if (member == null) {
            return refused(FamilyRefusal.NOT_FOUND);
        }
        TypedPerson typed = read(command);
        return typed instanceof TypedPerson.Good good
                ? declare(em, actor, member, good, command.relationship())
                : FamilyOutcome.Refused.because((TypedPerson.Bad) typed);
    }

    private FamilyOutcome declare(
            EntityManager em,
            Actor actor,
            DeclaringMember member,
            TypedPerson.Good typed,
            Relationship relationship) {
        Optional<FamilyRefusal> impossible = member.whyNever(typed, relationship);
        if (impossible.isPresent()) {
            return refused(impossible.get());
        }
        Optional<Dependant> known = member.with(typed.taxCode());
        boolean ofAge = Majority.isReachedOn(Today.in(clock), typed.birthDate());
        if (policy.declarations() == Declarations.ONLY_IF_ON_ROLL
                && known.filter(member::sees).isEmpty()) {
            return ofAge ? new FamilyOutcome.MustAgree() : refused(FamilyRefusal.NOT_ON_ROLL);
        }
        if (known.isPresent()) {
            return known.get().isStated()
                    ? declareStated(em, actor, member, known.get(), relationship)
                    : declareAgain(em, actor, member, known.get(), typed, relationship);
        }
        Optional<FamilyRefusal> noRoom = member.whyNoRoom(relationship, null);
        if (noRoom.isPresent()) {
            return refused(noRoom.get());
        }
        Dependant declared = new Dependant(member.id(), typed, relationship, Today.in(clock));
        em.persist(declared);
        record(em, actor, "DEPENDANT_DECLARED", declared);
        return ofAge ? new FamilyOutcome.MustAgree() : new FamilyOutcome.Added(declared.id());
    }

    /** Whom the roll has and the member does not see is answered like whom nobody knows. */
    private FamilyOutcome declareStated(
            EntityManager em,
            Actor actor,
            DeclaringMember member,
            Dependant known,
            Relationship relationship) {
        LocalDate today = Today.in(clock);
        if (member.sees(known)) {
            return refused(
                    known.isInForceOn(today)
                            ? FamilyRefusal.ALREADY_IN_FAMILY
                            : FamilyRefusal.STATED_BY_INSURER);
        }
        if (known.declare(relationship, today)) {
            record(em, actor, "DEPENDANT_DECLARED", known);
        }
        return new FamilyOutcome.MustAgree();
    }

    /** Sent twice, or back again after the member had taken the declaration back. */
    private FamilyOutcome declareAgain(
            EntityManager em,
            Actor actor,
            DeclaringMember member,
            Dependant known,
            TypedPerson.Good typed,
            Relationship relationship) {
        LocalDate today = Today.in(clock);
        boolean contradicted = member.sees(known) && !known.is(typed, relationship);
        if (known.isInForceOn(today)) {
            return contradicted
                    ? refused(FamilyRefusal.ALREADY_IN_FAMILY)
                    : answer(member, known, new FamilyOutcome.Added(known.id()));
        }
        boolean inUse = hasTraces(em, known);
        if (contradicted && inUse) {
            return refused(FamilyRefusal.IN_USE);
        }
        Optional<FamilyRefusal> noRoom = member.whyNoRoom(relationship, known);
        if (noRoom.isPresent()) {
            return refused(noRoom.get());
        }
        known.resume(today);
        if (!inUse) {
            known.correct(typed, relationship);
        }
        record(em, actor, "DEPENDANT_DECLARED", known);
        return answer(member, known, new FamilyOutcome.Added(known.id()));
    }

    /**
     * Corrects what the member declared.
     *
     * @param actor who asks; must be the member who declared the dependant, and may see them
     * @param dependant whom
     * @param command the data as it is right, all of it
     * @return changed; must agree, if they turn out to be of age; or refused with everything that
     *     is wrong, such as {@link FamilyRefusal#STATED_BY_INSURER} and {@link
     *     FamilyRefusal#IN_USE}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public FamilyOutcome correct(Actor actor, DependantId dependant, DeclareDependant command) {
        Objects.requireNonNull(actor, "actor");
        EntityManager em = begin();
        DeclaringMember member = locked(em, actor);
        Dependant known =
                member == null ? null : member.with(dependant).filter(member::sees).orElse(null);
        if (member == null || known == null) {
            return refused(FamilyRefusal.NOT_FOUND);
        }
        if (known.isStated()) {
            return refused(FamilyRefusal.STATED_BY_INSURER);
        }
        if (!known.isInForceOn(Today.in(clock)) || hasTraces(em, known)) {
            return refused(FamilyRefusal.IN_USE);
        }
        TypedPerson typed = read(command);
        return typed instanceof TypedPerson.Good good
                ? correct(em, actor, member, known, good, command.relationship())
                : FamilyOutcome.Refused.because((TypedPerson.Bad) typed);
    }

    private FamilyOutcome correct(
            EntityManager em,
            Actor actor,
            DeclaringMember member,
            Dependant known,
            TypedPerson.Good typed,
            Relationship relationship) {
        Optional<FamilyRefusal> refusal =
                member.whyNever(typed, relationship)
                        .or(() -> member.whyNoRoom(relationship, known));
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        Dependant same = member.with(typed.taxCode()).filter(one -> one != known).orElse(null);
        if (same != null && member.sees(same)) {
            return refused(FamilyRefusal.ALREADY_IN_FAMILY);
        }
        if (same != null) { // whom the member does not see: nothing of them may be told
            em.remove(known);
            record(em, actor, "DEPENDANT_REMOVED", known);
            return declare(em, actor, member, typed, relationship);
        }
        if (!known.is(typed, relationship)) {
            known.correct(typed, relationship);
            record(em, actor, "DEPENDANT_CORRECTED", known);
        }
        return answer(member, known, new FamilyOutcome.Changed(known.id()));
    }

    /**
     * Takes a declaration back: the dependant is not insured by it any more, as of today. Whom
     * nothing names and who has no account is forgotten; of all others the past stays.
     *
     * @param actor who asks; must be the member who declared the dependant
     * @param dependant whom; also somebody of age whom the member does not see
     * @return ended, also if they were already; or refused
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public FamilyOutcome remove(Actor actor, DependantId dependant) {
        Objects.requireNonNull(actor, "actor");
        EntityManager em = begin();
        LocalDate today = Today.in(clock);
        DeclaringMember member = locked(em, actor);
        Dependant known = member == null ? null : member.with(dependant).orElse(null);
        if (member == null || known == null || !(member.sees(known) || known.isDeclared())) {
            return refused(FamilyRefusal.NOT_FOUND);
        }
        if (known.isStated()) {
            if (member.sees(known)) {
                return refused(FamilyRefusal.STATED_BY_INSURER);
            }
            known.withdrawDeclaration();
        } else if (!known.isInForceOn(today)) {
            return new FamilyOutcome.Ended();
        } else if (hasTraces(em, known)) {
            known.endToday(today);
        } else {
            em.remove(known);
        }
        record(em, actor, "DEPENDANT_REMOVED", known);
        return new FamilyOutcome.Ended();
    }

    private static FamilyOutcome answer(
            DeclaringMember member, Dependant dependant, FamilyOutcome ifSeen) {
        return member.sees(dependant) ? ifSeen : new FamilyOutcome.MustAgree();
    }

    private static boolean hasTraces(EntityManager em, Dependant dependant) {
        return !Traces.of(em, List.of(dependant.number())).isEmpty();
    }

    private void record(EntityManager em, Actor actor, String action, Dependant dependant) {
        em.flush();
        audit.record(actor, action, AuditTrail.PERSON, dependant.id().toString());
    }

    private @Nullable DeclaringMember locked(EntityManager em, Actor actor) {
        return DeclaringMember.locked(em, actor, policy, Today.in(clock)).orElse(null);
    }

    private TypedPerson read(DeclareDependant command) {
        return TypedPerson.read(
                command.surname(),
                command.givenName(),
                command.taxCode(),
                command.birthDate(),
                Today.in(clock));
    }

    private static FamilyOutcome refused(FamilyRefusal reason) {
        return new FamilyOutcome.Refused(List.of(reason));
    }

    private EntityManager begin() {
        return CallersTransaction.require(entityManager.get(), "A change of a family");
    }
}
