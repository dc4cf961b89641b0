package io.onecare.core.imports;

import org.jspecify.annotations.Nullable;

/**
 * A service of the catalogue.
 *
 * @param code the code
 * @param categoryCode the code of a category that is known or in the same import
 * @param nameItalian the Italian name, 1 to 200 characters
 * @param nameEnglish the English name, or null
 * @param nationalCode the code of the national catalogue of outpatient care, up to 20 characters,
 *     or null
 * @param preparationItalian what patients are to do before, up to 4,000 characters, or null
 * @param preparationEnglish the same in English, or null
 */
public record ServiceRow(
        @Nullable String code,
        @Nullable String categoryCode,
        @Nullable String nameItalian,
        @Nullable String nameEnglish,
        @Nullable String nationalCode,
        @Nullable String preparationItalian,
        @Nullable String preparationEnglish)
        implements ImportRow {

    @Override
    public RowType type() {
        return RowType.SERVICE;
    }
}
