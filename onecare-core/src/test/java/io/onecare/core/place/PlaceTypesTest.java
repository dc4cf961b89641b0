package io.onecare.core.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTypesTest {

    @ParameterizedTest
    @CsvSource({
        "90.000001, 0",
        "-91, 0",
        "0, 180.1",
        "0, -181",
        "NaN, 9",
        "45, NaN",
        "Infinity, 9"
    })
    void a_point_off_the_globe_is_refused_with_a_hint(double latitude, double longitude) {
        assertThatThrownBy(() -> GeoPoint.ofLatLon(latitude, longitude))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe the two are swapped");
    }

    @Test
    void the_poles_and_the_antimeridian_are_on_the_globe() {
        assertThat(GeoPoint.ofLatLon(90, 180).latitude()).isEqualTo(90);
        assertThat(GeoPoint.ofLatLon(-90, -180).longitude()).isEqualTo(-180);
    }

    @Test
    void a_box_holds_its_edges() {
        GeoBox box = new GeoBox(GeoPoint.ofLatLon(45, 9), GeoPoint.ofLatLon(46, 10));

        assertThat(box.contains(GeoPoint.ofLatLon(45, 9))).isTrue();
        assertThat(box.contains(GeoPoint.ofLatLon(46, 10))).isTrue();
        assertThat(box.contains(GeoPoint.ofLatLon(46.000001, 9.5))).isFalse();
        assertThat(box.contains(GeoPoint.ofLatLon(45.5, 8.999999))).isFalse();
    }

    @Test
    void a_box_with_swapped_corners_is_refused() {
        assertThatThrownBy(() -> new GeoBox(GeoPoint.ofLatLon(46, 9), GeoPoint.ofLatLon(45, 10)))
                .hasMessageContaining("swapped");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 20121, Milano, MI",
        "Via Così 1, 2012, Milano, MI",
        "Via Così 1, 2012A, Milano, MI",
        "Via Così 1, 20121, '', MI",
        "Via Così 1, 20121, Milano, mi",
        "Via Così 1, 20121, Milano, MIL"
    })
    void an_address_with_a_part_out_of_form_is_refused(
            String street, String postalCode, String comune, String province) {
        assertThatThrownBy(() -> Address.of(street, postalCode, comune, province))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_address_reads_as_Italian_post_writes_it() {
        assertThat(Address.of(" Via Così 1/b ", "20121", "Milano", "MI"))
                .hasToString("Via Così 1/b, 20121 Milano MI");
    }

    @Test
    void a_point_that_would_be_in_italy_the_other_way_round_is_told() {
        assertThat(GeoPoint.ofLatLon(9.19, 45.46).swappedInItaly())
                .contains(GeoPoint.ofLatLon(45.46, 9.19));
        assertThat(GeoPoint.ofLatLon(45.46, 9.19).swappedInItaly()).isEmpty();
        assertThat(GeoPoint.ofLatLon(52.5, 13.4).swappedInItaly()).isEmpty();
        assertThat(GeoPoint.ofLatLon(12.609, 35.501).swappedInItaly())
                .contains(GeoPoint.ofLatLon(35.501, 12.609));
    }
}
