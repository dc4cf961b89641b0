package io.onecare.core.member;

import java.util.List;

/** What became of a roll. */
public sealed interface RollOutcome {

    /**
     * All of it was taken over, and becomes visible when the caller's transaction commits.
     *
     * @param added how many members are new
     * @param known how many members were known and are now as the roll has them
     * @param ended how many members the roll no longer names and whose cover was ended
     */
    record Imported(int added, int known, int ended) implements RollOutcome {}

    /**
     * Nothing of it was taken over.
     *
     * @param problems what is wrong, in the order of the roll, policies first; at least one, at
     *     most {@value RollImport#MAX_PROBLEMS}
     */
    record Refused(List<RollProblem> problems) implements RollOutcome {

        /** Copies the problems. */
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
