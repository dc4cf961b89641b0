package io.onecare.core.imports;

import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong or odd: where, and why.
 *
 * @param position the place among the problems of the import, to ask for what follows it
 * @param rowType what the row speaks of
 * @param line the line in the source, or null if it is about a thing that no line names
 * @param column the column, or null if it is about the row as a whole
 * @param reason why
 * @param key the key of the row or thing, such as a code or the insurer's number; null if the row
 *     has none
 * @param fact what helps to understand it, as the reason says; never a name, tax code or e-mail
 *     address; null if the reason needs none
 */
public record ImportProblem(
        long position,
        RowType rowType,
        @Nullable Integer line,
        @Nullable ImportColumn column,
        ImportReason reason,
        @Nullable String key,
        @Nullable String fact) {}
