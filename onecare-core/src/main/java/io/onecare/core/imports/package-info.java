/**
 * Imports of what an insurer already has: the catalogue of services, facilities, practitioners,
 * price lists with tariffs, and the roll of insured people. Plain records go in, line by line; what
 * would change comes out as a difference; then all of it is applied in one transaction, or nothing.
 *
 * <pre>{@code
 * Imports imports = oneCare.imports();
 * ImportId id = transactions.inTransaction(
 *         () -> imports.begin(actor, BeginImport.of(ImportKind.FACILITIES, ImportMode.UPSERT, today)))
 *         .id();
 * for (List<SourceLine> batch : batches) { // each line with its number in the source
 *     transactions.inTransaction(() -> imports.stage(actor, id, batch));
 * }
 * ImportOutcome checked = imports.check(actor, id, transactions, progress -> show(progress));
 * // show imports.difference(…) and imports.problems(…), page by page
 * ImportOutcome applied =
 *         transactions.inTransaction(() -> imports.apply(actor, id, progress -> show(progress)));
 * }</pre>
 *
 * <p>Nothing that a source can hold is an exception: a wrong tax code, a period upside down, a code
 * that nobody has are each a {@link io.onecare.core.imports.ImportProblem} with line, column and
 * reason. What was staged is seen by nobody but who asks for this import.
 */
@NullMarked
package io.onecare.core.imports;

import org.jspecify.annotations.NullMarked;
