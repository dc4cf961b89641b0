package io.onecare.core.imports;

/**
 * How far a check or an application is. Counted in rows of the database that are done, never
 * guessed: a phase begins at 0, and reaches its total only when it is over. Within one statement
 * that cannot be cut, it stands still.
 *
 * @param phase what is being done
 * @param rowType the rows it is done with
 * @param done rows done in this phase, 0 to total
 * @param total rows to do in this phase
 */
public record ImportProgress(ImportPhase phase, RowType rowType, long done, long total) {}
