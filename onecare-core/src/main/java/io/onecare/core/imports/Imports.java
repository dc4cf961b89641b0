package io.onecare.core.imports;

import io.onecare.core.Actor;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes over what an insurer already has: staged in batches, checked, shown as a difference, and
 * applied as a whole or not at all. Thread-safe as far as the entity manager supplier is.
 *
 * <p>Only administrators and the system import. What is staged is seen by nobody else and changes
 * nothing. Who applies holds the lock that every change of the network (or of the roll) takes, so
 * that imports follow each other; if anything was changed since the check, it is not applied.
 */
public final class Imports {

    /** The most rows of one batch. */
    public static final int MAX_BATCH = 1_000;

    /** The most lines or problems of one page. */
    public static final int MAX_PAGE_SIZE = 100;

    Imports() {}

    /**
     * Begins an import.
     *
     * @param actor who asks; an administrator or the system
     * @param wish what is to be imported
     * @return done, or refused with {@link ImportRefusal#NOT_FOUND} for other actors
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public ImportOutcome begin(Actor actor, BeginImport wish) {
        throw new UnsupportedOperationException();
    }

    /**
     * Stages rows. A batch is staged as a whole; whoever does not know whether it was, finds out by
     * the number of rows in the report.
     *
     * @param actor who asks; an administrator or the system
     * @param id the import
     * @param lines the rows in the order of the source, at most {@value #MAX_BATCH}; may be empty
     * @return done, or refused with {@link ImportRefusal#ROW_OF_ANOTHER_KIND}, {@link
     *     ImportRefusal#NOT_STAGING} or {@link ImportRefusal#NOT_FOUND}
     * @throws IllegalArgumentException if there are too many
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public ImportOutcome stage(Actor actor, ImportId id, List<SourceLine> lines) {
        throw new UnsupportedOperationException();
    }

    /**
     * Finds out what would change and what is wrong, in as many transactions of its own as it
     * takes. May be called again at any time before the import is applied; it then begins anew.
     * After it, no more rows can be staged.
     *
     * @param actor who asks; an administrator or the system
     * @param id the import
     * @param transactions runs each piece in a transaction
     * @param listener is told how far it is
     * @return done, also if rows are wrong; or refused with {@link ImportRefusal#NOTHING_STAGED},
     *     {@link ImportRefusal#CHANGED_SINCE_CHECK} if the network or roll was changed meanwhile,
     *     {@link ImportRefusal#CHECKED_BY_ANOTHER}, {@link ImportRefusal#ALREADY_APPLIED}, {@link
     *     ImportRefusal#ABANDONED} or {@link ImportRefusal#NOT_FOUND}
     */
    public ImportOutcome check(
            Actor actor, ImportId id, Transactions transactions, ImportListener listener) {
        throw new UnsupportedOperationException();
    }

    /**
     * Applies an import in the caller's transaction: exactly the difference that its check found.
     * If there is none, nothing is changed, and the network's revision stays.
     *
     * @param actor who asks; an administrator or the system
     * @param id the import
     * @param listener is told how far it is
     * @return done, or refused with {@link ImportRefusal#CHANGED_SINCE_CHECK}, {@link
     *     ImportRefusal#HAS_PROBLEMS}, {@link ImportRefusal#NOT_CHECKED}, {@link
     *     ImportRefusal#ALREADY_APPLIED}, {@link ImportRefusal#ABANDONED} or {@link
     *     ImportRefusal#NOT_FOUND}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public ImportOutcome apply(Actor actor, ImportId id, ImportListener listener) {
        throw new UnsupportedOperationException();
    }

    /**
     * Gives an import up. Its rows are deleted by {@link #cleanUp}.
     *
     * @param actor who asks; an administrator or the system
     * @param id the import
     * @return done, also if it was given up before; or refused with {@link
     *     ImportRefusal#ALREADY_APPLIED} or {@link ImportRefusal#NOT_FOUND}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public ImportOutcome abandon(Actor actor, ImportId id) {
        throw new UnsupportedOperationException();
    }

    /**
     * Tells where an import stands.
     *
     * @param actor who asks; an administrator or the system
     * @param id the import
     * @return empty if there is none, also for other actors
     */
    public Optional<ImportReport> find(Actor actor, ImportId id) {
        throw new UnsupportedOperationException();
    }

    /**
     * Gives the imports, page by page.
     *
     * @param actor who asks; an administrator or the system
     * @param after the last one of the page before, or null for the first page
     * @param limit the most to return, 1 to {@value #MAX_PAGE_SIZE}
     * @return newest first; fewer than the limit mean that there are no more; empty for other
     *     actors
     * @throws IllegalArgumentException if the limit is out of its range
     */
    public List<ImportReport> page(Actor actor, @Nullable ImportReport after, int limit) {
        throw new UnsupportedOperationException();
    }

    /**
     * Gives a part of the difference that the check found, page by page. Its counts are in the
     * report.
     *
     * @param actor who asks; an administrator or the system
     * @param id the import
     * @param wanted which part
     * @param afterPosition {@link DifferenceLine#position()} of the last line of the page before,
     *     or 0 for the first page
     * @param limit the most to return, 1 to {@value #MAX_PAGE_SIZE}
     * @return in the order of the source; fewer than the limit mean that there are no more; empty
     *     before the check, after the import is over and cleaned up, and for other actors
     * @throws IllegalArgumentException if the limit is out of its range
     */
    public List<DifferenceLine> difference(
            Actor actor, ImportId id, DifferenceCriteria wanted, long afterPosition, int limit) {
        throw new UnsupportedOperationException();
    }

    /**
     * Gives what is wrong or odd, page by page. Problems of form are there from staging on.
     *
     * @param actor who asks; an administrator or the system
     * @param id the import
     * @param warnings true for warnings only, false for what is wrong only
     * @param afterPosition {@link ImportProblem#position()} of the last one of the page before, or
     *     0
     * @param limit the most to return, 1 to {@value #MAX_PAGE_SIZE}
     * @return in the order in which they were found; fewer than the limit mean that there are no
     *     more; empty for other actors
     * @throws IllegalArgumentException if the limit is out of its range
     */
    public List<ImportProblem> problems(
            Actor actor, ImportId id, boolean warnings, long afterPosition, int limit) {
        throw new UnsupportedOperationException();
    }

    /**
     * Deletes the rows of imports that are over, and gives up those that nobody has touched for
     * long, such as of a process that was killed. The reports stay. For a job, such as each night.
     *
     * @param actor who asks; an administrator or the system
     * @param untouchedSince imports that were begun, staged into, checked or applied last before
     *     this moment lose their rows
     * @param transactions runs each piece in a transaction
     * @return how many imports lost their rows; 0 for other actors
     */
    public int cleanUp(Actor actor, Instant untouchedSince, Transactions transactions) {
        throw new UnsupportedOperationException();
    }
}
