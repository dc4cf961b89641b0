package io.onecare.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Counting in memory: bounded, and with nothing in it that was typed. */
class EmptySearchTallyTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 1);

    @Test
    void different_searches_are_bounded_and_known_ones_are_still_counted() {
        EmptySearchTally tally = new EmptySearchTally();
        for (int i = 0; i <= EmptySearchTally.MAX_DIFFERENT; i++) {
            tally.add(search("S-" + i, "MI"));
        }
        tally.add(search("S-0", "MI"));

        assertThat(tally.drain())
                .hasSize(EmptySearchTally.MAX_DIFFERENT)
                .containsEntry(search("S-0", "MI"), 2);
        assertThat(tally.drain()).isEmpty();
    }

    @Test
    void what_is_no_province_or_no_code_is_refused() {
        assertThatThrownBy(() -> search("S", "Via Roma 1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> search("", null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> search("x".repeat(41), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static EmptySearch search(String service, String province) {
        return new EmptySearch(DAY, service, province, "BASE", EmptySearchReason.TOO_FAR);
    }
}
