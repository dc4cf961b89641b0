package io.onecare.core.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.care.spi.WorkingCalendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingTimeTest {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    /** Law 260/1949 with its changes; 4 October again from 2026 (law 151/2025). */
    private static final Set<LocalDate> HOLIDAYS =
            Set.of(
                    LocalDate.of(2025, 4, 21), // Easter Monday
                    LocalDate.of(2025, 4, 25),
                    LocalDate.of(2025, 5, 1),
                    LocalDate.of(2025, 12, 8),
                    LocalDate.of(2025, 12, 25),
                    LocalDate.of(2025, 12, 26),
                    LocalDate.of(2026, 1, 1),
                    LocalDate.of(2026, 1, 6),
                    LocalDate.of(2027, 10, 4));

    private static final WorkingCalendar ITALY =
            day ->
                    day.getDayOfWeek() != DayOfWeek.SATURDAY
                            && day.getDayOfWeek() != DayOfWeek.SUNDAY
                            && !HOLIDAYS.contains(day);

    private static final WorkingTime DESK =
            WorkingTime.of(ITALY, ROME, LocalTime.of(9, 0), LocalTime.of(18, 0));

    @Test
    void the_desk_opens_at_its_hour_on_the_day_of_a_moment_also_when_the_clocks_change() {
        assertThat(DESK.openingOn(Instant.parse("2026-03-27T17:00:00Z")))
                .isEqualTo(Instant.parse("2026-03-27T08:00:00Z"));
        assertThat(DESK.openingOn(Instant.parse("2026-03-30T16:00:00Z")))
                .isEqualTo(Instant.parse("2026-03-30T07:00:00Z"));
        // it is the next day in Rome already
        assertThat(DESK.openingOn(Instant.parse("2026-06-08T22:30:00Z")))
                .isEqualTo(Instant.parse("2026-06-09T07:00:00Z"));
    }

    @ParameterizedTest(name = "received {0}, due {1}")
    @CsvSource({
        // the table of the project's safety paper
        "2025-04-17T10:00, 2025-04-22",
        "2025-04-24T10:00, 2025-04-29",
        "2025-12-05T10:00, 2025-12-10",
        "2025-12-23T10:00, 2025-12-29",
        "2027-10-01T10:00, 2027-10-06",
        // boundaries: before opening, the last moment, closing time, a Saturday, a holiday, New
        // Year
        "2025-04-14T00:00, 2025-04-16",
        "2025-04-14T17:59:59.999, 2025-04-16",
        "2025-04-14T18:00, 2025-04-17",
        "2025-04-12T10:00, 2025-04-16",
        "2025-04-21T10:00, 2025-04-24",
        "2025-12-31T23:30, 2026-01-07"
    })
    void an_answer_is_due_at_closing_time_two_working_days_later(
            LocalDateTime received, LocalDate due) {
        assertThat(DESK.dueAfter(at(received), 2)).isEqualTo(at(due.atTime(18, 0)));
    }

    @Test
    void the_time_does_not_run_while_the_sender_is_asked() {
        Instant due = at(LocalDateTime.of(2025, 4, 16, 18, 0));
        Instant asked = at(LocalDateTime.of(2025, 4, 15, 16, 0));
        Instant answered = at(LocalDateTime.of(2025, 4, 17, 11, 0));

        // left: 2 hours of the 15th and 9 of the 16th; from the 17th at 11: 7 hours, then 4 of the
        // 18th
        assertThat(DESK.dueAfterPause(due, asked, answered))
                .isEqualTo(at(LocalDateTime.of(2025, 4, 18, 13, 0)));
    }

    @Test
    void a_pause_outside_working_hours_moves_nothing() {
        Instant due = at(LocalDateTime.of(2025, 4, 16, 18, 0));

        assertThat(
                        DESK.dueAfterPause(
                                due,
                                at(LocalDateTime.of(2025, 4, 15, 18, 0)),
                                at(LocalDateTime.of(2025, 4, 16, 8, 59))))
                .isEqualTo(due);
    }

    @Test
    void a_pause_after_the_due_time_does_not_make_it_later() {
        Instant due = at(LocalDateTime.of(2025, 4, 16, 18, 0));

        assertThat(
                        DESK.dueAfterPause(
                                due,
                                at(LocalDateTime.of(2025, 4, 17, 10, 0)),
                                at(LocalDateTime.of(2025, 4, 18, 10, 0))))
                .isEqualTo(due);
    }

    @Test
    void only_opening_hours_of_working_days_count() {
        assertThat(
                        DESK.between(
                                at(LocalDateTime.of(2025, 4, 17, 17, 0)),
                                at(LocalDateTime.of(2025, 4, 22, 10, 30))))
                .isEqualTo(Duration.ofMinutes(60 + 9 * 60 + 90));
        assertThat(
                        DESK.between(
                                at(LocalDateTime.of(2025, 4, 19, 0, 0)),
                                at(LocalDateTime.of(2025, 4, 22, 9, 0))))
                .isZero();
    }

    @Test
    void a_desk_that_works_through_the_night_the_clocks_change_works_an_hour_less_or_more() {
        WorkingTime night =
                WorkingTime.of(day -> true, ROME, LocalTime.of(1, 0), LocalTime.of(5, 0));

        assertThat(hoursOf(night, LocalDate.of(2026, 3, 28))).isEqualTo(4);
        assertThat(hoursOf(night, LocalDate.of(2026, 3, 29))).isEqualTo(3);
        assertThat(hoursOf(night, LocalDate.of(2026, 10, 25))).isEqualTo(5);
    }

    @Test
    void letting_working_time_pass_is_the_inverse_of_measuring_it() {
        Random random = new Random(20250417);
        Instant begin = at(LocalDateTime.of(2025, 12, 1, 0, 0));
        for (int i = 0; i < 100_000; i++) {
            Instant from = begin.plusSeconds(random.nextInt(40 * 24 * 3600));
            Duration working = Duration.ofSeconds(1 + random.nextInt(60 * 3600));

            Instant end = DESK.plus(from, working);

            assertThat(DESK.between(from, end)).isEqualTo(working);
            assertThat(DESK.between(from, end.minusNanos(1))).isLessThan(working);
        }
    }

    @Test
    void what_makes_no_sense_is_refused() {
        Instant now = at(LocalDateTime.of(2025, 4, 17, 10, 0));

        assertThatThrownBy(() -> DESK.dueAfter(now, 0)).hasMessageContaining("(0) working days");
        assertThatThrownBy(() -> DESK.between(now, now.minusNanos(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DESK.plus(now, Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DESK.dueAfterPause(now, now, now.minusNanos(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> WorkingTime.of(ITALY, ROME, LocalTime.of(18, 0), LocalTime.of(9, 0)))
                .isInstanceOf(IllegalArgumentException.class);
        WorkingTime never =
                WorkingTime.of(day -> false, ROME, LocalTime.of(9, 0), LocalTime.of(18, 0));
        assertThatThrownBy(() -> never.dueAfter(now, 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no working day");
    }

    private static long hoursOf(WorkingTime desk, LocalDate day) {
        return desk.between(
                        day.atStartOfDay(ROME).toInstant(),
                        day.plusDays(1).atStartOfDay(ROME).toInstant())
                .toHours();
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(ROME).toInstant();
    }
}
