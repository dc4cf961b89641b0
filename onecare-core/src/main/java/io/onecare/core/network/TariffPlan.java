package io.onecare.core.network;

import io.onecare.core.money.Money;
import io.onecare.core.time.ValidityPeriod;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a change makes of the prices of one service: days only, without the database.
 *
 * @param after the prices as they would be, by their first day; empty lists where it is refused
 * @param refusal why it cannot be; null if it can
 * @param other the price in the way
 */
record TariffPlan(
        List<PlannedTariff> after,
        @Nullable TariffChangeRefusal refusal,
        @Nullable PlannedTariff other) {

    /** What the change would make of what is; that nobody booked is for the caller to see to. */
    static TariffPlan of(List<PlannedTariff> before, TariffChange change, LocalDate today) {
        if (change instanceof TariffChange.Agree agree) {
            return agreed(before, agree.price(), agree.period(), today);
        }
        TariffId id =
                change instanceof TariffChange.End end
                        ? end.tariff()
                        : change instanceof TariffChange.Correct correct
                                ? correct.tariff()
                                : ((TariffChange.Withdraw) change).tariff();
        Optional<PlannedTariff> found =
                before.stream().filter(one -> Objects.equals(id, one.tariff())).findFirst();
        if (found.isEmpty()) {
            return refused(TariffChangeRefusal.NOT_FOUND, null);
        }
        PlannedTariff known = found.get();
        List<PlannedTariff> others = new ArrayList<>(before);
        others.remove(known);
        if (change instanceof TariffChange.End end) {
            return ended(others, known, end.endExclusive(), today);
        }
        if (!known.period().from().isAfter(today)) {
            return refused(
                    isOver(known, today)
                            ? TariffChangeRefusal.IS_OVER
                            : TariffChangeRefusal.HAS_BEGUN,
                    null);
        }
        return change instanceof TariffChange.Correct correct
                ? corrected(others, known, correct, today)
                : planned(before, others);
    }

    private static TariffPlan agreed(
            List<PlannedTariff> before, Money price, ValidityPeriod period, LocalDate today) {
        if (period.from().isBefore(today)) {
            return refused(TariffChangeRefusal.BEGINS_IN_THE_PAST, null);
        }
        List<PlannedTariff> after = new ArrayList<>();
        for (PlannedTariff one : before) {
            after.add(
                    one.period().from().isBefore(period.from())
                                    && one.period().contains(period.from())
                            ? until(one, period.from())
                            : one);
        }
        return with(before, after, new PlannedTariff(null, price, period));
    }

    private static TariffPlan ended(
            List<PlannedTariff> others,
            PlannedTariff known,
            @Nullable LocalDate endExclusive,
            LocalDate today) {
        List<PlannedTariff> before = new ArrayList<>(others);
        before.add(known);
        if (isOver(known, today)) {
            return refused(TariffChangeRefusal.IS_OVER, null);
        }
        if (endExclusive != null
                && (endExclusive.isBefore(today) || !endExclusive.isAfter(known.period().from()))) {
            return refused(TariffChangeRefusal.ENDS_TOO_EARLY, null);
        }
        return with(before, others, until(known, endExclusive));
    }

    private static TariffPlan corrected(
            List<PlannedTariff> others,
            PlannedTariff known,
            TariffChange.Correct correct,
            LocalDate today) {
        LocalDate from = correct.period().from();
        if (from.isBefore(today)) {
            return refused(TariffChangeRefusal.BEGINS_IN_THE_PAST, null);
        }
        List<PlannedTariff> before = new ArrayList<>(others);
        before.add(known);
        List<PlannedTariff> after =
                others.stream()
                        .map(one -> touches(one, known) ? following(one, from, others) : one)
                        .toList();
        PlannedTariff corrected =
                new PlannedTariff(
                        correct.price().equals(known.price()) && from.equals(known.period().from())
                                ? known.tariff()
                                : null,
                        correct.price(),
                        correct.period());
        return with(before, after, corrected);
    }

    private static boolean touches(PlannedTariff one, PlannedTariff next) {
        return one.period().untilExclusive().filter(next.period().from()::equals).isPresent();
    }

    /** A price up to where the next one begins now, unless yet another one is between. */
    private static PlannedTariff following(
            PlannedTariff one, LocalDate nextFrom, List<PlannedTariff> others) {
        if (!one.period().from().isBefore(nextFrom)) {
            return one;
        }
        PlannedTariff moved = until(one, nextFrom);
        return others.stream()
                        .anyMatch(
                                other ->
                                        !other.equals(one)
                                                && overlap(other.period(), moved.period()))
                ? one
                : moved;
    }

    private static TariffPlan with(
            List<PlannedTariff> before, List<PlannedTariff> others, PlannedTariff one) {
        Optional<PlannedTariff> inTheWay =
                others.stream()
                        .filter(other -> overlap(other.period(), one.period()))
                        .min(Comparator.comparing(other -> other.period().from()));
        if (inTheWay.isPresent()) {
            return refused(TariffChangeRefusal.OVERLAPS, inTheWay.get());
        }
        List<PlannedTariff> after = new ArrayList<>(others);
        after.add(one);
        return planned(before, after);
    }

    private static TariffPlan planned(List<PlannedTariff> before, List<PlannedTariff> after) {
        List<PlannedTariff> sorted = sorted(after);
        return sorted.equals(sorted(before))
                ? refused(TariffChangeRefusal.NOTHING_CHANGES, null)
                : new TariffPlan(sorted, null, null);
    }

    private static TariffPlan refused(
            TariffChangeRefusal reason, @Nullable PlannedTariff inTheWay) {
        return new TariffPlan(List.of(), reason, inTheWay);
    }

    private static List<PlannedTariff> sorted(List<PlannedTariff> tariffs) {
        return tariffs.stream()
                .sorted(Comparator.comparing((PlannedTariff one) -> one.period().from()))
                .toList();
    }

    private static PlannedTariff until(PlannedTariff one, @Nullable LocalDate endExclusive) {
        LocalDate from = one.period().from();
        return new PlannedTariff(
                one.tariff(),
                one.price(),
                endExclusive == null
                        ? ValidityPeriod.from(from)
                        : ValidityPeriod.between(from, endExclusive));
    }

    private static boolean isOver(PlannedTariff one, LocalDate today) {
        return one.period().untilExclusive().filter(end -> !end.isAfter(today)).isPresent();
    }

    private static boolean overlap(ValidityPeriod one, ValidityPeriod other) {
        return NetworkEditor.beginsBeforeTheEndOf(one, other)
                && NetworkEditor.beginsBeforeTheEndOf(other, one);
    }

    /**
     * The days from a day on that no price covers.
     *
     * @param tariffs prices by their first day
     */
    static List<ValidityPeriod> gaps(List<PlannedTariff> tariffs, LocalDate today) {
        List<ValidityPeriod> gaps = new ArrayList<>();
        LocalDate covered = today; // the first day of which nothing is known yet
        for (PlannedTariff one : tariffs) {
            ValidityPeriod period = one.period();
            if (period.from().isAfter(covered)) {
                gaps.add(ValidityPeriod.between(covered, period.from()));
            }
            if (period.untilExclusive().isEmpty()) {
                return gaps;
            }
            LocalDate end = Objects.requireNonNull(period.untilExclusive().get());
            covered = end.isAfter(covered) ? end : covered;
        }
        gaps.add(ValidityPeriod.from(covered));
        return gaps;
    }
}
