package io.onecare.core.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BirthplaceTest {

    /** The lines of the shipped list, split into their columns. */
    static List<String[]> shippedRows() {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                BirthplaceTest.class.getResourceAsStream("belfiore.tsv"),
                                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("code\t"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException fault) {
            throw new AssertionError(fault);
        }
    }

    @Test
    void every_comune_and_state_of_the_list_is_found() {
        List<String[]> rows = shippedRows();

        assertThat(rows).hasSize(10_121);
        assertThat(rows)
                .allSatisfy(
                        row -> {
                            Birthplace place = Birthplace.find(row[0]).orElseThrow();
                            assertThat(place.code()).isEqualTo(row[0]);
                            assertThat(place.name()).isEqualTo(row[1]);
                            assertThat(place.province().orElse("")).isEqualTo(row[2]);
                            assertThat(place.isAbroad()).isEqualTo(row[0].startsWith("Z"));
                        });
    }

    /** ISTAT and ANPR: a comune of 2024, one merged in 2017, a state, a ceased one, a territory. */
    @ParameterizedTest
    @CsvSource({
        "H501, Roma, RM",
        "M438, Santa Caterina d'Este, PD",
        "A012, Abetone, PT",
        "E667, Lonato, BS",
        "D620, Fiume, FU",
        "Z154, Federazione russa, ",
        "Z135, Unione Sovietica, ",
        "Z221, Hong Kong, ",
        "C744, Città della Pieve, PG",
    })
    void a_place_has_its_name_and_province(String code, String name, String province) {
        Birthplace place = Birthplace.find(code).orElseThrow();

        assertThat(place.name()).isEqualTo(name);
        assertThat(place.province().orElse(null)).isEqualTo(province);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "H5", "h501", "H50M", "A000", "M999", "Z999", "code"})
    void an_unknown_code_finds_nothing(String code) {
        assertThat(Birthplace.find(code)).isEmpty();
    }

    /** Abetone and Cutigliano became one comune on 1 January 2017 (Tuscan regional law 35/2016). */
    @Test
    void a_ceased_comune_existed_until_the_day_before_its_successor() {
        LocalDate merger = LocalDate.of(2017, 1, 1);
        Birthplace before = Birthplace.find("A012").orElseThrow();
        Birthplace after = Birthplace.find("M376").orElseThrow();

        assertThat(before.existedOn(merger.minusDays(1))).isTrue();
        assertThat(before.existedOn(merger)).isFalse();
        assertThat(after.existedOn(merger.minusDays(1))).isFalse();
        assertThat(after.existedOn(merger)).isTrue();
    }

    @Test
    void an_old_comune_is_taken_to_have_existed_always() {
        // the list says 1974 of A007 Abbasanta, when it changed province
        assertThat(Birthplace.find("A007").orElseThrow().existedOn(LocalDate.of(1930, 5, 5)))
                .isTrue();
        assertThat(Birthplace.find("Z149").orElseThrow().existedOn(LocalDate.of(1980, 5, 5)))
                .isTrue();
    }

    @Test
    void places_with_the_same_code_are_equal() {
        assertThat(Birthplace.find("H501"))
                .isEqualTo(Birthplace.find("H501"))
                .hasSameHashCodeAs(Birthplace.find("H501"))
                .isNotEqualTo(Birthplace.find("F205"));
    }
}
