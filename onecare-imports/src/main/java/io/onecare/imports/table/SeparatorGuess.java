package io.onecare.imports.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What separates the cells of a text: the sign that stands equally often in the most of its first
 * lines. Decimal commas and commas in addresses stand there less often, or now and then.
 */
final class SeparatorGuess {

    private static final int LINES = 50;

    /** The first wins a tie. */
    private static final List<Separator> CANDIDATES =
            List.of(Separator.SEMICOLON, Separator.TAB, Separator.COMMA, Separator.BAR);

    private SeparatorGuess() {}

    static Separator of(String head) {
        Separator best = Separator.SEMICOLON;
        long bestScore = 0;
        for (Separator candidate : CANDIDATES) {
            long score = score(head, candidate.sign());
            if (score > bestScore) {
                bestScore = score;
                best = candidate;
            }
        }
        return best;
    }

    private static long score(String head, char sign) {
        Map<Integer, Integer> linesByCount = new HashMap<>();
        int lines = 0;
        int count = 0;
        boolean isQuoted = false;
        boolean isBlank = true;
        for (int i = 0; i < head.length() && lines < LINES; i++) {
            char at = head.charAt(i);
            if (at == '"') {
                isQuoted = !isQuoted;
                isBlank = false;
            } else if (isQuoted) {
                continue;
            } else if (at == '\n' || at == '\r') {
                if (!isBlank) {
                    linesByCount.merge(count, 1, Integer::sum);
                    lines++;
                }
                count = 0;
                isBlank = true;
            } else {
                isBlank = false;
                count += at == sign ? 1 : 0;
            }
        }
        if (!isBlank && lines < LINES) {
            linesByCount.merge(count, 1, Integer::sum);
        }
        return linesByCount.entrySet().stream()
                .mapToLong(entry -> (long) entry.getKey() * entry.getValue())
                .max()
                .orElse(0);
    }
}
