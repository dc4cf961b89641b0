package io.onecare.core.imports;

import io.onecare.core.NativeSql;
import io.onecare.core.Transactions;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One check of one import, cut into transactions. Nothing it writes is seen before it ends; if it
 * breaks off, the next one begins anew.
 */
final class ImportCheck {

    private final Supplier<EntityManager> entityManager;
    private final Clock clock;
    private final ImportId id;
    private final Transactions transactions;
    private final ImportListener listener;
    private final RuleBook rules;
    private final UUID check = UUID.randomUUID();

    ImportCheck(
            Supplier<EntityManager> entityManager,
            Clock clock,
            ImportId id,
            Transactions transactions,
            ImportListener listener,
            RuleBook rules) {
        this.entityManager = entityManager;
        this.clock = clock;
        this.id = id;
        this.transactions = transactions;
        this.listener = listener;
        this.rules = rules;
    }

    /** Another check of the same import has taken over, or it was given up. */
    private static final class Overtaken extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    ImportOutcome run(Supplier<Optional<ImportRun>> visible) {
        Optional<ImportRefusal> refusal = transactions.inTransaction(() -> start(visible));
        if (refusal.isPresent()) {
            return Imports.refused(refusal.get());
        }
        long revision = step(this::forgetLastCheck);
        ImportRun run = transactions.inTransaction(() -> ImportRun.find(em(), id).orElseThrow());
        try {
            List<RowType> types = run.rowTypes();
            for (RowType type : types) {
                judge(run, rules.of(type));
            }
            for (int i = types.size() - 1; i >= 0; i--) { // what goes no longer keeps the others
                conclude(run, rules.of(types.get(i)));
            }
            return transactions.inTransaction(() -> end(run, revision));
        } catch (Overtaken overtaken) {
            return Imports.refused(ImportRefusal.CHECKED_BY_ANOTHER);
        }
    }

    private EntityManager em() {
        return entityManager.get();
    }

    private Optional<ImportRefusal> start(Supplier<Optional<ImportRun>> visible) {
        if (visible.get().isEmpty()) {
            return Optional.of(ImportRefusal.NOT_FOUND);
        }
        ImportRun.lock(em(), id);
        ImportRun run = ImportRun.find(em(), id).orElseThrow();
        Optional<ImportRefusal> over = Imports.over(run);
        if (over.isEmpty() && run.staged() == 0) {
            return Optional.of(ImportRefusal.NOTHING_STAGED);
        }
        if (over.isEmpty()) {
            run.beginCheck(em(), check, clock.instant());
        }
        return over;
    }

    private long forgetLastCheck(EntityManager em) {
        for (String table : new String[] {"import_gone", "import_problem"}) {
            new NativeSql()
                    .add("delete from " + table + " where import_id = ?", id.value())
                    .add(table.equals("import_problem") ? " and by_check" : "")
                    .update(em);
        }
        return Revision.of(ImportRun.find(em, id).orElseThrow().kind()).read(em);
    }

    private void judge(ImportRun run, RowRules rules) {
        inStretches(run, rules, ImportPhase.MATCHING, s -> rules.match(em(), run, s));
        atOnce(run, rules, ImportPhase.COMPARING, em -> rules.compare(em, run));
        inStretches(
                run, rules, ImportPhase.COMPARING, s -> ProblemSql.markWrong(em(), run, rules, s));
    }

    private void conclude(ImportRun run, RowRules rules) {
        atOnce(run, rules, ImportPhase.FINDING_GONE, em -> rules.findGone(em, run));
        inStretches(
                run,
                rules,
                ImportPhase.COMPARING,
                s -> {
                    rules.holdAgainstTheRest(em(), run, s);
                    ProblemSql.markWrong(em(), run, rules, s);
                });
        atOnce(run, rules, ImportPhase.COUNTING, em -> count(em, run, rules));
    }

    private void inStretches(
            ImportRun run, RowRules rules, ImportPhase phase, Consumer<Stretch> work) {
        Progress progress = new Progress(listener, phase, rules.type(), run.staged());
        for (Stretch stretch : Stretch.all(run.staged())) {
            step(
                    em -> {
                        work.accept(stretch);
                        return 0L;
                    });
            progress.reached(stretch.last());
        }
    }

    private void atOnce(
            ImportRun run, RowRules rules, ImportPhase phase, Consumer<EntityManager> work) {
        Progress progress = new Progress(listener, phase, rules.type(), run.staged());
        step(
                em -> {
                    work.accept(em);
                    return 0L;
                });
        progress.reached(run.staged());
    }

    private long step(java.util.function.ToLongFunction<EntityManager> work) {
        return transactions.inTransaction(
                () -> {
                    EntityManager em = em();
                    if (!ImportRun.find(em, id)
                            .orElseThrow()
                            .isStillCheckedBy(em, check, clock.instant())) {
                        throw new Overtaken();
                    }
                    return work.applyAsLong(em);
                });
    }

    private static void count(EntityManager em, ImportRun run, RowRules rules) {
        String type = rules.type().name();
        String rows =
                "(select count(*) from "
                        + rules.staging()
                        + " s where s.import_id = c.import_id"
                        + " and s.verdict = ";
        String problems =
                "(select count(*) from import_problem p where p.import_id = c.import_id"
                        + " and p.row_type = c.row_type and p.warning = ";
        new NativeSql()
                .add("update import_count c set added = " + rows + "'NEW'),")
                .add(" changed = " + rows + "'CHANGED'), unchanged = " + rows + "'UNCHANGED'),")
                .add(" wrong = " + rows + "'WRONG'), gone = (select count(*) from import_gone g")
                .add(" where g.import_id = c.import_id and g.row_type = c.row_type),")
                .add(" problems = " + problems + "false), warnings = " + problems + "true)")
                .add(" where c.import_id = ? and c.row_type = ?", run.id(), type)
                .update(em);
    }

    private ImportOutcome end(ImportRun run, long revision) {
        EntityManager em = em();
        if (!run.isStillCheckedBy(em, check, clock.instant())) {
            throw new Overtaken();
        }
        if (Revision.of(run.kind()).read(em) != revision) {
            return Imports.refused(ImportRefusal.CHANGED_SINCE_CHECK);
        }
        run.endCheck(em, revision, clock.instant());
        return Imports.done(em, id);
    }
}
