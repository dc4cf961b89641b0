package io.onecare.geo.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KdOrderTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64, 65, 128, 129, 4_097, 20_000, 32_768})
    void every_point_comes_once(int count) {
        int[] order = KdOrder.of(points(count, 1));

        assertThat(IntStream.of(order).sorted().toArray()).containsExactly(numbers(count));
    }

    @Test
    void nodes_of_a_level_do_not_lie_over_each_other() {
        int count = 20_000;
        double[] xyz = points(count, 2);
        int[] order = KdOrder.of(xyz);

        for (int size = 64; size < count; size *= 8) {
            for (int one = 0; one < count; one += size) {
                for (int other = one + size; other < count; other += size) {
                    int first = one;
                    int second = other;
                    int length = size;
                    assertThat(IntStream.range(0, 3))
                            .as("nodes of %d from %d and %d", size, one, other)
                            .anyMatch(axis -> areApart(xyz, order, first, second, length, axis));
                }
            }
        }
    }

    @Test
    void the_order_is_the_same_each_time_although_threads_share_the_work() {
        double[] xyz = points(50_000, 3);
        int[] order = KdOrder.of(xyz);

        for (int i = 0; i < 20; i++) {
            assertThat(KdOrder.of(xyz)).isEqualTo(order);
        }
    }

    @Test
    void thousands_at_one_place_are_ordered_too() {
        double[] xyz = new double[3 * 30_000];

        assertThat(IntStream.of(KdOrder.of(xyz)).sorted().toArray())
                .containsExactly(numbers(30_000));
    }

    private static boolean areApart(
            double[] xyz, int[] order, int one, int other, int size, int axis) {
        double[] first = range(xyz, order, one, size, axis);
        double[] second = range(xyz, order, other, size, axis);
        return first[1] <= second[0] || second[1] <= first[0];
    }

    private static double[] range(double[] xyz, int[] order, int from, int size, int axis) {
        var statistics =
                IntStream.range(from, Math.min(order.length, from + size))
                        .mapToDouble(i -> xyz[3 * order[i] + axis])
                        .summaryStatistics();
        return new double[] {statistics.getMin(), statistics.getMax()};
    }

    private static int[] numbers(int count) {
        return IntStream.range(0, count).toArray();
    }

    private static double[] points(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] xyz = new double[3 * count];
        for (int i = 0; i < count; i++) {
            Wgs84.earthCentred(
                    35 + 12 * random.nextDouble(), 6 + 12 * random.nextDouble(), xyz, 3 * i);
        }
        return xyz;
    }
}
