package io.onecare.portal.facility.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.schedule.DayHours;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedHoursTest {

    private static final DayHours MORNING =
            DayHours.between(LocalTime.of(9, 0), LocalTime.of(13, 0));
    private static final DayHours AFTERNOON =
            DayHours.between(LocalTime.of(14, 30), LocalTime.of(18, 0));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9-13, 14:30-18",
                "09:00–13:00, 14:30–18:00",
                "9.00 - 13.00; 14.30 - 18.00",
                "9 alle 13 e 14:30 alle 18",
                "9 to 13 and 14:30 to 18"
            })
    void hours_are_read_as_people_write_them(String typed) {
        assertThat(TypedHours.read(typed)).contains(List.of(MORNING, AFTERNOON));
    }

    @Test
    void nothing_is_no_hours_and_24_is_midnight() {
        assertThat(TypedHours.read("  ")).contains(List.of());
        assertThat(TypedHours.read("20-24"))
                .contains(List.of(DayHours.between(LocalTime.of(20, 0), LocalTime.MIDNIGHT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "9-", "13-9", "9-9", "9-25", "9:60-10", "mattina", "9-13 14-18"})
    void what_is_none_is_refused(String typed) {
        assertThat(TypedHours.read(typed)).isEmpty();
    }
}
