package io.onecare.imports;

import io.onecare.core.imports.ImportColumn;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one type of row comes out of a line.
 *
 * @param when which lines give such a row; null for all of them
 * @param sources where each of our columns comes from; a column without one is not in the file
 */
public record RowMapping(@Nullable LineCondition when, Map<ImportColumn, RowSource> sources) {

    /** Copies the sources. */
    public RowMapping {
        Objects.requireNonNull(sources, "sources");
        EnumMap<ImportColumn, RowSource> copy = new EnumMap<>(ImportColumn.class);
        copy.putAll(sources);
        sources = Collections.unmodifiableMap(copy);
    }
}
