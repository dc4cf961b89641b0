package io.onecare.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ValidityPeriodTest {

    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);

    @Test
    void the_first_day_belongs_to_the_period_and_the_end_does_not() {
        ValidityPeriod period = ValidityPeriod.between(NEW_YEAR, NEW_YEAR.plusDays(2));

        assertThat(period.contains(NEW_YEAR.minusDays(1))).isFalse();
        assertThat(period.contains(NEW_YEAR)).isTrue();
        assertThat(period.contains(NEW_YEAR.plusDays(1))).isTrue();
        assertThat(period.contains(NEW_YEAR.plusDays(2))).isFalse();
    }

    @Test
    void a_period_without_end_holds_every_later_day() {
        assertThat(ValidityPeriod.from(NEW_YEAR).contains(LocalDate.MAX)).isTrue();
        assertThat(ValidityPeriod.from(NEW_YEAR).contains(NEW_YEAR.minusDays(1))).isFalse();
    }

    @Test
    void a_period_that_would_hold_no_day_is_refused() {
        assertThatThrownBy(() -> ValidityPeriod.between(NEW_YEAR, NEW_YEAR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holds no day");
    }
}
