package io.onecare.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.money.Money;
import io.onecare.core.time.ValidityPeriod;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of prices in time; today is 8 June 2026. */
class TariffPlanTest {

    private static final PricedService ABOUT = new PricedService("OC-1", "VIS-A", "BASE");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 8);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final LocalDate AUGUST = LocalDate.of(2026, 8, 1);
    private static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 1);

    private static final PlannedTariff PAST =
            tariff(1, 4_000, LocalDate.of(2025, 1, 1), LocalDate.of(2026, 1, 1));
    private static final PlannedTariff NOW = tariff(2, 4_750, LocalDate.of(2026, 1, 1), null);
    private static final PlannedTariff UNTIL_JULY =
            tariff(2, 4_750, LocalDate.of(2026, 1, 1), JULY);
    private static final PlannedTariff FROM_JULY = tariff(3, 5_000, JULY, null);
    private static final PlannedTariff IN_JULY = tariff(3, 5_000, JULY, AUGUST);

    @Test
    void a_price_from_a_day_ends_the_one_before_and_leaves_no_gap() {
        TariffPlan plan = planned(List.of(PAST, NOW), agree(5_500, JULY, null));

        assertThat(plan.after()).containsExactly(PAST, UNTIL_JULY, tariff(null, 5_500, JULY, null));
        assertThat(TariffPlan.gaps(plan.after(), TODAY)).isEmpty();
    }

    @Test
    void the_first_price_may_begin_today_and_not_yesterday() {
        assertThat(planned(List.of(), agree(0, TODAY, null)).after()).hasSize(1);
        assertThat(refused(List.of(), agree(0, TODAY.minusDays(1), null)))
                .isEqualTo(TariffChangeRefusal.BEGINS_IN_THE_PAST);
    }

    @Test
    void a_price_with_an_end_within_another_one_leaves_a_gap_that_is_told() {
        TariffPlan plan = planned(List.of(NOW), agree(3_000, JULY, AUGUST));

        assertThat(plan.after()).containsExactly(UNTIL_JULY, tariff(null, 3_000, JULY, AUGUST));
        assertThat(TariffPlan.gaps(plan.after(), TODAY))
                .containsExactly(ValidityPeriod.from(AUGUST));
    }

    @Test
    void a_price_that_would_run_into_a_later_one_is_refused_with_that_one() {
        TariffPlan plan =
                TariffPlan.of(
                        List.of(UNTIL_JULY, FROM_JULY), agree(1, JULY.minusDays(5), null), TODAY);

        assertThat(plan.refusal()).isEqualTo(TariffChangeRefusal.OVERLAPS);
        assertThat(plan.other()).isEqualTo(FROM_JULY);
        assertThat(
                        planned(List.of(UNTIL_JULY, FROM_JULY), agree(1, JULY.minusDays(5), JULY))
                                .after())
                .hasSize(3);
        assertThat(refused(List.of(UNTIL_JULY, FROM_JULY), agree(1, JULY, null)))
                .isEqualTo(TariffChangeRefusal.OVERLAPS);
    }

    @Test
    void gaps_are_counted_from_today_and_whole_days() {
        assertThat(TariffPlan.gaps(List.of(), TODAY)).containsExactly(ValidityPeriod.from(TODAY));
        assertThat(TariffPlan.gaps(List.of(PAST), TODAY))
                .containsExactly(ValidityPeriod.from(TODAY));
        assertThat(TariffPlan.gaps(List.of(PAST, IN_JULY), TODAY))
                .containsExactly(ValidityPeriod.between(TODAY, JULY), ValidityPeriod.from(AUGUST));
        assertThat(
                        TariffPlan.gaps(
                                List.of(UNTIL_JULY, tariff(4, 1, JULY.plusDays(1), null)), TODAY))
                .containsExactly(ValidityPeriod.between(JULY, JULY.plusDays(1)));
        assertThat(TariffPlan.gaps(List.of(UNTIL_JULY, FROM_JULY), TODAY)).isEmpty();
    }

    @Test
    void a_price_is_ended_today_at_the_earliest_and_the_next_one_stays() {
        assertThat(planned(List.of(NOW), end(2, TODAY)).after())
                .containsExactly(tariff(2, 4_750, LocalDate.of(2026, 1, 1), TODAY));
        assertThat(refused(List.of(NOW), end(2, TODAY.minusDays(1))))
                .isEqualTo(TariffChangeRefusal.ENDS_TOO_EARLY);
        assertThat(refused(List.of(UNTIL_JULY, FROM_JULY), end(3, JULY)))
                .isEqualTo(TariffChangeRefusal.ENDS_TOO_EARLY);
        assertThat(refused(List.of(UNTIL_JULY, FROM_JULY), end(2, null)))
                .isEqualTo(TariffChangeRefusal.OVERLAPS);
        assertThat(refused(List.of(PAST, NOW), end(1, AUGUST)))
                .isEqualTo(TariffChangeRefusal.IS_OVER);
        assertThat(refused(List.of(NOW), end(2, null)))
                .isEqualTo(TariffChangeRefusal.NOTHING_CHANGES);
        assertThat(refused(List.of(NOW), end(9, JULY))).isEqualTo(TariffChangeRefusal.NOT_FOUND);
        assertThat(planned(List.of(UNTIL_JULY), end(2, null)).after()).containsExactly(NOW);
    }

    @Test
    void a_price_to_come_is_corrected_and_the_one_before_follows_its_beginning() {
        List<PlannedTariff> known = List.of(UNTIL_JULY, FROM_JULY);

        assertThat(planned(known, correct(3, 500, JULY, null)).after())
                .containsExactly(UNTIL_JULY, tariff(null, 500, JULY, null));
        assertThat(planned(known, correct(3, 5_000, AUGUST, null)).after())
                .containsExactly(
                        tariff(2, 4_750, LocalDate.of(2026, 1, 1), AUGUST),
                        tariff(null, 5_000, AUGUST, null));
        assertThat(planned(known, correct(3, 5_000, TODAY, null)).after())
                .containsExactly(
                        tariff(2, 4_750, LocalDate.of(2026, 1, 1), TODAY),
                        tariff(null, 5_000, TODAY, null));
        assertThat(planned(known, correct(3, 5_000, JULY, SEPTEMBER)).after())
                .as("another end only: the same tariff")
                .containsExactly(UNTIL_JULY, tariff(3, 5_000, JULY, SEPTEMBER));
        assertThat(refused(known, correct(3, 5_000, JULY, null)))
                .isEqualTo(TariffChangeRefusal.NOTHING_CHANGES);
        assertThat(refused(known, correct(3, 5_000, TODAY.minusDays(1), null)))
                .isEqualTo(TariffChangeRefusal.BEGINS_IN_THE_PAST);
    }

    @Test
    void the_price_before_does_not_follow_over_a_third_one() {
        PlannedTariff inAugust = tariff(4, 1, AUGUST, SEPTEMBER);

        TariffPlan plan =
                planned(List.of(UNTIL_JULY, IN_JULY, inAugust), correct(3, 5_000, SEPTEMBER, null));

        assertThat(plan.after())
                .containsExactly(UNTIL_JULY, inAugust, tariff(null, 5_000, SEPTEMBER, null));
        assertThat(TariffPlan.gaps(plan.after(), TODAY))
                .containsExactly(ValidityPeriod.between(JULY, AUGUST));
    }

    @Test
    void what_has_begun_is_neither_corrected_nor_withdrawn() {
        PlannedTariff fromToday = tariff(4, 1, TODAY, null);

        assertThat(refused(List.of(NOW), correct(2, 1, JULY, null)))
                .isEqualTo(TariffChangeRefusal.HAS_BEGUN);
        assertThat(refused(List.of(fromToday), new TariffChange.Withdraw(ABOUT, id(4))))
                .isEqualTo(TariffChangeRefusal.HAS_BEGUN);
        assertThat(refused(List.of(PAST), new TariffChange.Withdraw(ABOUT, id(1))))
                .isEqualTo(TariffChangeRefusal.IS_OVER);
        assertThat(
                        planned(
                                        List.of(UNTIL_JULY, FROM_JULY),
                                        new TariffChange.Withdraw(ABOUT, id(3)))
                                .after())
                .containsExactly(UNTIL_JULY);
    }

    /**
     * Whatever is done in whatever order: no day has two prices, and no day of the past changes.
     */
    @Test
    void no_sequence_of_changes_makes_an_overlap_or_touches_the_past() {
        java.util.Random random = new java.util.Random(20_260_608);
        for (int round = 0; round < 2_000; round++) {
            List<PlannedTariff> tariffs = List.of(PAST, NOW);
            for (int step = 0; step < 8; step++) {
                TariffPlan plan = TariffPlan.of(tariffs, any(random, tariffs), TODAY);
                if (plan.refusal() == null) {
                    assertThat(pastOf(plan.after())).isEqualTo(pastOf(tariffs));
                    tariffs = kept(plan.after());
                }
                assertNoOverlap(tariffs);
            }
        }
    }

    private static TariffChange any(java.util.Random random, List<PlannedTariff> tariffs) {
        LocalDate from = TODAY.plusDays(random.nextInt(40) - 5L);
        LocalDate until = random.nextInt(3) == 0 ? null : from.plusDays(1 + random.nextInt(20));
        TariffId one = tariffs.get(random.nextInt(tariffs.size())).tariff();
        return switch (random.nextInt(4)) {
            case 0 -> new TariffChange.End(ABOUT, one, until);
            case 1 ->
                    new TariffChange.Correct(
                            ABOUT, one, Money.ofCents(random.nextInt(9)), period(from, until));
            case 2 -> new TariffChange.Withdraw(ABOUT, one);
            default -> agree(random.nextInt(9), from, until);
        };
    }

    private static List<PlannedTariff> kept(List<PlannedTariff> tariffs) {
        return tariffs.stream()
                .map(
                        one ->
                                one.tariff() == null
                                        ? new PlannedTariff(
                                                TariffId.of(UUID.randomUUID()),
                                                one.price(),
                                                one.period())
                                        : one)
                .toList();
    }

    private static List<String> pastOf(List<PlannedTariff> tariffs) {
        return Stream.iterate(TODAY.minusDays(200), day -> day.isBefore(TODAY), d -> d.plusDays(1))
                .map(
                        day ->
                                tariffs.stream()
                                        .filter(one -> one.period().contains(day))
                                        .map(one -> one.price() + " ")
                                        .reduce("", String::concat))
                .toList();
    }

    private static void assertNoOverlap(List<PlannedTariff> tariffs) {
        for (int i = 1; i < tariffs.size(); i++) {
            LocalDate begin = tariffs.get(i).period().from();
            assertThat(tariffs.get(i - 1).period().untilExclusive())
                    .hasValueSatisfying(end -> assertThat(end).isBeforeOrEqualTo(begin));
        }
    }

    private static TariffPlan planned(List<PlannedTariff> before, TariffChange change) {
        TariffPlan plan = TariffPlan.of(before, change, TODAY);
        assertThat(plan.refusal()).isNull();
        return plan;
    }

    private static @Nullable TariffChangeRefusal refused(
            List<PlannedTariff> before, TariffChange change) {
        TariffPlan plan = TariffPlan.of(before, change, TODAY);
        assertThat(plan.after()).isEmpty();
        return plan.refusal();
    }

    private static TariffChange agree(long cents, LocalDate from, @Nullable LocalDate until) {
        return new TariffChange.Agree(ABOUT, Money.ofCents(cents), period(from, until));
    }

    private static TariffChange end(int number, @Nullable LocalDate endExclusive) {
        return new TariffChange.End(ABOUT, id(number), endExclusive);
    }

    private static TariffChange correct(
            int number, long cents, LocalDate from, @Nullable LocalDate until) {
        return new TariffChange.Correct(
                ABOUT, id(number), Money.ofCents(cents), period(from, until));
    }

    private static PlannedTariff tariff(
            @Nullable Integer number, long cents, LocalDate from, @Nullable LocalDate until) {
        return new PlannedTariff(
                number == null ? null : id(number), Money.ofCents(cents), period(from, until));
    }

    private static ValidityPeriod period(LocalDate from, @Nullable LocalDate until) {
        return until == null ? ValidityPeriod.from(from) : ValidityPeriod.between(from, until);
    }

    private static TariffId id(int number) {
        return TariffId.of(new UUID(0, number));
    }
}
