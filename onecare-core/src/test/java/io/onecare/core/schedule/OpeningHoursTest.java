package io.onecare.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.time.ValidityPeriod;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** What lies within opening hours, and what a closure concerns. */
class OpeningHoursTest {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    /** The clocks go forward from 02:00 to 03:00, a Sunday. */
    private static final LocalDate SPRING = LocalDate.of(2026, 3, 29);

    /** The clocks go back from 03:00 to 02:00, a Sunday. */
    private static final LocalDate AUTUMN = LocalDate.of(2026, 10, 25);

    private static final OpeningHours SUNDAY =
            OpeningHours.ofWeekly(
                    opening("00:00", "04:00"),
                    opening("09:00", "11:00"),
                    opening("11:00", "13:00"));

    @Test
    void what_begins_and_ends_with_the_hours_lies_within_them() {
        LocalDate day = LocalDate.of(2026, 6, 14);

        assertThat(SUNDAY.cover(time(day, "09:00", "11:00"), ROME)).isTrue();
        assertThat(SUNDAY.cover(time(day, "10:30", "11:30"), ROME)).isTrue(); // two shifts
        assertThat(SUNDAY.cover(time(day, "12:30", "13:01"), ROME)).isFalse();
        assertThat(SUNDAY.cover(time(day, "08:59", "09:30"), ROME)).isFalse();
        assertThat(SUNDAY.cover(time(day.plusDays(1), "09:00", "09:30"), ROME)).isFalse();
    }

    @Test
    void a_closure_takes_away_and_an_extra_opening_gives_back() {
        LocalDate day = LocalDate.of(2026, 6, 14);
        OpeningHours closed = SUNDAY.with(closure(day, DayHours.allDay()));
        OpeningHours partly = closed.with(ExtraOpening.of(day, hours("09:30", "10:00")));

        assertThat(closed.cover(time(day, "09:30", "10:00"), ROME)).isFalse();
        assertThat(partly.cover(time(day, "09:30", "10:00"), ROME)).isTrue();
        assertThat(partly.cover(time(day, "09:30", "10:01"), ROME)).isFalse();
        assertThat(closed.without(closure(day, DayHours.allDay()))).isEqualTo(SUNDAY);
        assertThat(closed.with(closure(day, DayHours.allDay()))).isEqualTo(closed);
    }

    @Test
    void both_nights_the_clocks_change_are_open_as_long_as_they_last() {
        // 01:30 to 03:30 on the wall is one hour of real time
        assertThat(
                        SUNDAY.cover(
                                new SlotTime(
                                        Instant.parse("2026-03-29T00:30:00Z"),
                                        Instant.parse("2026-03-29T01:30:00Z")),
                                ROME))
                .isTrue();
        // 02:30 comes twice
        assertThat(
                        SUNDAY.cover(
                                new SlotTime(
                                        Instant.parse("2026-10-25T00:30:00Z"),
                                        Instant.parse("2026-10-25T02:30:00Z")),
                                ROME))
                .isTrue();
        assertThat(
                        SUNDAY.cover(
                                new SlotTime(
                                        Instant.parse("2026-10-25T02:30:00Z"),
                                        Instant.parse("2026-10-25T03:01:00Z")),
                                ROME))
                .isFalse();
    }

    @Test
    void a_closure_concerns_what_it_shares_a_moment_with() {
        LocalDate day = LocalDate.of(2026, 6, 14);
        Closure morning = closure(day, hours("09:00", "10:00"));

        assertThat(morning.concerns(time(day, "08:30", "09:00"), ROME)).isFalse();
        assertThat(morning.concerns(time(day, "08:30", "09:01"), ROME)).isTrue();
        assertThat(morning.concerns(time(day, "10:00", "10:30"), ROME)).isFalse();
        assertThat(morning.concerns(time(day.plusDays(1), "09:00", "09:30"), ROME)).isFalse();
        assertThat(
                        closure(SPRING, DayHours.allDay())
                                .concerns(time(SPRING, "23:30", "23:59"), ROME))
                .isTrue();
        assertThat(
                        closure(AUTUMN, DayHours.allDay())
                                .concerns(time(AUTUMN, "00:00", "00:30"), ROME))
                .isTrue();
    }

    private static WeeklyOpening opening(String from, String until) {
        return WeeklyOpening.of(
                DayOfWeek.SUNDAY,
                hours(from, until),
                ValidityPeriod.from(LocalDate.of(2026, 1, 1)));
    }

    private static Closure closure(LocalDate day, DayHours hours) {
        return Closure.of(ValidityPeriod.between(day, day.plusDays(1)), hours, ClosureReason.OTHER);
    }

    private static DayHours hours(String from, String until) {
        return DayHours.between(LocalTime.parse(from), LocalTime.parse(until));
    }

    private static SlotTime time(LocalDate day, String from, String until) {
        return new SlotTime(
                day.atTime(LocalTime.parse(from)).atZone(ROME).toInstant(),
                day.atTime(LocalTime.parse(until)).atZone(ROME).toInstant());
    }
}
