package io.onecare.portal.configuration;

import io.onecare.portal.terms.TermsBlock;
import java.util.ArrayList;
import java.util.List;

/** What one text has that another has not, block by block. */
public final class TextDifference {

    /** Comparing more would take too long to wait for: then all in between counts as changed. */
    private static final long MOST_STEPS = 4_000_000;

    private TextDifference() {}

    /** What became of a block. */
    public enum Fate {
        /** It is in the new text only. */
        ADDED,
        /** It is in the old text only. */
        REMOVED
    }

    /**
     * A block that is not in both.
     *
     * @param fate in which text it is
     * @param words what it says
     */
    public record Change(Fate fate, String words) {}

    /**
     * Compares two texts.
     *
     * @param before the old one
     * @param after the new one
     * @return in the order of the text; empty if they show the same
     */
    public static List<Change> between(String before, String after) {
        List<String> old = blocks(before);
        List<String> now = blocks(after);
        int head = 0;
        while (head < Math.min(old.size(), now.size()) && old.get(head).equals(now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < Math.min(old.size(), now.size()) - head
                && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        return middle(old.subList(head, old.size() - tail), now.subList(head, now.size() - tail));
    }

    /** By the longest common subsequence. */
    private static List<Change> middle(List<String> old, List<String> now) {
        boolean isTooMuch = (long) old.size() * now.size() > MOST_STEPS;
        int[][] common = new int[old.size() + 1][isTooMuch ? 1 : now.size() + 1];
        for (int i = old.size() - 1; i >= 0 && !isTooMuch; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] =
                        old.get(i).equals(now.get(j))
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<Change> changes = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            boolean isLastOld = i == old.size();
            boolean isLastNow = j == now.size();
            if (!isLastOld && !isLastNow && !isTooMuch && old.get(i).equals(now.get(j))) {
                i++;
                j++;
            } else if (isLastNow
                    || (!isLastOld && (isTooMuch || common[i + 1][j] >= common[i][j + 1]))) {
                changes.add(new Change(Fate.REMOVED, old.get(i++)));
            } else {
                changes.add(new Change(Fate.ADDED, now.get(j++)));
            }
        }
        return changes;
    }

    private static List<String> blocks(String text) {
        return text.isBlank()
                ? List.of()
                : TermsBlock.of(text).stream().flatMap(block -> block.lines().stream()).toList();
    }
}
