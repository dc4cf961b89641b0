package io.onecare.core.member;

import io.onecare.core.Actor;
import io.onecare.core.Role;
import io.onecare.core.person.TaxCode;
import io.onecare.core.person.TypedPerson;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A member with all dependants, also those whom the member may not see, and what is allowed. */
final class DeclaringMember {

    private final Member member;
    private final List<Dependant> dependants;
    private final FamilyPolicy policy;
    private final LocalDate today;

    private DeclaringMember(
            Member member, List<Dependant> dependants, FamilyPolicy policy, LocalDate today) {
        this.member = member;
        this.dependants = dependants;
        this.policy = policy;
        this.today = today;
    }

    /** The member who asks; empty for everybody else. */
    static Optional<MemberId> idOf(EntityManager em, Actor actor) {
        if (actor.role() != Role.MEMBER) {
            return Optional.empty();
        }
        return em
                .createQuery("select m.id from Member m where m.id.value = :id", MemberId.class)
                .setParameter("id", UUID.fromString(actor.name()))
                .getResultList()
                .stream()
                .findFirst();
    }

    static DeclaringMember read(
            EntityManager em, MemberId id, FamilyPolicy policy, LocalDate today) {
        return new DeclaringMember(
                Objects.requireNonNull(em.find(Member.class, id)),
                em.createQuery(
                                "select d from Dependant d where d.memberId.value = :member"
                                        + " order by d.birthDate, d.number",
                                Dependant.class)
                        .setParameter("member", id.value())
                        .getResultList(),
                policy,
                today);
    }

    /** The member who asks, while nobody else declares, imports the roll or books for them. */
    static Optional<DeclaringMember> locked(
            EntityManager em, Actor actor, FamilyPolicy policy, LocalDate today) {
        return idOf(em, actor)
                .map(
                        id -> {
                            RollRevision.lock(em);
                            Member.lock(em, id);
                            return read(em, id, policy, today);
                        });
    }

    MemberId id() {
        return member.id();
    }

    Optional<Dependant> with(DependantId id) {
        return dependants.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Whoever is insured comes before whoever was. */
    Optional<Dependant> with(TaxCode taxCode) {
        return dependants.stream()
                .filter(one -> one.taxCode().equals(taxCode))
                .min(Comparator.comparing(one -> !one.isInForceOn(today)));
    }

    boolean sees(Dependant dependant) {
        return dependant.isVisibleToMemberOn(today);
    }

    /** Why nobody such can be declared, whoever is there already. */
    Optional<FamilyRefusal> whyNever(TypedPerson.Good typed, Relationship relationship) {
        if (typed.taxCode().equals(member.taxCode())) {
            return Optional.of(FamilyRefusal.ONESELF);
        }
        return policy.most().containsKey(relationship)
                ? Optional.empty()
                : Optional.of(FamilyRefusal.RELATIONSHIP_NOT_ALLOWED);
    }

    /** Why there is no room for one more; whom it is about, if they are there, does not count. */
    Optional<FamilyRefusal> whyNoRoom(Relationship relationship, @Nullable Dependant known) {
        List<Dependant> others =
                dependants.stream().filter(one -> one != known && one.isInForceOn(today)).toList();
        if (others.stream().filter(one -> one.relationship() == relationship).count()
                >= policy.most().getOrDefault(relationship, 0)) {
            return Optional.of(FamilyRefusal.TOO_MANY_OF_RELATIONSHIP);
        }
        return others.size() >= policy.mostInAll()
                ? Optional.of(FamilyRefusal.TOO_MANY_DEPENDANTS)
                : Optional.empty();
    }

    OwnFamily toOwnFamily(EntityManager em) {
        List<Dependant> seen = dependants.stream().filter(this::sees).toList();
        Set<String> named = Traces.of(em, seen.stream().map(Dependant::number).toList());
        return new OwnFamily(
                member.taxCode(),
                seen.stream().map(one -> one.toOwnDependant(mayCorrect(one, named))).toList(),
                dependants.stream()
                        .filter(one -> !sees(one))
                        .filter(one -> one.isStated() || one.isInForceOn(today))
                        .flatMap(one -> one.toAwaited().stream())
                        .sorted(Comparator.comparing(AwaitedDependant::declaredOn))
                        .toList(),
                List.copyOf(policy.most().keySet()));
    }

    /** Only what nobody but the member says, and nothing goes by. */
    boolean mayCorrect(Dependant dependant, Set<String> named) {
        return !dependant.isStated()
                && dependant.isInForceOn(today)
                && !named.contains(dependant.number());
    }
}
