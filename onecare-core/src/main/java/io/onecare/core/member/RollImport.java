package io.onecare.core.member;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.network.PriceListId;
import io.onecare.core.time.ValidityPeriod;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Loads the insurer's roll: all of it or nothing, in the caller's transaction. Nobody is ever
 * deleted; whoever leaves has their cover ended. Thread-safe as far as the entity manager supplier
 * is; two imports at once follow each other.
 *
 * <p>A dependant whom the member declared ({@link FamilyEditor}) stays when the roll does not name
 * them. When it does, by the same tax code under the same member, they get the insurer's number and
 * data, and appointments and requests that name them follow.
 */
public final class RollImport {

    /** The most problems that a refusal names; a file that has more is broken as a whole. */
    public static final int MAX_PROBLEMS = 100;

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final FamilyLimits limits;
    private final AuditTrail audit;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells which day it is
     * @param limits how large a family may be
     * @param audit keeps what became of those whom members had declared
     */
    public RollImport(
            Supplier<EntityManager> entityManager,
            Clock clock,
            FamilyLimits limits,
            AuditTrail audit) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.limits = Objects.requireNonNull(limits, "limits");
        this.audit = Objects.requireNonNull(audit, "audit");
    }

    /**
     * Adds the people and policies of a roll, or brings them up to date. Members whom the roll does
     * not name stay as they are.
     *
     * @param actor who asks; must be allowed to import the roll
     * @param roll the roll or a part of it
     * @return imported, or refused with everything that is wrong; {@link RollRefusal#NOT_FOUND} if
     *     the actor may not import
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public RollOutcome upsert(Actor actor, Roll roll) {
        return merge(actor, roll, WhoIsNotNamed.STAYS);
    }

    /**
     * Makes a roll the only truth: as {@link #upsert}, and the cover of every member whom the roll
     * does not name ends on {@link Roll#asOf()}.
     *
     * @param actor who asks; must be allowed to import the roll
     * @param roll the whole roll
     * @return imported, or refused with everything that is wrong; {@link RollRefusal#NOT_FOUND} if
     *     the actor may not import
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public RollOutcome replace(Actor actor, Roll roll) {
        return merge(actor, roll, WhoIsNotNamed.LEAVES);
    }

    private enum WhoIsNotNamed {
        STAYS,
        LEAVES
    }

    private RollOutcome merge(Actor actor, Roll roll, WhoIsNotNamed whoIsNotNamed) {
        EntityManager em = begin();
        if (!actor.mayImportRoll()) {
            return new RollOutcome.Refused(
                    List.of(new RollProblem(actor.name(), RollRefusal.NOT_FOUND)));
        }
        RollRevision.lock(em);
        KnownRoll known = KnownRoll.of(em, roll);
        Set<String> leaving =
                whoIsNotNamed == WhoIsNotNamed.LEAVES ? insuredButNotNamed(em, roll) : Set.of();
        List<RollProblem> problems =
                new ArrayList<>(new RollRules(Today.in(clock), limits).problems(roll, known));
        problems.addAll(coversLeftOutside(em, roll, known, leaving));
        if (!problems.isEmpty()) {
            return new RollOutcome.Refused(
                    problems.subList(0, Math.min(problems.size(), MAX_PROBLEMS)));
        }
        Map<String, PolicyId> policies = takeOverPolicies(em, roll, known);
        int added = 0;
        for (RollEntry entry : roll.entries()) {
            added += takeOverMember(em, entry, known);
        }
        // EclipseLink knows no relation between them and may insert a cover before its member
        em.flush();
        Map<String, String> renamed = new HashMap<>();
        for (RollEntry entry : roll.entries()) {
            Member member = Objects.requireNonNull(known.member(entry.number()));
            takeOverCovers(em, member, entry, roll.asOf(), known, policies);
            Map<String, RollDependant> unknown =
                    takeOverDependants(em, member, entry, roll.asOf(), known);
            settleDeclared(em, actor, member, entry, known, unknown, renamed);
            unknown.values().forEach(stated -> em.persist(new Dependant(member.id(), stated)));
        }
        Traces.rename(em, renamed);
        known.readMembers(em, leaving);
        leaving.forEach(number -> leave(em, number, roll.asOf(), known));
        countUp(em);
        return new RollOutcome.Imported(added, roll.entries().size() - added, leaving.size());
    }

    private static Map<String, PolicyId> takeOverPolicies(
            EntityManager em, Roll roll, KnownRoll known) {
        Map<String, PolicyId> ids = new HashMap<>();
        for (RollPolicy stated : roll.policies()) {
            PriceListId priceList = Objects.requireNonNull(known.priceList(stated.priceListCode()));
            Policy policy = known.policy(stated.number());
            if (policy == null) {
                policy = new Policy(stated, priceList);
                em.persist(policy);
            } else {
                policy.follow(stated, priceList);
            }
            ids.put(stated.number(), policy.id());
        }
        for (RollEntry entry : roll.entries()) {
            for (RollCover cover : entry.covers()) {
                ids.computeIfAbsent(
                        cover.policyNumber(),
                        number -> Objects.requireNonNull(known.policy(number)).id());
            }
        }
        return ids;
    }

    /** Gives 1 if the member is new, else 0. */
    private static int takeOverMember(EntityManager em, RollEntry entry, KnownRoll known) {
        Member member = known.member(entry.number());
        if (member != null) {
            member.follow(entry);
            return 0;
        }
        Member added = new Member(entry);
        em.persist(added);
        known.add(added);
        return 1;
    }

    /**
     * Covers are matched by their first day, which is unique per member: a row that is removed and
     * one that is added in its place would meet in the unique constraint.
     */
    private static void takeOverCovers(
            EntityManager em,
            Member member,
            RollEntry entry,
            LocalDate asOf,
            KnownRoll known,
            Map<String, PolicyId> policies) {
        Map<LocalDate, RollCover> stated = new HashMap<>();
        LocalDate spokenOfFrom = asOf;
        for (RollCover cover : entry.covers()) {
            LocalDate from = cover.period().from();
            stated.put(from, cover);
            spokenOfFrom = from.isBefore(spokenOfFrom) ? from : spokenOfFrom;
        }
        for (Cover cover : known.covers(member.id())) {
            RollCover same = stated.remove(cover.period().from());
            if (same != null) {
                cover.follow(policy(policies, same), same.period());
            } else {
                endOrRemove(em, cover, spokenOfFrom, known);
            }
        }
        for (RollCover cover : stated.values()) {
            em.persist(new Cover(member.id(), policy(policies, cover), cover.period()));
        }
    }

    private static PolicyId policy(Map<String, PolicyId> policies, RollCover cover) {
        return Objects.requireNonNull(policies.get(cover.policyNumber()));
    }

    /** Gives, by number, whom the roll states and the family has not under this number. */
    private static Map<String, RollDependant> takeOverDependants(
            EntityManager em, Member member, RollEntry entry, LocalDate asOf, KnownRoll known) {
        Map<String, RollDependant> stated = new HashMap<>();
        entry.dependants().forEach(dependant -> stated.put(dependant.number(), dependant));
        for (Dependant dependant : known.dependants(member.id())) {
            RollDependant same = stated.remove(dependant.number());
            if (same != null) {
                dependant.follow(same);
            } else if (!dependant.isStated()) {
                continue; // the roll cannot take back what it never said
            } else if (dependant.period().from().isBefore(asOf)) {
                dependant.end(asOf);
            } else if (isNamed(em, member, dependant)) {
                dependant.neverBegin(asOf); // what goes by them must find them
            } else {
                em.remove(dependant); // never was insured, and will not be
            }
        }
        return stated;
    }

    /** Nobody can book for them before this transaction ends. */
    private static boolean isNamed(EntityManager em, Member member, Dependant dependant) {
        Member.lock(em, member.id());
        return Traces.isNamed(em, dependant.number());
    }

    /**
     * Whom the member had declared becomes whom the roll states, if they have the same tax code:
     * one person, one row, and what names them follows.
     */
    private void settleDeclared(
            EntityManager em,
            Actor actor,
            Member member,
            RollEntry entry,
            KnownRoll known,
            Map<String, RollDependant> unknown,
            Map<String, String> renamed) {
        for (Dependant declared : known.dependants(member.id())) {
            if (declared.isStated()) {
                continue;
            }
            Optional<RollDependant> same =
                    entry.dependants().stream()
                            .filter(stated -> stated.taxCode().equals(declared.taxCode()))
                            .findFirst();
            if (same.isPresent() && unknown.remove(same.get().number()) != null) {
                Member.lock(em, member.id());
                renamed.put(declared.number(), same.get().number());
                declared.adopt(same.get());
                record(actor, "DEPENDANT_ADOPTED", declared);
            } else if ((same.isPresent() || entry.taxCode().equals(declared.taxCode()))
                    && declared.isInForceOn(Today.in(clock))) {
                // the roll has them in another row already, by which they stay insured
                declared.endToday(Today.in(clock));
                record(actor, "DEPENDANT_STATED_ELSEWHERE", declared);
            }
        }
    }

    private void record(Actor actor, String action, Dependant dependant) {
        audit.record(actor, action, AuditTrail.PERSON, dependant.id().toString());
    }

    private static void leave(EntityManager em, String number, LocalDate asOf, KnownRoll known) {
        Member member = Objects.requireNonNull(known.member(number));
        for (Cover cover : known.covers(member.id())) {
            endOrRemove(em, cover, asOf, known);
        }
    }

    /** What is left of a cover must have a day in its policy, whose first day may have moved. */
    private static void endOrRemove(
            EntityManager em, Cover cover, LocalDate endExclusive, KnownRoll known) {
        boolean hasBegun = cover.period().from().isBefore(endExclusive);
        if (hasBegun) {
            cover.end(endExclusive);
        }
        if (!hasBegun || !known.hasADayInItsPolicy(cover)) {
            em.remove(cover);
        }
    }

    private static Set<String> insuredButNotNamed(EntityManager em, Roll roll) {
        Set<String> numbers =
                new HashSet<>(
                        em.createQuery(
                                        "select distinct m.number from Member m, Cover c"
                                                + " where c.memberId.value = m.id.value"
                                                + " and (c.period.until is null"
                                                + " or c.period.until > :asOf)",
                                        String.class)
                                .setParameter("asOf", roll.asOf())
                                .getResultList());
        roll.entries().forEach(entry -> numbers.remove(entry.number()));
        return numbers;
    }

    /**
     * Policies whose new period would leave somebody, whom the roll does not name, with a cover on
     * no day of which the policy is in force.
     */
    private static List<RollProblem> coversLeftOutside(
            EntityManager em, Roll roll, KnownRoll known, Set<String> leaving) {
        Set<String> settled = new HashSet<>(leaving);
        roll.entries().forEach(entry -> settled.add(entry.number()));
        List<RollProblem> problems = new ArrayList<>();
        for (RollPolicy stated : roll.policies()) {
            Policy policy = known.policy(stated.number());
            if (policy != null && !policy.period().equals(stated.period())) {
                boolean leftOutside =
                        em
                                .createQuery(
                                        "select m.number, c.period from Member m, Cover c, Policy p"
                                                + " where c.memberId.value = m.id.value"
                                                + " and c.policyId.value = p.id.value"
                                                + " and p.number = :number",
                                        Object[].class)
                                .setParameter("number", stated.number())
                                .getResultList()
                                .stream()
                                .filter(row -> !settled.contains((String) row[0]))
                                .anyMatch(
                                        row ->
                                                !RollRules.overlap(
                                                        (ValidityPeriod) row[1], stated.period()));
                if (leftOutside) {
                    problems.add(
                            new RollProblem(stated.number(), RollRefusal.COVER_OUTSIDE_POLICY));
                }
            }
        }
        return problems;
    }

    private EntityManager begin() {
        return CallersTransaction.require(entityManager.get(), "An import of the roll");
    }

    private static void countUp(EntityManager em) {
        em.flush();
        em.createQuery("update RollRevision r set r.revision = r.revision + 1 where r.id = :id")
                .setParameter("id", RollRevision.ONLY_ROW)
                .executeUpdate();
    }
}
