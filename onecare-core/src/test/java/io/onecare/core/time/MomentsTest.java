package io.onecare.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, 0",
        "1969-12-31T23:59:59.999999Z, -1",
        "2026-10-25T00:30:00.000001Z, 1792888200000001",
        "1582-10-15T00:00:00Z, -12219292800000000"
    })
    void a_moment_is_whole_microseconds_and_comes_back(Instant moment, long micros) {
        assertThat(Moments.toMicros(moment)).isEqualTo(micros);
        assertThat(Moments.ofMicros(micros)).isEqualTo(moment);
    }

    @Test
    void what_is_finer_is_cut_off_towards_the_past() {
        assertThat(Moments.toMicros(Instant.parse("2026-01-01T00:00:00.000000999Z")))
                .isEqualTo(Moments.toMicros(Instant.parse("2026-01-01T00:00:00Z")));
        assertThat(Moments.toMicros(Instant.parse("1969-12-31T23:59:59.999999999Z"))).isEqualTo(-1);
    }

    @Test
    void a_moment_beyond_the_column_is_a_fault() {
        assertThatThrownBy(() -> Moments.toMicros(Instant.MAX))
                .isInstanceOf(ArithmeticException.class);
    }
}
