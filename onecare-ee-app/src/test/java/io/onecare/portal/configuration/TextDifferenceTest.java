package io.onecare.portal.configuration;

import static io.onecare.portal.configuration.TextDifference.Fate.ADDED;
import static io.onecare.portal.configuration.TextDifference.Fate.REMOVED;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.configuration.TextDifference.Change;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class TextDifferenceTest {

    @Test
    void what_is_in_both_is_left_out_wherever_it_stands() {
        String before = "# Uno\n\nPrima.\n\nResta.\n\n- a\n- b\n- c\n\nFine.";
        String after = "# Uno\n\nDopo.\n\nResta.\n\n- a\n- c\n- d\n\nFine.";

        assertThat(TextDifference.between(before, after))
                .containsExactly(
                        new Change(REMOVED, "Prima."),
                        new Change(ADDED, "Dopo."),
                        new Change(REMOVED, "b"),
                        new Change(ADDED, "d"));
    }

    @Test
    void lines_and_spaces_that_show_the_same_are_no_change() {
        assertThat(TextDifference.between("Una\nriga.\n\nDue.", "Una riga.\n\n\n  Due.  "))
                .isEmpty();
        assertThat(TextDifference.between("", " ")).isEmpty();
    }

    @Test
    void a_first_translation_is_all_new() {
        assertThat(TextDifference.between("", "One.\n\nTwo."))
                .containsExactly(new Change(ADDED, "One."), new Change(ADDED, "Two."));
    }

    @Test
    void the_longest_texts_are_compared_while_one_waits() {
        String before = paragraphs("a");
        String after = paragraphs("b");

        Assertions.assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThat(TextDifference.between(before, after)).hasSize(80_000));
    }

    private static String paragraphs(String word) {
        return IntStream.range(0, 40_000)
                .mapToObj(i -> word + i % 10)
                .collect(Collectors.joining("\n\n"));
    }
}
