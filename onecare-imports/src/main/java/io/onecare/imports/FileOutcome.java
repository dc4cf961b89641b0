package io.onecare.imports;

import io.onecare.core.imports.ImportRefusal;
import io.onecare.core.imports.ImportReport;
import io.onecare.imports.table.UnreadableTableException;

/** What came of staging files. */
public sealed interface FileOutcome {

    /**
     * All rows are staged and can be checked.
     *
     * @param report where the import stands
     */
    record Staged(ImportReport report) implements FileOutcome {}

    /**
     * A file cannot be read; what was staged before was given up.
     *
     * @param file the file
     * @param fault why
     */
    record Unreadable(ImportFile file, UnreadableTableException fault) implements FileOutcome {}

    /**
     * The library refused; what was staged before was given up.
     *
     * @param reason why
     */
    record Refused(ImportRefusal reason) implements FileOutcome {}
}
