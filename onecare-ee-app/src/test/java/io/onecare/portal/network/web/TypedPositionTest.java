package io.onecare.portal.network.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.place.GeoPoint;
import org.junit.jupiter.api.Test;

/** Positions as people type and paste them. */
class TypedPositionTest {

    private static final GeoPoint MILANO = GeoPoint.ofLatLon(45.464211, 9.190012);

    @Test
    void degrees_have_a_point_or_a_comma_and_come_together_or_apart() {
        for (String[] typed :
                new String[][] {
                    {"45.464211", "9.190012"},
                    {"45,464211", "9,190012"},
                    {"45.464211°", "9.190012 °"},
                    {"45.464211, 9.190012", ""},
                    {"45,464211 9,190012", ""},
                    {"45,464211;9,190012", ""},
                    {"+45.464211", "+9.190012"}
                }) {
            assertThat(TypedPosition.read(typed[0], typed[1])).contains(MILANO);
        }
    }

    @Test
    void what_is_no_point_on_the_globe_is_none() {
        for (String[] typed :
                new String[][] {
                    {"45.464211", ""},
                    {"", "9.190012"},
                    {"45.464211, 9.190012", "9.190012"},
                    {"91", "9"},
                    {"45", "181"},
                    {"45°27'51\"", "9°11'24\""},
                    {"NaN", "9"},
                    {"1e3", "9"}
                }) {
            assertThat(TypedPosition.read(typed[0], typed[1]))
                    .as(typed[0] + "|" + typed[1])
                    .isEmpty();
        }
    }

    @Test
    void what_is_written_alike_is_the_same_place() {
        GeoPoint exact = GeoPoint.ofLatLon(45.46421149, 9.19001151);

        assertThat(TypedPosition.isSame(MILANO, exact)).isTrue();
        assertThat(TypedPosition.write(-0.1234567)).isEqualTo("-0.123457");
        assertThat(TypedPosition.isSame(MILANO, GeoPoint.ofLatLon(45.464212, 9.190012))).isFalse();
    }
}
