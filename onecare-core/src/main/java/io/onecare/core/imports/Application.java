package io.onecare.core.imports;

import jakarta.persistence.EntityManager;
import java.util.function.Consumer;

/** Applies what a check found, in the caller's transaction and under the lock of the revision. */
final class Application {

    private final EntityManager em;
    private final ImportRun run;
    private final ImportListener listener;
    private final RuleBook book;

    Application(EntityManager em, ImportRun run, ImportListener listener, RuleBook book) {
        this.em = em;
        this.run = run;
        this.listener = listener;
        this.book = book;
    }

    /**
     * What is new comes in the order in which types build on each other, what ends in the opposite
     * one.
     */
    void run() {
        em.flush();
        for (int i = run.rowTypes().size() - 1; i >= 0; i--) {
            RowRules rules = book.of(run.rowTypes().get(i));
            Progress progress =
                    new Progress(listener, ImportPhase.ENDING, rules.type(), run.staged());
            rules.end(em, run);
            progress.reached(run.staged());
        }
        for (RowType type : run.rowTypes()) {
            RowRules rules = book.of(type);
            inStretches(rules, ImportPhase.ADDING, stretch -> rules.add(em, run, stretch));
            inStretches(rules, ImportPhase.CHANGING, stretch -> rules.change(em, run, stretch));
        }
        em.clear(); // what was read before may be old now
    }

    private void inStretches(RowRules rules, ImportPhase phase, Consumer<Stretch> work) {
        Progress progress = new Progress(listener, phase, rules.type(), run.staged());
        for (Stretch stretch : Stretch.all(run.staged())) {
            work.accept(stretch);
            progress.reached(stretch.last());
        }
    }
}
