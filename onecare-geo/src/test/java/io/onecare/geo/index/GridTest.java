package io.onecare.geo.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GridTest {

    @Test
    void the_edges_of_the_globe_are_in_the_grid() {
        assertThat(Grid.column(-180)).isZero();
        assertThat(Grid.column(180)).isEqualTo((1 << 20) - 1);
        assertThat(Grid.row(-90)).isZero();
        assertThat(Grid.row(90)).isEqualTo((1 << 20) - 1);
    }

    @Test
    void columns_part_at_the_halving_that_tells_them_apart() {
        int one = 0b1011_0000_0000_0000_0000;

        assertThat(Grid.levelsInCommon(one, 0b1011_1111_1111_1111_1111)).isEqualTo(4);
        assertThat(Grid.levelsInCommon(one, 0b0011_0000_0000_0000_0000)).isZero();
        assertThat(Grid.levelsInCommon(one, one + 1)).isEqualTo(19);
        assertThat(Grid.levelsInCommon(one, one)).isEqualTo(Grid.BITS);
    }

    @Test
    void a_cell_is_sure_of_its_own_points_only() {
        SplittableRandom random = new SplittableRandom(1);
        for (int steps = 0; steps < Grid.BITS; steps++) {
            for (int i = 0; i < 2_000; i++) {
                double latitude = random.nextDouble(-90, 90);
                double longitude = random.nextDouble(-180, 180);
                Grid.Cell cell = Grid.cellOf(latitude, longitude, steps);
                double height = 180.0 / (1 << Grid.BITS - steps);
                double near =
                        Math.max(-90, Math.min(90, latitude + height * random.nextDouble(-1, 1)));

                if (cell.surelyHas(near, longitude)) {
                    assertThat(Grid.row(near) >>> steps).isEqualTo(cell.row());
                }
                assertThat(Grid.row(latitude) >>> steps).isEqualTo(cell.row());
                assertThat(Grid.column(longitude) >>> steps).isEqualTo(cell.column());
                assertThat(
                                cell.surelyHas(
                                        (cell.south() + cell.north()) / 2,
                                        (cell.west() + cell.east()) / 2))
                        .isTrue();
            }
        }
        assertThat(Grid.Cell.NOWHERE.surelyHas(0, 0)).isFalse();
    }
}
