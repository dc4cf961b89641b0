package io.onecare.core.imports;

import org.jspecify.annotations.Nullable;

/**
 * A category of the catalogue. A row that repeats another one wholly is harmless. New categories
 * come after the known ones, in the order of the rows.
 *
 * @param code the code
 * @param nameItalian the Italian name, 1 to 200 characters
 * @param nameEnglish the English name, or null
 */
public record CategoryRow(
        @Nullable String code, @Nullable String nameItalian, @Nullable String nameEnglish)
        implements ImportRow {

    @Override
    public RowType type() {
        return RowType.CATEGORY;
    }
}
