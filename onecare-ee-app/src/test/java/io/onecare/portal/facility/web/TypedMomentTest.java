package io.onecare.portal.facility.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedMomentTest {

    @ParameterizedTest
    @CsvSource({
        "17/10/2026, 13:00, 2026-10-17, 13:00",
        "7-1-2026, 9.05, 2026-01-07, 09:05",
        "29.02.2028, 00:00, 2028-02-29, 00:00",
        "2026-10-17, 23:59:00, 2026-10-17, 23:59"
    })
    void a_day_and_a_time_are_read_as_people_type_them(
            String day, String time, LocalDate readDay, LocalTime readTime) {
        assertThat(TypedMoment.read(day, time)).isEqualTo(new TypedMoment(readDay, readTime));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "29/02/2026", "31/4/2026", "17/10", "17/10/26", "oggi", "2026-13-01"})
    void what_is_no_day_is_none(String day) {
        assertThat(TypedMoment.read(day, "13:00").day()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "24:00", "9", "9:60", "1pm", "-1:00", "99999:00"})
    void what_is_no_time_is_none(String time) {
        assertThat(TypedMoment.read("17/10/2026", time).time()).isNull();
    }
}
