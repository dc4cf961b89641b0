package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PairedRanksTest {

    private static final int ROUNDS = 200;

    @Test
    void five_differences_to_one_side_deviate_as_the_tables_say() {
        double[] left = {2, 4, 6, 8, 10};
        double[] right = {1, 2, 3, 4, 5};

        // 15 of 15 ranks, 7.5 expected, standard deviation √(5·6·11/24) = 3.708
        assertThat(PairedRanks.deviation(left, right)).isCloseTo(2.0226, within(0.0001));
        assertThat(PairedRanks.deviation(right, left)).isCloseTo(-2.0226, within(0.0001));
    }

    @Test
    void the_same_in_both_series_is_no_difference() {
        double[] series = {3, 1, 2};

        assertThat(PairedRanks.deviation(series, series)).isZero();
    }

    @Test
    void what_takes_as_long_never_looks_different() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            assertThat(PairedRanks.deviation(times(random, 0), times(random, 0)))
                    .isBetween(-Comparison.TOLERATED, Comparison.TOLERATED);
        }
    }

    @Test
    void what_takes_five_milliseconds_longer_always_does() {
        Random random = new Random(2);
        for (int i = 0; i < 2_000; i++) {
            assertThat(PairedRanks.deviation(times(random, 5), times(random, 0)))
                    .isGreaterThan(Comparison.TOLERATED);
        }
    }

    /** Milliseconds as a busy server takes them: 10 and a few, and each tenth time far more. */
    private static double[] times(Random random, double more) {
        return random.doubles(ROUNDS)
                .map(
                        chance ->
                                10
                                        + more
                                        + Math.abs(random.nextGaussian()) * 3
                                        + (chance < 0.1 ? random.nextDouble() * 100 : 0))
                .toArray();
    }
}
