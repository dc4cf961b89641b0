package io.onecare.imports;

import io.onecare.core.imports.ImportColumn;
import io.onecare.core.imports.ImportKind;
import io.onecare.core.imports.RowType;
import io.onecare.imports.table.TableFormat;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the files of an insurer are to be read: which of their columns is which of ours. Kept as text
 * by {@link MappingText}; proposed by {@link MappingProposal}.
 *
 * @param kind what they bring
 * @param table what is known about the form of the file
 * @param headerLine the line of the header, from 1; null to look for it in the first lines
 * @param format how days, numbers and lists are written
 * @param rows by type of row how it comes out of a line; in the order of the kind
 * @param skip lines that are none of ours, such as totals; null for none
 * @param words by column the words of the file and what they mean: for a column of ours with fixed
 *     words the name of the constant, for others the text to put there; case, accents and white
 *     space of the words do not matter
 */
public record Mapping(
        ImportKind kind,
        TableFormat table,
        @Nullable Integer headerLine,
        ValueFormat format,
        Map<RowType, RowMapping> rows,
        @Nullable LineCondition skip,
        Map<ImportColumn, Map<String, String>> words) {

    /** Columns of ours with fixed words, and the names of those. */
    static final Map<ImportColumn, Set<String>> FIXED_WORDS =
            Map.of(
                    ImportColumn.RELATIONSHIP,
                    names(io.onecare.core.member.Relationship.values()),
                    ImportColumn.BOOKING_MODE,
                    names(io.onecare.core.network.BookingMode.values()),
                    ImportColumn.CONFIRMATION,
                    names(io.onecare.core.network.BookingConfirmation.values()));

    /**
     * Checks and copies what was given.
     *
     * @throws IllegalArgumentException if there is no row, a row is not of the kind, a column is
     *     not of its row or one is missing that must be there, or a word means none of ours
     */
    public Mapping {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(format, "format");
        if (headerLine != null && headerLine < 1) {
            throw new IllegalArgumentException(
                    "The line of the header is (%d) but must be 1 or more.".formatted(headerLine));
        }
        if (rows.isEmpty() || !kind.rowTypes().containsAll(rows.keySet())) {
            throw new IllegalArgumentException(
                    "The rows (%s) must be one or more of (%s)."
                            .formatted(rows.keySet(), kind.rowTypes()));
        }
        rows.forEach(Mapping::check);
        EnumMap<RowType, RowMapping> ordered = new EnumMap<>(RowType.class);
        ordered.putAll(rows);
        rows = Collections.unmodifiableMap(ordered);
        EnumMap<ImportColumn, Map<String, String>> copy = new EnumMap<>(ImportColumn.class);
        words.forEach(
                (column, meanings) -> {
                    check(column, meanings);
                    copy.put(column, Collections.unmodifiableMap(new LinkedHashMap<>(meanings)));
                });
        words = Collections.unmodifiableMap(copy);
    }

    private static void check(RowType type, RowMapping row) {
        Set<ImportColumn> given = row.sources().keySet();
        if (!type.columns().containsAll(given)) {
            throw new IllegalArgumentException(
                    "The columns (%s) of a (%s) must be some of (%s)."
                            .formatted(given, type, type.columns()));
        }
        Set<ImportColumn> missing = EnumSet.copyOf(type.requiredColumns());
        missing.removeAll(given);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "The columns (%s) of a (%s) must be there too.".formatted(missing, type));
        }
    }

    private static void check(ImportColumn column, Map<String, String> meanings) {
        Set<String> fixed = FIXED_WORDS.get(column);
        if (fixed != null && !fixed.containsAll(meanings.values())) {
            throw new IllegalArgumentException(
                    "The words of (%s) mean (%s) but must mean some of (%s)."
                            .formatted(column, meanings.values(), fixed));
        }
    }

    private static Set<String> names(Enum<?>[] constants) {
        Set<String> names = new java.util.LinkedHashSet<>();
        for (Enum<?> constant : constants) {
            names.add(constant.name());
        }
        return Collections.unmodifiableSet(names);
    }
}
