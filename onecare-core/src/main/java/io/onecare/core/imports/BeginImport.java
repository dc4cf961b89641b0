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
 * @param columns by row type the columns that the source has; one type or more. A column that it
 *     has not leaves what is known as it is; a value that is missing in one that it has takes away
 *     what is known. Of a row type without an entry the source does not speak: what is known of
 *     that type stays as it is, in either mode
 */
public record BeginImport(
        ImportKind kind, ImportMode mode, LocalDate asOf, Map<RowType, Set<ImportColumn>> columns) {

    /**
     * Checks and copies the columns.
     *
     * @throws IllegalArgumentException if there is no row type, one is not of the kind, or one of
     *     its columns is not its own, or one that it must have is missing
     */
    public BeginImport {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(asOf, "asOf");
        if (columns.isEmpty()) {
            throw new IllegalArgumentException(
                    "The source speaks of no row type but must speak of one of (%s) or more."
                            .formatted(kind.rowTypes()));
        }
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
     * An import whose source has every column of every row type.
     *
     * @param kind what it brings
     * @param mode what becomes of what it does not name
     * @param asOf the day from which on it speaks
     * @return the wish
     */
    public static BeginImport of(ImportKind kind, ImportMode mode, LocalDate asOf) {
        Map<RowType, Set<ImportColumn>> columns = new EnumMap<>(RowType.class);
        kind.rowTypes().forEach(type -> columns.put(type, EnumSet.copyOf(type.columns())));
        return new BeginImport(kind, mode, asOf, columns);
    }
}
