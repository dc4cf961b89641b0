package io.onecare.imports;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says which lines are meant, by the word in one of their columns. Case, accents and white space do
 * not matter.
 *
 * @param column the name of the column in the header
 * @param words the words, one of which must stand there
 */
public record LineCondition(String column, Set<String> words) {

    /**
     * Copies the words.
     *
     * @throws IllegalArgumentException if there is none
     */
    public LineCondition {
        words = Set.copyOf(words);
        if (column.isBlank() || words.isEmpty()) {
            throw new IllegalArgumentException(
                    "The condition must name a column and a word, but it is (%s) and (%s)."
                            .formatted(column, words));
        }
    }

    Set<String> folded() {
        return words.stream().map(Words::fold).collect(Collectors.toSet());
    }
}
