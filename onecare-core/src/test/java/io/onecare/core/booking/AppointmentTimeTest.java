package io.onecare.core.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class AppointmentTimeTest {

    @Test
    void what_is_finer_than_the_database_keeps_is_cut_off() {
        AppointmentTime.Agreed agreed =
                new AppointmentTime.Agreed(
                        "OC-1",
                        null,
                        LocalDateTime.parse("2026-06-12T15:10:00.000001999"),
                        Duration.ofMinutes(30).plusNanos(2_999));

        assertThat(agreed.startsAt()).isEqualTo("2026-06-12T15:10:00.000001");
        assertThat(agreed.duration()).isEqualTo(Duration.ofMinutes(30).plusNanos(2_000));
    }
}
