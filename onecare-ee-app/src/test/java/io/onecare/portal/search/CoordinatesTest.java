package io.onecare.portal.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.place.GeoBox;
import io.onecare.core.place.GeoPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinatesTest {

    @Test
    void a_box_is_read_as_it_was_written_to_the_last_digit() {
        GeoBox box =
                new GeoBox(
                        GeoPoint.ofLatLon(45.46427000000001, 1e-7),
                        GeoPoint.ofLatLon(46.1, 12.345678901234567));

        assertThat(Coordinates.box(Coordinates.write(box))).contains(box);
    }

    @Test
    void a_point_is_latitude_and_longitude() {
        assertThat(Coordinates.point("45.46,9.19")).contains(GeoPoint.ofLatLon(45.46, 9.19));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "45", "45,9,1", "45;9", "nord,est", "91,9", "NaN,9"})
    void what_is_no_point_is_none(String text) {
        assertThat(Coordinates.point(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,2,3", "1,2,3,4,5", "46,9,45,10", "a,b,c,d", "45,9,46,181"})
    void what_is_no_box_is_none(String text) {
        assertThat(Coordinates.box(text)).isEmpty();
    }
}
