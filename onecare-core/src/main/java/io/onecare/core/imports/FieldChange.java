package io.onecare.core.imports;

import org.jspecify.annotations.Nullable;

/**
 * What changes in one column, as text: days as {@code 2026-03-16}, euro as {@code 47.50}, degrees
 * with a point, several values parted by commas. It may be personal data and is hidden in {@code
 * toString}.
 *
 * @param column the column
 * @param before what is known, or null if nothing
 * @param after what the row says, or null if nothing
 */
public record FieldChange(ImportColumn column, @Nullable String before, @Nullable String after) {

    /** The column only. */
    @Override
    public String toString() {
        return "FieldChange(" + column + ")";
    }
}
