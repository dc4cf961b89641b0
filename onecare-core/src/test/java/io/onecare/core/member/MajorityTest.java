package io.onecare.core.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MajorityTest {

    @ParameterizedTest
    @CsvSource({
        "2008-03-16, 2026-03-16",
        "2008-01-01, 2026-01-01",
        "2007-12-31, 2025-12-31",
        "2008-02-28, 2026-02-28",
        "2008-02-29, 2026-02-28",
        "2008-03-01, 2026-03-01",
    })
    void the_eighteenth_birthday_is_the_first_day_of_majority(LocalDate birth, LocalDate first) {
        assertThat(Majority.isReachedOn(first.minusDays(1), birth)).isFalse();
        assertThat(Majority.isReachedOn(first, birth)).isTrue();
        assertThat(Majority.isReachedOn(first.plusDays(1), birth)).isTrue();
    }

    @Test
    void somebody_not_yet_born_is_a_minor() {
        LocalDate day = LocalDate.of(2026, 3, 16);

        assertThat(Majority.isReachedOn(day, day.plusDays(1))).isFalse();
    }
}
