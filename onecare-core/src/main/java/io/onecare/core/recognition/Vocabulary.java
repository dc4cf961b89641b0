package io.onecare.core.recognition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words, found also when mistyped: a letter too many, too few, wrong, or two swapped, and doubled
 * letters as one likes. Words are found by what is left of them without one letter, so that a
 * question costs as much as its word is long, however many words there are. Immutable.
 */
final class Vocabulary {

    /** Shorter words are too like others to be guessed at. */
    private static final int SHORTEST = 5;

    private final Map<String, List<String>> exact = new HashMap<>();
    private final Map<String, List<String>> shortened = new HashMap<>();

    Vocabulary(Collection<String> words) {
        for (String word : new LinkedHashSet<>(words)) {
            String squeezed = Folding.squeezed(word);
            exact.computeIfAbsent(squeezed, key -> new ArrayList<>(1)).add(word);
            if (squeezed.length() >= SHORTEST) {
                for (String less : withoutOne(squeezed)) {
                    shortened.computeIfAbsent(less, key -> new ArrayList<>(1)).add(squeezed);
                }
            }
        }
    }

    /** The words written like this one, but for doubled letters. */
    List<String> same(String word) {
        return exact.getOrDefault(Folding.squeezed(word), List.of());
    }

    /** The words that this one may be a mistyped form of; empty for short words and numbers. */
    List<String> similar(String word) {
        String squeezed = Folding.squeezed(word);
        if (squeezed.length() < SHORTEST
                || squeezed.length() > 40
                || Character.isDigit(squeezed.charAt(0))) {
            return List.of();
        }
        Set<String> found = new LinkedHashSet<>();
        add(found, squeezed, shortened.getOrDefault(squeezed, List.of()));
        for (String less : withoutOne(squeezed)) {
            if (exact.containsKey(less) && less.length() >= SHORTEST) {
                found.addAll(exact.getOrDefault(less, List.of()));
            }
            add(found, squeezed, shortened.getOrDefault(less, List.of()));
        }
        return List.copyOf(found);
    }

    private void add(Set<String> found, String typed, List<String> candidates) {
        for (String candidate : candidates) {
            if (isOneSlip(typed, candidate)) {
                found.addAll(exact.getOrDefault(candidate, List.of()));
            }
        }
    }

    private static Set<String> withoutOne(String word) {
        Set<String> shorter = new LinkedHashSet<>();
        for (int i = 0; i < word.length(); i++) {
            shorter.add(word.substring(0, i) + word.substring(i + 1));
        }
        return shorter;
    }

    /** Whether one letter more, less or other, or two neighbours swapped, make them equal. */
    private static boolean isOneSlip(String a, String b) {
        int from = 0;
        while (from < a.length() && from < b.length() && a.charAt(from) == b.charAt(from)) {
            from++;
        }
        int endA = a.length();
        int endB = b.length();
        while (endA > from && endB > from && a.charAt(endA - 1) == b.charAt(endB - 1)) {
            endA--;
            endB--;
        }
        int restA = endA - from;
        int restB = endB - from;
        return restA <= 1 && restB <= 1
                || restA == 2
                        && restB == 2
                        && a.charAt(from) == b.charAt(from + 1)
                        && a.charAt(from + 1) == b.charAt(from);
    }
}
