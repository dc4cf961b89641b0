package io.onecare.core.imports;

import org.jspecify.annotations.Nullable;

/**
 * A price list. A row that repeats another one wholly is harmless.
 *
 * @param code the code
 * @param nameItalian the Italian name, 1 to 200 characters
 * @param nameEnglish the English name, or null
 */
public record PriceListRow(
        @Nullable String code, @Nullable String nameItalian, @Nullable String nameEnglish)
        implements ImportRow {

    @Override
    public RowType type() {
        return RowType.PRICE_LIST;
    }
}
