package io.onecare.portal.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTimeTest {

    @ParameterizedTest
    @CsvSource({
        "13:00, 13:00",
        "9.30, 09:30",
        "9, 09:00",
        "09h15, 09:15",
        "'7 , 45', 07:45",
        "23:59:00, 23:59",
        "0:00, 00:00"
    })
    void people_type_times_in_many_ways(String typed, LocalTime time) {
        assertThat(TypedTime.read(typed)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "24:00", "12:60", "12:5", "mezzogiorno", "-1", "1300"})
    void what_is_no_time_of_day_is_none(String typed) {
        assertThat(TypedTime.read(typed)).isEmpty();
    }
}
