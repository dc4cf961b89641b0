package io.onecare.geo.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.place.GeoPoint;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GazetteerTest {

    private static final Gazetteer ITALY = Gazetteer.italy();

    @Test
    void every_comune_is_there_with_a_position_in_italy_and_a_label_of_its_own() {
        List<Place> comuni = ITALY.places().stream().filter(Place::isComune).toList();

        // ISTAT counts 7,896 comuni on 2025-01-01 (istat.it, Codici statistici delle unità
        // amministrative)
        assertThat(comuni).hasSize(7_896);
        assertThat(comuni.stream().map(Place::label).collect(Collectors.toSet())).hasSize(7_896);
        assertThat(comuni.stream().map(Place::istatCode).collect(Collectors.toSet()))
                .hasSize(7_896);
        assertThat(comuni.stream().map(Place::region).collect(Collectors.toSet())).hasSize(20);
        // Italy's extreme points: Pelagie islands 35.5 N, Vetta d'Italia 47.1 N, Rocca di
        // Chardonnet 6.6 E, Otranto 18.5 E
        assertThat(ITALY.places())
                .allSatisfy(
                        place -> {
                            assertThat(place.position().latitude()).isBetween(35.4, 47.2);
                            assertThat(place.position().longitude()).isBetween(6.5, 18.6);
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mi|Milano, MI, Italia",
                "Milano, MI, Italia|Milano, MI, Italia",
                "MILANO|Milano, MI, Italia",
                "rom|Roma, RM, Italia",
                "forli|Forlì, FC, Italia",
                "Forli'|Forlì, FC, Italia",
                "Reggio Emilia|Reggio nell'Emilia, RE, Italia",
                "reggio nell emilia|Reggio nell'Emilia, RE, Italia",
                "Reggio Calabria|Reggio di Calabria, RC, Italia",
                "Lecco LC|Lecco, LC, Italia",
                "bozen|Bolzano, BZ, Italia",
                "Samone TN|Samone, TN, Italia",
                "Samone (TO)|Samone, TO, Italia",
                "Livo, CO|Livo, CO, Italia",
                "l'aquila|L'Aquila, AQ, Italia",
                "laquila|L'Aquila, AQ, Italia",
                "mestre|Mestre (Venezia), VE, Italia",
                "Mestre (Venezia), VE, Italia|Mestre (Venezia), VE, Italia",
                "S. Giovanni Rotondo|San Giovanni Rotondo, FG, Italia",
                "s.agata de' goti|Sant'Agata de' Goti, BN, Italia",
                "S.Margherita Ligure GE|Santa Margherita Ligure, GE, Italia",
                "lampedusa|Lampedusa e Linosa, AG, Italia"
            })
    void a_place_is_found_as_people_write_it(String typed, String label) {
        assertThat(ITALY.resolve(typed)).get().extracting(Place::label).isEqualTo(label);
    }

    @Test
    void suggestions_put_the_biggest_town_first() {
        assertThat(ITALY.suggest("mil", 3)).extracting(Place::name).startsWith("Milano").hasSize(3);
    }

    @Test
    void a_word_inside_the_name_is_found_after_names_that_begin_with_it() {
        List<String> names = ITALY.suggest("emilia", 20).stream().map(Place::name).toList();

        assertThat(names).contains("Reggio nell'Emilia");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "m", "'", "<script>", "Atlantide", "12345", "%", "M'"})
    void what_is_no_place_finds_nothing(String typed) {
        assertThat(ITALY.suggest(typed, 8)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "san, 45.07, 7.69, San Mauro Torinese",
        "san, 43.82, 7.78, Sanremo",
        "mil, 45.07, 7.69, Milano",
        "mil, 38.12, 13.36, Milano",
        "castel, 37.64, 12.79, Castelvetrano",
        "castel, 43.55, 10.90, Castelfiorentino"
    })
    void what_is_near_counts_more_and_what_is_big_still_counts(
            String typed, double latitude, double longitude, String first) {
        assertThat(ITALY.suggest(typed, GeoPoint.ofLatLon(latitude, longitude), 3).get(0).name())
                .isEqualTo(first);
    }

    @Test
    void nearness_never_puts_a_word_inside_before_the_name_itself() {
        GeoPoint reggioEmilia = GeoPoint.ofLatLon(44.70, 10.63);

        assertThat(ITALY.suggest("emilia", reggioEmilia, 20)).isNotEmpty();
        assertThat(ITALY.suggest("roma", reggioEmilia, 1).get(0).name()).isEqualTo("Roma");
    }

    @ParameterizedTest
    @CsvSource({
        "45.4642, 9.1896, Milano", // the cathedral
        "45.4939, 12.2463, Venezia", // the station of Mestre
        "41.8902, 12.4922, Roma", // the Colosseum
        "46.4983, 11.3548, Bolzano",
        "35.5010, 12.6090, Lampedusa e Linosa",
        "45.6495, 13.7768, Trieste",
        "40.8518, 14.2681, Napoli"
    })
    void a_point_in_a_town_lies_in_its_comune(double latitude, double longitude, String comune) {
        assertThat(ITALY.comuneAt(GeoPoint.ofLatLon(latitude, longitude)))
                .get()
                .extracting(Place::name)
                .isEqualTo(comune);
    }

    @ParameterizedTest
    @CsvSource({"40.0, 12.0", "52.52, 13.40", "0, 0", "-90, 180", "43.0, 15.2"})
    void a_point_at_sea_or_abroad_lies_in_none(double latitude, double longitude) {
        assertThat(ITALY.comuneAt(GeoPoint.ofLatLon(latitude, longitude))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Brixen, Bressanone",
        "meran, Merano",
        "Sankt Ulrich, Ortisei",
        "nabrezina, Duino Aurisina",
        "Doberdob, Doberdò del Lago",
        "steverjan, San Floriano del Collio"
    })
    void second_languages_are_known(String typed, String name) {
        assertThat(ITALY.resolve(typed)).get().extracting(Place::name).asString().contains(name);
    }

    @Test
    void no_suggestion_is_no_wish() {
        assertThatThrownBy(() -> ITALY.suggest("mil", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(0)");
    }
}
