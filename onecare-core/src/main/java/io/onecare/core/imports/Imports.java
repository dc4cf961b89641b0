package io.onecare.core.imports;

import io.onecare.core.Actor;
import io.onecare.core.CallersTransaction;
import io.onecare.core.ErrorCode;
import io.onecare.core.NativeSql;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.Transactions;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.imports.spi.ComuneLocator;
import io.onecare.core.member.FamilyLimits;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes over what an insurer already has: staged in batches, checked, shown as a difference, and
 * applied as a whole or not at all. Thread-safe as far as the entity manager supplier is.
 *
 * <p>Only administrators and the system import. What is staged is seen by nobody else and changes
 * nothing. Who applies holds the lock that every change of the network (or of the roll) takes, so
 * that imports follow each other; if anything was changed since the check, it is not applied.
 *
 * <p>Rows of the roll hold names and tax codes. They are deleted in the transaction that applies
 * them or gives them up, and administrators who look at them are in the audit trail (decision
 * 0068).
 */
public final class Imports {

    /** The most rows of one batch. */
    public static final int MAX_BATCH = 1_000;

    /** The most lines or problems of one page. */
    public static final int MAX_PAGE_SIZE = 100;

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final AuditTrail audit;
    private final ComuneLocator comuni;
    private final RuleBook rules;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the caller's transaction
     * @param clock tells when it happens
     * @param audit keeps who imported
     * @param comuni knows where comuni lie
     * @param limits how large a family on the roll may be
     */
    public Imports(
            Supplier<EntityManager> entityManager,
            Clock clock,
            AuditTrail audit,
            ComuneLocator comuni,
            FamilyLimits limits) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.audit = Objects.requireNonNull(audit, "audit");
        this.comuni = Objects.requireNonNull(comuni, "comuni");
        this.rules = new RuleBook(clock, Objects.requireNonNull(limits, "limits"));
    }

    /**
     * Begins an import.
     *
     * @param actor who asks; an administrator or the system
     * @param wish what is to be imported
     * @return done, or refused with {@link ImportRefusal#NOT_FOUND} for other actors
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public ImportOutcome begin(Actor actor, BeginImport wish) {
        EntityManager em = begin();
        if (!mayImport(actor)) {
            return refused(ImportRefusal.NOT_FOUND);
        }
        return done(em, ImportRun.begin(em, actor, wish, clock.instant()));
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
        if (lines.size() > MAX_BATCH) {
            throw new IllegalArgumentException(
                    "The number of rows (%d) must be at most %d."
                            .formatted(lines.size(), MAX_BATCH));
        }
        EntityManager em = begin();
        Optional<ImportRun> found = visible(em, actor, id);
        if (found.isEmpty()) {
            return refused(ImportRefusal.NOT_FOUND);
        }
        List<RowType> types = found.get().rowTypes();
        if (!lines.stream().allMatch(line -> types.contains(line.row().type()))) {
            return refused(ImportRefusal.ROW_OF_ANOTHER_KIND);
        }
        if (!ImportRun.takeNumbers(em, id, lines.size(), clock.instant())) {
            return refused(ImportRefusal.NOT_STAGING);
        }
        int number = ImportRun.find(em, id).orElseThrow().staged() - lines.size();
        Staging staging = new Staging(id, comuni, clock.instant());
        for (SourceLine line : lines) {
            staging.add(++number, line);
        }
        staging.send(em);
        return done(em, id);
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
        return new ImportCheck(entityManager, clock, id, transactions, listener, rules)
                .run(() -> visible(entityManager.get(), actor, id));
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
        EntityManager em = begin();
        if (visible(em, actor, id).isEmpty()) {
            return refused(ImportRefusal.NOT_FOUND);
        }
        ImportRun.lock(em, id);
        ImportRun run = ImportRun.find(em, id).orElseThrow();
        Optional<ImportRefusal> over = over(run);
        if (over.isPresent()) {
            return refused(over.get());
        }
        Long checkedRevision = run.checkedRevision();
        if (run.state() != ImportState.CHECKED || checkedRevision == null) {
            return refused(ImportRefusal.NOT_CHECKED);
        }
        ImportCounts counts = run.report(em).total();
        if (counts.problems() > 0) {
            return refused(ImportRefusal.HAS_PROBLEMS);
        }
        Revision revision = Revision.of(run.kind());
        revision.lock(em);
        if (revision.read(em) != checkedRevision || !mayStillBeDeleted(em, run)) {
            return refused(ImportRefusal.CHANGED_SINCE_CHECK);
        }
        if (counts.changesAnything()) {
            run.rowTypes().forEach(t -> rules.of(t).tell(em, run, actor, audit));
            new Application(em, run, listener, rules).run();
            revision.countUp(em);
        }
        run.applied(em, clock.instant());
        forgetPeople(em, run);
        audit.record(actor, "IMPORTED_" + run.kind(), "Import", id.toString());
        return done(em, id);
    }

    /**
     * Gives an import up. Rows of the roll are deleted at once, all others by {@link #cleanUp}.
     *
     * @param actor who asks; an administrator or the system
     * @param id the import
     * @return done, also if it was given up before; or refused with {@link
     *     ImportRefusal#ALREADY_APPLIED} or {@link ImportRefusal#NOT_FOUND}
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} without a transaction
     */
    public ImportOutcome abandon(Actor actor, ImportId id) {
        EntityManager em = begin();
        if (visible(em, actor, id).isEmpty()) {
            return refused(ImportRefusal.NOT_FOUND);
        }
        ImportRun.lock(em, id);
        ImportRun run = ImportRun.find(em, id).orElseThrow();
        if (run.state() == ImportState.APPLIED) {
            return refused(ImportRefusal.ALREADY_APPLIED);
        }
        run.abandoned(em, clock.instant());
        forgetPeople(em, run);
        return done(em, id);
    }

    /** Nothing can be done with them any more, and they are names and tax codes. */
    private void forgetPeople(EntityManager em, ImportRun run) {
        if (run.kind() != ImportKind.ROLL) {
            return;
        }
        for (RowType type : run.rowTypes()) {
            new NativeSql()
                    .add("delete from " + rules.of(type).staging())
                    .add(" where import_id = ?", run.id())
                    .update(em);
        }
    }

    /**
     * Tells where an import stands.
     *
     * @param actor who asks; an administrator or the system
     * @param id the import
     * @return empty if there is none, also for other actors
     */
    public Optional<ImportReport> find(Actor actor, ImportId id) {
        EntityManager em = entityManager.get();
        return visible(em, actor, id).map(run -> run.report(em));
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
        requireLimit(limit);
        if (!mayImport(actor)) {
            return List.of();
        }
        EntityManager em = entityManager.get();
        return ImportRun.page(em, after, limit).stream().map(run -> run.report(em)).toList();
    }

    /**
     * Gives a part of the difference that the check found, page by page. Its counts are in the
     * report. An administrator who is shown people of the roll is in the audit trail.
     *
     * @param actor who asks; an administrator or the system
     * @param id the import
     * @param wanted which part
     * @param afterPosition {@link DifferenceLine#position()} of the last line of the page before,
     *     or 0 for the first page
     * @param limit the most to return, 1 to {@value #MAX_PAGE_SIZE}
     * @return in the order of the source; fewer than the limit mean that there are no more; empty
     *     before the check, after the import is over, and for other actors
     * @throws IllegalArgumentException if the limit is out of its range
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} if an administrator asks
     *     for people of the roll without a transaction
     */
    public List<DifferenceLine> difference(
            Actor actor, ImportId id, DifferenceCriteria wanted, long afterPosition, int limit) {
        requireLimit(limit);
        EntityManager em = entityManager.get();
        return visible(em, actor, id)
                .filter(run -> run.state() == ImportState.CHECKED)
                .filter(run -> run.speaksOf(wanted.rowType()))
                .map(
                        run ->
                                shown(
                                        actor,
                                        run,
                                        rules.of(wanted.rowType())
                                                .difference(
                                                        em,
                                                        run,
                                                        wanted.verdict(),
                                                        afterPosition,
                                                        limit)))
                .orElse(List.of());
    }

    /** One entry for each import and look: who sees a page sees what the insurer has sent. */
    private <T> List<T> shown(Actor actor, ImportRun run, List<T> lines) {
        if (run.kind() == ImportKind.ROLL
                && actor.role() == Role.ADMINISTRATOR
                && !lines.isEmpty()) {
            audit.recordLooks(actor, "ROLL_IMPORT_VIEWED", "Import", List.of(run.id().toString()));
        }
        return lines;
    }

    /**
     * Gives what is wrong or odd, page by page. Problems of form are there from staging on. An
     * administrator who is shown numbers of people of the roll is in the audit trail.
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
     * @throws OneCareException with {@link ErrorCode#TRANSACTION_REQUIRED} if an administrator asks
     *     for problems of the roll without a transaction
     */
    public List<ImportProblem> problems(
            Actor actor, ImportId id, boolean warnings, long afterPosition, int limit) {
        requireLimit(limit);
        EntityManager em = entityManager.get();
        return visible(em, actor, id)
                .map(
                        run ->
                                shown(
                                        actor,
                                        run,
                                        ProblemSql.page(em, run, warnings, afterPosition, limit)))
                .orElse(List.of());
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
        if (!mayImport(actor)) {
            return 0;
        }
        return new Sweep(entityManager, clock, transactions).run(untouchedSince);
    }

    static ImportOutcome refused(ImportRefusal reason) {
        return new ImportOutcome.Refused(reason);
    }

    static ImportOutcome done(EntityManager em, ImportId id) {
        return new ImportOutcome.Done(ImportRun.find(em, id).orElseThrow().report(em));
    }

    /** Why nothing can be done with it any more. */
    static Optional<ImportRefusal> over(ImportRun run) {
        if (run.state() == ImportState.APPLIED) {
            return Optional.of(ImportRefusal.ALREADY_APPLIED);
        }
        return run.state() == ImportState.ABANDONED
                ? Optional.of(ImportRefusal.ABANDONED)
                : Optional.empty();
    }

    private boolean mayStillBeDeleted(EntityManager em, ImportRun run) {
        return run.rowTypes().stream().allMatch(t -> rules.of(t).mayStillBeDeleted(em, run));
    }

    private static void requireLimit(int limit) {
        if (limit < 1 || limit > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException(
                    "The limit (%d) must be 1 to %d.".formatted(limit, MAX_PAGE_SIZE));
        }
    }

    private static Optional<ImportRun> visible(EntityManager em, Actor actor, ImportId id) {
        return mayImport(actor) ? ImportRun.find(em, id) : Optional.empty();
    }

    private static boolean mayImport(Actor actor) {
        return actor.mayEditNetwork() && actor.mayImportRoll();
    }

    private EntityManager begin() {
        return CallersTransaction.require(entityManager.get(), "A step of an import");
    }
}
