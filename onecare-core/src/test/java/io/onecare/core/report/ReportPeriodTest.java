package io.onecare.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Days of Italy, their steps, and what they are compared with. */
class ReportPeriodTest {

    @Test
    void a_day_begins_and_ends_when_it_does_in_italy() {
        assertThat(between("2026-07-01", "2026-08-01").start())
                .isEqualTo(Instant.parse("2026-06-30T22:00:00Z"));
        assertThat(between("2026-12-31", "2027-01-01").endExclusive())
                .isEqualTo(Instant.parse("2026-12-31T23:00:00Z"));
        assertThat(length(between("2026-10-25", "2026-10-26"))).hasHours(25);
        assertThat(length(between("2027-03-28", "2027-03-29"))).hasHours(23);
    }

    @Test
    void a_period_is_compared_with_a_like_one_before() {
        assertThat(ReportPeriod.of(YearMonth.of(2026, 3)).before())
                .as("a month")
                .isEqualTo(ReportPeriod.of(YearMonth.of(2026, 2)));
        assertThat(between("2025-11-01", "2026-11-01").before())
                .as("twelve months")
                .isEqualTo(between("2024-11-01", "2025-11-01"));
        assertThat(between("2026-11-01", "2026-11-06").before())
                .as("the beginning of a month")
                .isEqualTo(between("2026-10-01", "2026-10-06"));
        assertThat(between("2026-03-01", "2026-03-31").before())
                .as("more days than the month before has")
                .isEqualTo(between("2026-02-01", "2026-03-01"));
        assertThat(between("2026-10-20", "2026-10-27").before())
                .as("a week")
                .isEqualTo(between("2026-10-13", "2026-10-20"));
        assertThat(between("2026-10-01", "2026-11-03").before())
                .as("a month and two days")
                .isEqualTo(between("2026-08-29", "2026-10-01"));
    }

    @Test
    void steps_are_days_and_for_longer_periods_months() {
        List<ReportPeriod> days = between("2026-10-24", "2026-12-25").steps();
        assertThat(days).hasSize(62).first().isEqualTo(between("2026-10-24", "2026-10-25"));
        assertThat(days).last().isEqualTo(between("2026-12-24", "2026-12-25"));

        assertThat(between("2026-10-24", "2026-12-26").steps())
                .containsExactly(
                        between("2026-10-24", "2026-11-01"),
                        between("2026-11-01", "2026-12-01"),
                        between("2026-12-01", "2026-12-26"));
    }

    @Test
    void a_period_has_a_day_at_least_and_three_years_at_most() {
        assertThat(between("2026-02-28", "2029-02-28").steps()).hasSize(37);
        assertThatThrownBy(() -> between("2026-02-28", "2029-03-01"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("longer than (3) years");
        assertThatThrownBy(() -> between("2026-10-01", "2026-10-01"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must end after it begins");
    }

    private static Duration length(ReportPeriod period) {
        return Duration.between(period.start(), period.endExclusive());
    }

    private static ReportPeriod between(String from, String untilExclusive) {
        return new ReportPeriod(LocalDate.parse(from), LocalDate.parse(untilExclusive));
    }
}
