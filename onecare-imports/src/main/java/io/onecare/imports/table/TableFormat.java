package io.onecare.imports.table;

import org.jspecify.annotations.Nullable;

/**
 * What is said about a file, or was found out about it. What is null is found out.
 *
 * @param separator what stands between the cells of CSV
 * @param encoding the encoding of CSV
 * @param sheet the name of the sheet of an XLSX; if null, the first that is not hidden
 */
public record TableFormat(
        @Nullable Separator separator, @Nullable TableEncoding encoding, @Nullable String sheet) {

    /**
     * Nothing is said: everything is found out.
     *
     * @return three times null
     */
    public static TableFormat unknown() {
        return new TableFormat(null, null, null);
    }
}
