package io.onecare.portal.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedDateTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "17/10/1954",
                "17.10.1954",
                "17-10-1954",
                "17 10 1954",
                "17 / 10 / 1954",
                "17101954",
                "1954-10-17"
            })
    void a_date_is_read_as_people_and_browsers_write_it(String typed) {
        assertThat(TypedDate.read(typed)).contains(LocalDate.of(1954, 10, 17));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7/1/1980", "07/01/1980", "7.1.1980", "07011980"})
    void the_day_comes_before_the_month(String typed) {
        assertThat(TypedDate.read(typed)).contains(LocalDate.of(1980, 1, 7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "31/02/1980",
                "29/02/1981",
                "17/13/1954",
                "0/1/1980",
                "17/10/54",
                "17/10",
                "1980",
                "711980",
                "17 ottobre 1954",
                "17/10/19541",
                "١٧/١٠/١٩٥٤"
            })
    void what_is_no_date_of_the_calendar_is_refused(String typed) {
        assertThat(TypedDate.read(typed)).isEmpty();
    }
}
