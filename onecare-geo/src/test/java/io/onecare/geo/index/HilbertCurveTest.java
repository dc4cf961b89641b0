package io.onecare.geo.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HilbertCurveTest {

    private static final int COARSE = 5;
    private static final int SIDE = 1 << COARSE;

    @Test
    void each_cell_of_a_grid_comes_once_and_the_next_one_is_its_neighbour() {
        Map<Long, int[]> inOrder = new TreeMap<>();
        int scale = HilbertCurve.BITS - COARSE;
        for (int column = 0; column < SIDE; column++) {
            for (int row = 0; row < SIDE; row++) {
                long distance = HilbertCurve.distance(column << scale, row << scale);
                inOrder.put(HilbertCurve.cell(distance, COARSE), new int[] {column, row});
            }
        }

        assertThat(inOrder).hasSize(SIDE * SIDE);
        int[] last = null;
        for (int[] cell : inOrder.values()) {
            if (last != null) {
                assertThat(Math.abs(cell[0] - last[0]) + Math.abs(cell[1] - last[1])).isEqualTo(1);
            }
            last = cell;
        }
    }

    @Test
    void all_of_a_coarse_cell_are_in_the_same_cell_of_the_curve() {
        long one = HilbertCurve.distance(0b1011_0000_0000_0000_0000, 0b0110_0000_0000_0000_0000);
        long other = HilbertCurve.distance(0b1011_1111_1111_1111_1111, 0b0110_1010_0000_1111_0001);

        assertThat(HilbertCurve.cell(one, 4)).isEqualTo(HilbertCurve.cell(other, 4));
        assertThat(HilbertCurve.cell(one, 5)).isNotEqualTo(HilbertCurve.cell(other, 5));
    }

    @Test
    void the_edges_of_the_globe_are_in_the_grid() {
        assertThat(HilbertCurve.column(-180)).isZero();
        assertThat(HilbertCurve.column(180)).isEqualTo((1 << 20) - 1);
        assertThat(HilbertCurve.row(-90)).isZero();
        assertThat(HilbertCurve.row(90)).isEqualTo((1 << 20) - 1);
    }
}
