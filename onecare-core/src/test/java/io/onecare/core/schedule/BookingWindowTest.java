package io.onecare.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which slots are open, at their boundaries. */
class BookingWindowTest {

    private static final Actor MEMBER = Actor.member(new UUID(1, 1));
    private static final Actor OPERATOR = Actor.operator("desk");

    @Test
    void the_first_and_the_last_moment_that_are_open() {
        BookingWindow window = new BookingWindow(Duration.ofHours(2), 2);
        Instant now = Instant.parse("2026-03-16T11:00:00Z");

        assertThat(window.isOpen(MEMBER, Instant.parse("2026-03-16T13:00:00Z"), now)).isFalse();
        assertThat(window.isOpen(MEMBER, Instant.parse("2026-03-16T13:00:01Z"), now)).isTrue();
        assertThat(window.isOpen(Actor.visitor(), Instant.parse("2026-03-16T12:00:00Z"), now))
                .isFalse();
        assertThat(window.isOpen(OPERATOR, Instant.parse("2026-03-16T11:00:01Z"), now)).isTrue();
        assertThat(window.isOpen(OPERATOR, now, now)).isFalse();
        // until the midnight in Rome that ends tomorrow
        assertThat(window.isOpen(MEMBER, Instant.parse("2026-03-17T22:59:59Z"), now)).isTrue();
        assertThat(window.isOpen(MEMBER, Instant.parse("2026-03-17T23:00:00Z"), now)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // 29 March 2026 has 23 hours, 25 October 2026 has 25
        "2026-03-28T23:30:00Z, 2026-03-29T22:00:00Z",
        "2026-10-24T22:30:00Z, 2026-10-25T23:00:00Z"
    })
    void today_ends_at_midnight_also_when_the_clocks_change(Instant now, Instant end) {
        assertThat(new BookingWindow(Duration.ZERO, 1).closesAt(now)).isEqualTo(end);
    }

    @Test
    void what_no_insurer_can_want_is_a_fault() {
        assertThatThrownBy(() -> new BookingWindow(Duration.ofSeconds(-1), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BookingWindow(Duration.ofDays(8), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BookingWindow(Duration.ZERO, 0))
                .hasMessageContaining("(0 days) must be 1 to 730");
        assertThatThrownBy(() -> new BookingWindow(Duration.ZERO, 731))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HoldPolicy(Duration.ofSeconds(119), 1))
                .hasMessageContaining("must be PT2M to PT30M");
        assertThatThrownBy(() -> new HoldPolicy(Duration.ofSeconds(1_801), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HoldPolicy(Duration.ofMinutes(5), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HoldPolicy(Duration.ofMinutes(5), 101))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
