package io.onecare.core.imports;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The wish to begin an import.
 *
 * @param kind what it brings
 * @param mode what becomes of what it does not name
 * @param asOf the day from which on it speaks, in Europe/Rome: what is gone ends there
 * @param columns by row type the columns that the source has. A column that it has not leaves what
 *     is known as it is; a value that is missing in one that it has takes away what is known. A row
 *     type without an entry has all columns
 */
public record BeginImport(
        ImportKind kind, ImportMode mode, LocalDate asOf, Map<RowType, Set<ImportColumn>> columns) {

    /**
     * Checks and copies the columns.
     *
     * @throws IllegalArgumentException if a row type is not of the kind, or one of its columns is
     *     not its own, or one that it must have is missing
     */
    public BeginImport {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(asOf, "asOf");
        Map<RowType, Set<ImportColumn>> copy = new EnumMap<>(RowType.class);
        for (Map.Entry<RowType, Set<ImportColumn>> entry : columns.entrySet()) {
            RowType type = entry.getKey();
            if (!kind.rowTypes().contains(type)) {
                throw new IllegalArgumentException(
                        "The row type (%s) is not one of an import of (%s).".formatted(type, kind));
            }
            if (!type.columns().containsAll(entry.getValue())
                    || !entry.getValue().containsAll(type.requiredColumns())) {
                throw new IllegalArgumentException(
                        "The columns (%s) of a (%s) must be some of (%s), with (%s) among them."
                                .formatted(
                                        entry.getValue(),
                                        type,
                                        type.columns(),
                                        type.requiredColumns()));
            }
            copy.put(type, Set.copyOf(EnumSet.copyOf(entry.getValue())));
        }
        columns = Map.copyOf(copy);
    }

    /**
     * An import whose source has every column.
     *
     * @param kind what it brings
     * @param mode what becomes of what it does not name
     * @param asOf the day from which on it speaks
     * @return the wish
     */
    public static BeginImport of(ImportKind kind, ImportMode mode, LocalDate asOf) {
        return new BeginImport(kind, mode, asOf, Map.of());
    }

    /**
     * Tells which columns the source has.
     *
     * @param type a row type of the kind
     * @return its columns in the source; all if nothing was said
     */
    public Set<ImportColumn> columnsOf(RowType type) {
        return columns.getOrDefault(type, Set.copyOf(type.columns()));
    }
}
