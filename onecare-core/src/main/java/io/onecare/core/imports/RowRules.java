package io.onecare.core.imports;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;

/**
 * What an import does with the rows of one type, in set-based SQL: judges them in a check, and
 * applies what the check found. Holds no state.
 */
interface RowRules {

    RowType type();

    /** The table of the staged rows. */
    String staging();

    /** Finds what the rows of a stretch name, and what speaks against each. */
    void match(EntityManager em, ImportRun run, Stretch stretch);

    /** Holds the rows against each other. */
    void compare(EntityManager em, ImportRun run);

    /** Finds what is known and ends. */
    void findGone(EntityManager em, ImportRun run);

    /** What the rows of a stretch say against what stays; after what is gone was found. */
    default void holdAgainstTheRest(EntityManager em, ImportRun run, Stretch stretch) {}

    /**
     * Tells whether what the check found still holds, as far as it may change without the revision:
     * nothing refers by now to what is to be deleted. Under the lock of the revision.
     */
    default boolean mayStillBeDeleted(EntityManager em, ImportRun run) {
        return true;
    }

    /**
     * What the audit trail of each person is to tell: ids of people by action. Before it is
     * applied.
     */
    default Map<String, List<String>> toldOfPeople(EntityManager em, ImportRun run) {
        return Map.of();
    }

    void end(EntityManager em, ImportRun run);

    void change(EntityManager em, ImportRun run, Stretch stretch);

    void add(EntityManager em, ImportRun run, Stretch stretch);

    List<DifferenceLine> difference(
            EntityManager em, ImportRun run, ImportVerdict verdict, long after, int limit);
}
