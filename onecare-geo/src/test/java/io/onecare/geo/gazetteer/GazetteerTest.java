package io.onecare.geo.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;

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
}
