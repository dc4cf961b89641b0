package io.onecare.core.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Also run in JVMs that stand in Rome and in New York. */
class ReminderTest {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    @ParameterizedTest
    @CsvSource({
        // an afternoon in summer
        "1, 2026-06-10T14:00:00Z, 2026-06-09T07:00:00Z",
        "2, 2026-06-10T14:00:00Z, 2026-06-08T07:00:00Z",
        "3, 2026-06-10T14:00:00Z, 2026-06-07T07:00:00Z",
        "7, 2026-06-10T14:00:00Z, 2026-06-03T07:00:00Z",
        // before nine in the morning; half past midnight in Rome is still the day before in UTC
        "1, 2026-06-10T05:30:00Z, 2026-06-09T07:00:00Z",
        "1, 2026-06-09T22:30:00Z, 2026-06-09T07:00:00Z",
        "1, 2026-06-09T21:59:59Z, 2026-06-08T07:00:00Z",
        // over the night of 29 March 2026, which has 23 hours: before it, on its day, after it
        "1, 2026-03-29T07:00:00Z, 2026-03-28T08:00:00Z",
        "1, 2026-03-30T07:00:00Z, 2026-03-29T07:00:00Z",
        "2, 2026-03-30T07:00:00Z, 2026-03-28T08:00:00Z",
        "7, 2026-04-01T07:00:00Z, 2026-03-25T08:00:00Z",
        // over the night of 25 October 2026, which has 25 hours
        "1, 2026-10-25T08:00:00Z, 2026-10-24T07:00:00Z",
        "1, 2026-10-26T08:00:00Z, 2026-10-25T08:00:00Z",
        "3, 2026-10-26T08:00:00Z, 2026-10-23T07:00:00Z",
        // half past two happens twice that night
        "1, 2026-10-25T00:30:00Z, 2026-10-24T07:00:00Z",
        "1, 2026-10-25T01:30:00Z, 2026-10-24T07:00:00Z"
    })
    void a_reminder_is_due_at_nine_on_the_facilitys_wall(int days, Instant start, Instant due) {
        assertThat(Reminder.daysBefore(days).dueAt(start, ROME)).isEqualTo(due);
    }

    @Test
    void the_wall_is_the_facilitys_and_nobody_elses() {
        Instant start = Instant.parse("2026-06-10T02:00:00Z");

        assertThat(Reminder.daysBefore(1).dueAt(start, ZoneId.of("America/New_York")))
                .isEqualTo(Instant.parse("2026-06-08T13:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 4, 5, 6, 8, 30})
    void only_some_days_can_be_chosen(int days) {
        assertThat(Reminder.CHOICES).containsExactly(1, 2, 3, 7);
        assertThatThrownBy(() -> Reminder.daysBefore(days))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(" + days + ")");
    }
}
