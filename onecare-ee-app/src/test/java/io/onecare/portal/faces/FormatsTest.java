package io.onecare.portal.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

    private final Formats italian = Formats.of(Language.IT);
    private final Formats english = Formats.of(Language.EN);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 10 m",
                "62 | 60 m",
                "350 | 350 m",
                "499 | 500 m",
                "500 | 0,5 km",
                "790 | 0,79 km",
                "1600 | 1,6 km",
                "9999 | 10 km",
                "25340 | 25,3 km",
                "1250400 | 1.250 km"
            })
    void a_distance_is_as_precise_as_it_helps(double metres, String written) {
        assertThat(italian.distance(metres)).isEqualTo(written.replace(' ', '\u00a0'));
    }

    @Test
    void a_distance_has_the_decimal_point_of_the_language() {
        assertThat(english.distance(790)).isEqualTo("0.79\u00a0km");
    }

    @Test
    void money_has_two_decimals_and_the_euro_sign() {
        assertThat(italian.money(new BigDecimal("47.5"))).isEqualTo("47,50\u00a0€");
        assertThat(english.money(new BigDecimal("1047.5"))).isEqualTo("€1,047.50");
    }

    @Test
    void a_day_names_its_year_only_if_it_is_another_one() {
        LocalDate saturday = LocalDate.of(2026, 10, 17);
        assertThat(italian.nearDay(saturday, LocalDate.of(2026, 1, 1)))
                .isEqualTo("sabato 17 ottobre");
        assertThat(italian.nearDay(saturday, LocalDate.of(2025, 12, 31)))
                .isEqualTo("sabato 17 ottobre 2026");
        assertThat(english.nearDay(saturday, saturday)).isEqualTo("Saturday 17 October");
        assertThat(italian.weekday(saturday)).isEqualTo("sab");
        assertThat(italian.dayOfMonth(saturday)).isEqualTo("17 ottobre");
    }

    @ParameterizedTest
    @CsvSource({
        "02 0087 2323, tel:+390200872323",
        "800.123.456, tel:+39800123456",
        "+39 02 0087, tel:+39020087",
        "0041 91 1234, tel:+41911234",
        "112, tel:112"
    })
    void a_phone_number_can_be_called_from_abroad(String shown, String link) {
        assertThat(italian.telephone(shown)).isEqualTo(link);
    }

    @Test
    void only_nothing_is_0_percent_and_only_all_is_100() {
        Formats italian = Formats.of(Language.IT);

        assertThat(italian.percent(1.0 / 3)).isEqualTo("33,3\u00a0%");
        assertThat(Formats.of(Language.EN).percent(0.5)).isEqualTo("50%");
        assertThat(italian.percent(0)).isEqualTo("0\u00a0%");
        assertThat(italian.percent(1)).isEqualTo("100\u00a0%");
        assertThat(italian.percent(0.000_1)).isEqualTo("0,1\u00a0%");
        assertThat(italian.percent(2_999.0 / 3_000)).isEqualTo("99,9\u00a0%");
    }
}
