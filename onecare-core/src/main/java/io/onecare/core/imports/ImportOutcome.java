package io.onecare.core.imports;

/** What came of a step of an import. */
public sealed interface ImportOutcome {

    /**
     * The step was done.
     *
     * @param report where the import stands now
     */
    record Done(ImportReport report) implements ImportOutcome {}

    /**
     * The step was not done, and nothing was changed.
     *
     * @param reason why
     */
    record Refused(ImportRefusal reason) implements ImportOutcome {}

    /**
     * Gives the import of a step that was done, for whoever knows that it was.
     *
     * @return the id
     * @throws IllegalStateException if it was refused
     */
    default ImportId id() {
        if (this instanceof Done done) {
            return done.report().id();
        }
        throw new IllegalStateException("The step was not done: " + this);
    }
}
