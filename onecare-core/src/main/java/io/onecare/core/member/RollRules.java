package io.onecare.core.member;

import io.onecare.core.person.TaxCode;
import io.onecare.core.time.ValidityPeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** What must be true of every entry of a roll before any of it is taken over. */
final class RollRules {

    private record Rule<T>(RollRefusal reason, BiPredicate<T, KnownRoll> isBroken) {}

    private final List<Rule<RollPolicy>> ofPolicies =
            List.of(
                    new Rule<>(RollRefusal.NUMBER_TAKEN, RollRules::policyIsStatedTwice),
                    new Rule<>(RollRefusal.UNKNOWN_PRICE_LIST, RollRules::priceListIsUnknown));

    private final List<Rule<RollEntry>> ofEntries;

    RollRules(LocalDate today, FamilyLimits limits) {
        this.ofEntries =
                List.of(
                        new Rule<>(RollRefusal.NUMBER_TAKEN, RollRules::someNumberIsTaken),
                        new Rule<>(RollRefusal.TAX_CODE_TAKEN, RollRules::someTaxCodeIsTaken),
                        new Rule<>(
                                RollRefusal.DEPENDANT_OF_ANOTHER_MEMBER,
                                RollRules::someDependantIsAnothers),
                        new Rule<>(
                                RollRefusal.BORN_IN_THE_FUTURE,
                                (entry, known) -> somebodyIsBornAfter(today, entry)),
                        new Rule<>(
                                RollRefusal.INSURED_BEFORE_BIRTH,
                                RollRules::someDependantIsInsuredBeforeBirth),
                        new Rule<>(RollRefusal.UNKNOWN_POLICY, RollRules::somePolicyIsUnknown),
                        new Rule<>(
                                RollRefusal.COVER_OUTSIDE_POLICY,
                                RollRules::someCoverIsOutsideItsPolicy),
                        new Rule<>(RollRefusal.COVERS_OVERLAP, RollRules::coversOverlap),
                        new Rule<>(
                                RollRefusal.TOO_MANY_PARTNERS,
                                (entry, known) ->
                                        mostAtOnce(entry, RollRules::isPartner)
                                                > limits.partners()),
                        new Rule<>(
                                RollRefusal.TOO_MANY_DEPENDANTS,
                                (entry, known) ->
                                        mostAtOnce(entry, any -> true) > limits.dependants()));
    }

    List<RollProblem> problems(Roll roll, KnownRoll known) {
        List<RollProblem> problems = new ArrayList<>();
        for (RollPolicy policy : roll.policies()) {
            broken(ofPolicies, policy, known)
                    .forEach(reason -> problems.add(new RollProblem(policy.number(), reason)));
        }
        for (RollEntry entry : roll.entries()) {
            broken(ofEntries, entry, known)
                    .forEach(reason -> problems.add(new RollProblem(entry.number(), reason)));
        }
        return problems.stream().distinct().toList(); // what stands twice is told once
    }

    private static <T> List<RollRefusal> broken(List<Rule<T>> rules, T stated, KnownRoll known) {
        return rules.stream()
                .filter(rule -> rule.isBroken().test(stated, known))
                .map(Rule::reason)
                .toList();
    }

    private static boolean policyIsStatedTwice(RollPolicy policy, KnownRoll known) {
        return known.isPolicyStatedTwice(policy.number());
    }

    private static boolean priceListIsUnknown(RollPolicy policy, KnownRoll known) {
        return known.priceList(policy.priceListCode()) == null;
    }

    private static boolean someNumberIsTaken(RollEntry entry, KnownRoll known) {
        return known.isStatedTwice(entry.number())
                || known.isOfTheOtherKind(entry.number())
                || entry.dependants().stream()
                        .map(RollDependant::number)
                        .anyMatch(
                                number ->
                                        known.isStatedTwice(number)
                                                || known.isOfTheOtherKind(number));
    }

    private static boolean someTaxCodeIsTaken(RollEntry entry, KnownRoll known) {
        List<TaxCode> family = new ArrayList<>(List.of(entry.taxCode()));
        entry.dependants().forEach(dependant -> family.add(dependant.taxCode()));
        return known.isTaxCodeTaken(entry) || family.stream().distinct().count() < family.size();
    }

    private static boolean someDependantIsAnothers(RollEntry entry, KnownRoll known) {
        return entry.dependants().stream()
                .anyMatch(dependant -> known.isDependantOfAnother(dependant, entry));
    }

    private static boolean somebodyIsBornAfter(LocalDate today, RollEntry entry) {
        return entry.birthDate().isAfter(today)
                || entry.dependants().stream().anyMatch(d -> d.birthDate().isAfter(today));
    }

    private static boolean someDependantIsInsuredBeforeBirth(RollEntry entry, KnownRoll known) {
        return entry.dependants().stream()
                .anyMatch(dependant -> dependant.period().from().isBefore(dependant.birthDate()));
    }

    private static boolean somePolicyIsUnknown(RollEntry entry, KnownRoll known) {
        return entry.covers().stream()
                .anyMatch(cover -> known.policyPeriod(cover.policyNumber()) == null);
    }

    private static boolean someCoverIsOutsideItsPolicy(RollEntry entry, KnownRoll known) {
        return entry.covers().stream()
                .anyMatch(
                        cover -> {
                            ValidityPeriod policy = known.policyPeriod(cover.policyNumber());
                            return policy != null && !overlap(policy, cover.period());
                        });
    }

    private static boolean coversOverlap(RollEntry entry, KnownRoll known) {
        List<ValidityPeriod> periods = entry.covers().stream().map(RollCover::period).toList();
        for (int i = 0; i < periods.size(); i++) {
            for (int j = i + 1; j < periods.size(); j++) {
                if (overlap(periods.get(i), periods.get(j))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isPartner(RollDependant dependant) {
        return dependant.relationship() == Relationship.SPOUSE_OR_PARTNER;
    }

    /** The most are insured on the first day of one of them. */
    private static long mostAtOnce(RollEntry entry, Predicate<RollDependant> counted) {
        List<ValidityPeriod> periods =
                entry.dependants().stream().filter(counted).map(RollDependant::period).toList();
        return periods.stream()
                .map(ValidityPeriod::from)
                .mapToLong(day -> periods.stream().filter(period -> period.contains(day)).count())
                .max()
                .orElse(0);
    }

    static boolean overlap(ValidityPeriod one, ValidityPeriod other) {
        return one.contains(other.from()) || other.contains(one.from());
    }
}
