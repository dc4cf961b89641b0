package io.onecare.geo.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.imports.spi.ComuneLocator.Whereabouts;
import io.onecare.core.place.GeoPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GazetteerComuniTest {

    private static final GazetteerComuni COMUNI = new GazetteerComuni(Gazetteer.italy());

    @Test
    void a_comune_is_found_in_its_province_only() {
        GeoPoint samoneOfTorino = COMUNI.centreOf("SAMONE", "TO").orElseThrow();
        GeoPoint samoneOfTrento = COMUNI.centreOf("Samone", "TN").orElseThrow();

        assertThat(samoneOfTorino.longitude()).isBetween(7.0, 8.5);
        assertThat(samoneOfTrento.longitude()).isBetween(11.0, 12.0);
        assertThat(COMUNI.centreOf("Samone", "MI")).isEmpty();
        assertThat(COMUNI.centreOf("Reggio Emilia", "RE")).isPresent();
        assertThat(COMUNI.centreOf("Nessuno", "TO")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "45.4642, 9.1900, Milano, MI, THERE", // Duomo
        "45.5050, 9.2200, Milano, MI, THERE", // its north-east, nearer to Sesto's centre than many
        "45.0705, 7.6868, Milano, MI, ELSEWHERE", // Torino
        "41.7300, 12.2790, Roma, RM, THERE", // Lido di Ostia, 25 km from the centre
        "45.6983, 9.6773, Milano, MI, ELSEWHERE", // Bergamo
        "9.1900, 45.4642, Milano, MI, ELSEWHERE", // swapped
        "45.4642, 9.1900, Nessuno, MI, UNKNOWN_COMUNE"
    })
    void a_point_is_doubted_where_it_cannot_be_in_the_comune(
            double latitude,
            double longitude,
            String comune,
            String province,
            Whereabouts expected) {
        assertThat(COMUNI.whereabouts(GeoPoint.ofLatLon(latitude, longitude), comune, province))
                .isEqualTo(expected);
    }
}
