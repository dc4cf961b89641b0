package io.onecare.portal.it;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Wilcoxon's signed-rank test (Biometrics Bulletin 1, 1945): whether of two things that were
 * measured side by side, again and again, one takes longer. It looks at the order of the
 * differences and not at their size, so that a pause of the machine weighs no more than anything
 * else.
 */
final class PairedRanks {

    private PairedRanks() {}

    /**
     * Compares two series.
     *
     * @param left what was measured, in any unit
     * @param right what was measured beside it, as often
     * @return by how many standard deviations the left one is ahead of what chance would give; as
     *     rare as in a normal distribution if there is no difference and at least 20 values
     */
    static double deviation(double[] left, double[] right) {
        if (left.length != right.length) {
            throw new IllegalArgumentException(
                    "The series have (%d) and (%d) values but must have as many."
                            .formatted(left.length, right.length));
        }
        List<Double> differences =
                IntStream.range(0, left.length)
                        .mapToObj(i -> left[i] - right[i])
                        .filter(difference -> difference != 0)
                        .sorted(Comparator.comparingDouble(Math::abs))
                        .toList();
        double n = differences.size();
        double ranksOfThoseAhead =
                IntStream.range(0, differences.size())
                        .filter(i -> differences.get(i) > 0)
                        .mapToDouble(i -> i + 1)
                        .sum();
        return n == 0
                ? 0
                : (ranksOfThoseAhead - n * (n + 1) / 4) / Math.sqrt(n * (n + 1) * (2 * n + 1) / 24);
    }
}
