package io.onecare.core.member;

import io.onecare.core.Actor;
import io.onecare.core.Role;
import io.onecare.core.member.spi.EligibilityChecker;
import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the people on the roll. A member sees themself, the dependants who are minors, and those of
 * age who have agreed; a dependant of age who is logged in sees nobody but themself; an operator
 * and the system see everybody; to anybody else there is nobody. Needs no transaction; with one, it
 * sees what the caller has changed. Thread-safe as far as the entity manager supplier and the
 * eligibility checker are.
 */
public final class Members {

    /** The most families that one call returns. */
    public static final int MAX_PAGE_SIZE = 200;

    private static final String MEMBER_COLUMNS = "select m.number, m.id, m.name, m.birthDate";

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final EligibilityChecker eligibility;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the current thread or transaction
     * @param clock tells which day it is
     * @param eligibility knows who is insured
     */
    public Members(
            Supplier<EntityManager> entityManager, Clock clock, EligibilityChecker eligibility) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.eligibility = Objects.requireNonNull(eligibility, "eligibility");
    }

    /**
     * Gives the family of the member who asks, in two statements. A dependant of age stands there
     * alone, in the member's place.
     *
     * @param actor who asks; must be a member, or a dependant who is of age today
     * @return the member and the dependants whom the member may see today; empty if the actor is
     *     neither on the roll
     */
    public Optional<Family> findOwnFamily(Actor actor) {
        return findOwnFamilyOn(actor, Today.in(clock));
    }

    /**
     * Gives the family of the member who asks as the member may see it on a day to come, so that an
     * appointment after somebody's 18th birthday can be judged; in two statements.
     *
     * @param actor who asks; must be a member, or a dependant who is of age today
     * @param day today or later, in Europe/Rome
     * @return the member and the dependants whom the member may see that day if nobody changes
     *     their mind; empty if the actor is neither on the roll
     * @throws IllegalArgumentException if the day is past: what a member was allowed to see then is
     *     no longer theirs to see
     */
    public Optional<Family> findOwnFamilyOn(Actor actor, LocalDate day) {
        LocalDate today = Today.in(clock);
        if (day.isBefore(today)) {
            throw new IllegalArgumentException(
                    "The day (%s) must not be before today (%s).%nMaybe the day of the appointment was meant."
                            .formatted(day, today));
        }
        EntityManager em = entityManager.get();
        Optional<UUID> own = ownId(actor);
        return own.flatMap(id -> memberWith(em, id))
                .map(
                        member ->
                                new Family(
                                        member,
                                        dependantsOf(em, member.number(), member.number())
                                                .getOrDefault(member.number(), List.of())
                                                .stream()
                                                .filter(d -> isVisible(d, today, day))
                                                .map(Dependant::toInsured)
                                                .toList()))
                .or(() -> own.flatMap(id -> dependantOfAgeWith(em, id, today)));
    }

    /** On both days: whoever must not be seen today is not seen by asking for another day. */
    private static boolean isVisible(Dependant dependant, LocalDate today, LocalDate day) {
        return dependant.isVisibleToMemberOn(today) && dependant.isVisibleToMemberOn(day);
    }

    /**
     * Tells whether an actor may see a person today.
     *
     * @param actor who asks
     * @param insuredNumber the insurer's number of the person, member or dependant
     * @return false too if nobody has the number
     */
    public boolean maySee(Actor actor, String insuredNumber) {
        return find(actor, insuredNumber).isPresent();
    }

    /**
     * Finds a person.
     *
     * @param actor who asks
     * @param insuredNumber the insurer's number of the person, member or dependant
     * @return empty if nobody has the number or the actor may not see them today
     */
    public Optional<Insured> find(Actor actor, String insuredNumber) {
        if (actor.maySeeEveryPerson()) {
            EntityManager em = entityManager.get();
            return memberCalled(em, insuredNumber).or(() -> dependantCalled(em, insuredNumber));
        }
        return findOwnFamily(actor)
                .flatMap(
                        family ->
                                family.member().number().equals(insuredNumber)
                                        ? Optional.of(family.member())
                                        : family.dependants().stream()
                                                .filter(d -> d.number().equals(insuredNumber))
                                                .findFirst());
    }

    /**
     * Finds whom a tax code belongs to, for a job that reads mails. Whoever asks learns the number
     * and nothing else; what may be told to whom is decided elsewhere.
     *
     * @param actor who asks; must be the system
     * @param taxCode the tax code
     * @return the insurer's number of the member with the code, or else of the only dependant;
     *     empty if nobody on the roll has it, if dependants of several members do, or if the actor
     *     may not ask
     */
    public Optional<String> findNumber(Actor actor, TaxCode taxCode) {
        if (actor.role() != Role.SYSTEM) {
            return Optional.empty();
        }
        EntityManager em = entityManager.get();
        List<String> members =
                numbers(em, "select m.number from Member m where m.taxCode = :code", taxCode);
        List<String> found =
                members.isEmpty()
                        ? numbers(
                                em,
                                "select d.number from Dependant d where d.taxCode = :code",
                                taxCode)
                        : members;
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static List<String> numbers(EntityManager em, String query, TaxCode taxCode) {
        return em.createQuery(query, String.class)
                .setParameter("code", taxCode.value())
                .setMaxResults(2)
                .getResultList();
    }

    /**
     * Tells whether a person is insured on a day, under which policy and price list.
     *
     * @param actor who asks; must be allowed to see the person today
     * @param insuredNumber the insurer's number of the person, member or dependant
     * @param day the day of the appointment, in Europe/Rome
     * @return covered, or not covered with a reason; {@link Coverage.Reason#NOT_FOUND} also if the
     *     actor may not see the person
     */
    public Coverage coverageOn(Actor actor, String insuredNumber, LocalDate day) {
        return maySee(actor, insuredNumber)
                ? eligibility.coverageOn(insuredNumber, day)
                : new Coverage.NotCovered(Coverage.Reason.NOT_FOUND);
    }

    /**
     * Gives everybody on the roll, insured or not, in the order of the members' numbers, page by
     * page, in two statements a page.
     *
     * @param actor who asks; must be allowed to see every person
     * @param afterNumber the number of the last member of the page before, or null for the first
     *     page
     * @param limit the most families to return, 1 to {@value #MAX_PAGE_SIZE}
     * @return at most {@code limit} families; fewer mean that there are no more; empty too if the
     *     actor may not see them
     * @throws IllegalArgumentException if the limit is out of its range
     */
    public List<Family> page(Actor actor, @Nullable String afterNumber, int limit) {
        if (limit < 1 || limit > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException(
                    "The limit (%d) must be 1 to %d.".formatted(limit, MAX_PAGE_SIZE));
        }
        if (!actor.maySeeEveryPerson()) {
            return List.of();
        }
        EntityManager em = entityManager.get();
        List<Insured> members =
                em
                        .createQuery(
                                MEMBER_COLUMNS
                                        + " from Member m where m.number > :after order by m.number",
                                Object[].class)
                        .setParameter("after", afterNumber == null ? "" : afterNumber)
                        .setMaxResults(limit)
                        .getResultList()
                        .stream()
                        .map(Members::member)
                        .toList();
        if (members.isEmpty()) {
            return List.of();
        }
        Map<String, List<Dependant>> dependants =
                dependantsOf(em, members.get(0).number(), members.get(members.size() - 1).number());
        return members.stream()
                .map(
                        member ->
                                new Family(
                                        member,
                                        dependants.getOrDefault(member.number(), List.of()).stream()
                                                .map(Dependant::toInsured)
                                                .toList()))
                .toList();
    }

    private static Optional<UUID> ownId(Actor actor) {
        return actor.role() == Role.MEMBER
                ? Optional.of(UUID.fromString(actor.name()))
                : Optional.empty();
    }

    private static Optional<Insured> memberWith(EntityManager em, UUID id) {
        return em
                .createQuery(
                        MEMBER_COLUMNS + " from Member m where m.id.value = :id", Object[].class)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .findFirst()
                .map(Members::member);
    }

    private static Optional<Family> dependantOfAgeWith(EntityManager em, UUID id, LocalDate today) {
        return em
                .createQuery("select d from Dependant d where d.id.value = :id", Dependant.class)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .findFirst()
                .filter(dependant -> dependant.isOfAgeOn(today))
                .map(dependant -> new Family(dependant.toInsured(), List.of()));
    }

    private static Optional<Insured> memberCalled(EntityManager em, String number) {
        return em
                .createQuery(
                        MEMBER_COLUMNS + " from Member m where m.number = :number", Object[].class)
                .setParameter("number", number)
                .getResultList()
                .stream()
                .findFirst()
                .map(Members::member);
    }

    private static Optional<Insured> dependantCalled(EntityManager em, String number) {
        return em
                .createQuery("select d from Dependant d where d.number = :number", Dependant.class)
                .setParameter("number", number)
                .getResultList()
                .stream()
                .findFirst()
                .map(Dependant::toInsured);
    }

    private static Map<String, List<Dependant>> dependantsOf(
            EntityManager em, String firstMember, String lastMember) {
        Map<String, List<Dependant>> dependants = new HashMap<>();
        for (Object[] row :
                em.createQuery(
                                "select m.number, d from Member m, Dependant d"
                                        + " where d.memberId.value = m.id.value"
                                        + " and m.number between :first and :last"
                                        + " order by d.birthDate, d.number",
                                Object[].class)
                        .setParameter("first", firstMember)
                        .setParameter("last", lastMember)
                        .getResultList()) {
            dependants
                    .computeIfAbsent((String) row[0], number -> new ArrayList<>())
                    .add((Dependant) row[1]);
        }
        return dependants;
    }

    private static Insured member(Object[] row) {
        return new Insured(
                (String) row[0], (MemberId) row[1], null, (PersonName) row[2], (LocalDate) row[3]);
    }
}
