package io.onecare.imports.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file row by row. What a file is its content says, never its name. To be used by one
 * thread.
 *
 * <pre>{@code
 * try (TableReader table = TableReader.open(file, TableFormat.unknown(), TableLimits.ofFeeds())) {
 *     for (TableRow row = table.next(); row != null; row = table.next()) {
 *         …
 *     }
 * }
 * }</pre>
 */
public abstract sealed class TableReader implements AutoCloseable permits CsvTable, XlsxTable {

    final TableLimits limits;
    private long rows;
    private long cells;
    private boolean isOver;

    TableReader(TableLimits limits) {
        this.limits = limits;
    }

    /**
     * Opens a file.
     *
     * @param file the file; it must not change while it is read
     * @param format what is known about it
     * @param limits how much it may be
     * @return the reader, before the first row
     * @throws UnreadableTableException if it is no CSV and no XLSX, or breaks a limit already
     * @throws IOException if it cannot be read from its disk
     */
    public static TableReader open(Path file, TableFormat format, TableLimits limits)
            throws UnreadableTableException, IOException {
        long size = Files.size(file);
        if (size > limits.fileBytes()) {
            throw new UnreadableTableException(TableFault.FILE_TOO_LARGE, limits.fileBytes());
        }
        return FileKind.of(file) == FileKind.XLSX
                ? XlsxTable.of(file, format, limits)
                : CsvTable.of(file, format, limits);
    }

    /**
     * Reads the next row that is not blank.
     *
     * @return the row, or null after the last one
     * @throws UnreadableTableException if the file breaks a limit or is damaged from here on
     * @throws IOException if it cannot be read from its disk
     */
    public final @Nullable TableRow next() throws UnreadableTableException, IOException {
        for (TableRow row = isOver ? null : read(); row != null; row = read()) {
            if (++rows > limits.rows()) {
                throw new UnreadableTableException(
                        TableFault.TOO_MANY_ROWS, row.line(), 0, Long.toString(limits.rows()));
            }
            for (Cell cell : row.cells()) {
                cells += cell.isEmpty() ? 0 : 1;
            }
            if (cells > limits.cells()) {
                throw new UnreadableTableException(
                        TableFault.TOO_MANY_CELLS, row.line(), 0, Long.toString(limits.cells()));
            }
            if (!row.isBlank()) {
                return row;
            }
        }
        isOver = true;
        return null;
    }

    abstract @Nullable TableRow read() throws UnreadableTableException, IOException;

    /**
     * Tells what the file was found to be.
     *
     * @return for CSV separator and encoding, for XLSX the sheet; the others are null
     */
    public abstract TableFormat format();

    /**
     * Tells whether rows may have more or fewer cells than the header without being broken.
     *
     * @return true for XLSX, where cells at the end are missing if they are empty
     */
    public abstract boolean isSpreadsheet();

    /**
     * Tells how far the file is read.
     *
     * @return 0 to 1, never less than before
     */
    public abstract double progress();

    /** Closes the file. */
    @Override
    public abstract void close() throws IOException;
}
