package io.onecare.core.member;

import io.onecare.core.member.spi.EligibilityChecker;
import io.onecare.core.time.ValidityPeriod;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Looks into the imported roll: a person is insured on the days on which the cover and its policy
 * are in force, a dependant only on days of their own period as well. Two or three statements per
 * question. Thread-safe as far as the entity manager supplier is.
 */
public final class RollEligibilityChecker implements EligibilityChecker {

    private final Supplier<EntityManager> entityManager;

    /**
     * Made by {@link io.onecare.core.OneCare} when the embedder gives no checker.
     *
     * @param entityManager gives the entity manager of the current thread or transaction
     */
    public RollEligibilityChecker(Supplier<EntityManager> entityManager) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
    }

    @Override
    public Coverage coverageOn(String insuredNumber, LocalDate day) {
        EntityManager em = entityManager.get();
        return memberCalled(em, insuredNumber)
                .map(member -> judge(coversOf(em, member, List.of()), day))
                .or(
                        () ->
                                dependantCalled(em, insuredNumber)
                                        .map(
                                                row ->
                                                        judge(
                                                                coversOf(
                                                                        em,
                                                                        (MemberId) row[0],
                                                                        List.of(
                                                                                (ValidityPeriod)
                                                                                        row[1])),
                                                                day)))
                .orElseGet(() -> new Coverage.NotCovered(Coverage.Reason.NOT_FOUND));
    }

    private record InForce(ValidityPeriod period, Coverage.Covered answer) {}

    private static Coverage judge(List<InForce> covers, LocalDate day) {
        for (InForce cover : covers) {
            if (cover.period().contains(day)) {
                return cover.answer();
            }
        }
        boolean someBefore = covers.stream().anyMatch(c -> c.period().from().isBefore(day));
        boolean someAfter = covers.stream().anyMatch(c -> c.period().from().isAfter(day));
        Coverage.Reason reason;
        if (someBefore && someAfter) {
            reason = Coverage.Reason.BETWEEN_COVERS;
        } else if (someBefore) {
            reason = Coverage.Reason.COVER_ENDED;
        } else if (someAfter) {
            reason = Coverage.Reason.NOT_YET_COVERED;
        } else {
            reason = Coverage.Reason.NEVER_COVERED;
        }
        return new Coverage.NotCovered(reason);
    }

    private static Optional<MemberId> memberCalled(EntityManager em, String number) {
        return em
                .createQuery("select m.id from Member m where m.number = :number", MemberId.class)
                .setParameter("number", number)
                .getResultList()
                .stream()
                .findFirst();
    }

    private static Optional<Object[]> dependantCalled(EntityManager em, String number) {
        return em
                .createQuery(
                        "select d.memberId, d.period from Dependant d where d.number = :number",
                        Object[].class)
                .setParameter("number", number)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** The covers of a member as far as their policies and the given periods reach. */
    private static List<InForce> coversOf(
            EntityManager em, MemberId member, List<ValidityPeriod> alsoIn) {
        List<InForce> covers = new ArrayList<>();
        for (Object[] row :
                em.createQuery(
                                "select c.period, p.period, p.number, l.code"
                                        + " from Cover c, Policy p, PriceList l"
                                        + " where c.memberId.value = :member"
                                        + " and c.policyId.value = p.id.value"
                                        + " and p.priceListId.value = l.id.value",
                                Object[].class)
                        .setParameter("member", member.value())
                        .getResultList()) {
            List<ValidityPeriod> all = new ArrayList<>(alsoIn);
            all.add((ValidityPeriod) row[0]);
            all.add((ValidityPeriod) row[1]);
            common(all)
                    .map(
                            period ->
                                    new InForce(
                                            period,
                                            new Coverage.Covered((String) row[2], (String) row[3])))
                    .ifPresent(covers::add);
        }
        return covers;
    }

    /** The days that all periods have in common, empty if there is none. */
    private static Optional<ValidityPeriod> common(List<ValidityPeriod> all) {
        LocalDate from =
                all.stream().map(ValidityPeriod::from).max(LocalDate::compareTo).orElseThrow();
        Optional<LocalDate> until =
                all.stream()
                        .flatMap(period -> period.untilExclusive().stream())
                        .min(LocalDate::compareTo);
        if (until.isEmpty()) {
            return Optional.of(ValidityPeriod.from(from));
        }
        return until.get().isAfter(from)
                ? Optional.of(ValidityPeriod.between(from, until.get()))
                : Optional.empty();
    }
}
