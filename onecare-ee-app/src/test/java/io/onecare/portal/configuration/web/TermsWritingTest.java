package io.onecare.portal.configuration.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsWritingTest {

    @ParameterizedTest
    @CsvSource({
        "1/2/2030, 2030-01-31T23:00:00Z",
        "01/07/2030, 2030-06-30T22:00:00Z", // in summer
    })
    void a_version_begins_with_its_day_in_italy_and_no_moment_before(String typed, Instant begin) {
        assertThat(TermsWriting.begins(typed)).contains(begin);
    }

    @Test
    void nothing_typed_and_what_is_no_day_is_no_beginning() {
        assertThat(TermsWriting.begins("")).isEmpty();
        assertThat(TermsWriting.begins("domani")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "29/11/2026, false",
        "30/11/2026, false", // today: whoever means at once leaves it empty
        "01/12/2026, true",
        "29/11/2031, true",
        "30/11/2031, false", // five years are a slip of the finger
        "31/02/2027, false"
    })
    void a_day_to_come_is_tomorrow_or_later_and_within_five_years(String typed, boolean isToCome) {
        assertThat(TermsWriting.isToCome(typed, LocalDate.of(2026, 11, 30))).isEqualTo(isToCome);
    }
}
