package io.onecare.core.imports;

import io.onecare.core.Actor;
import io.onecare.core.audit.AuditTrail;
import jakarta.persistence.EntityManager;
import java.util.List;

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

    /** Keeps in the audit trail of people what becomes of them. Before it is applied. */
    default void tell(EntityManager em, ImportRun run, Actor actor, AuditTrail audit) {
        // of most types there is nothing to keep
    }

    void end(EntityManager em, ImportRun run);

    void change(EntityManager em, ImportRun run, Stretch stretch);

    void add(EntityManager em, ImportRun run, Stretch stretch);

    List<DifferenceLine> difference(
            EntityManager em, ImportRun run, ImportVerdict verdict, long after, int limit);
}
