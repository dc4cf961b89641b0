package io.onecare.imports;

import io.onecare.core.imports.ImportColumn;
import io.onecare.core.imports.ImportKind;
import io.onecare.core.imports.RowType;
import io.onecare.imports.table.Cell;
import io.onecare.imports.table.TableFault;
import io.onecare.imports.table.TableFormat;
import io.onecare.imports.table.TableLimits;
import io.onecare.imports.table.TableReader;
import io.onecare.imports.table.TableRow;
import io.onecare.imports.table.UnreadableTableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The beginning of a file: its columns and some rows, to propose a mapping and to show it.
 *
 * @param format what the file was found to be
 * @param headerLine the line that seems to be the header, from 1
 * @param columns the names in it from the left; empty where a column has none
 * @param samples the texts of up to {@value #SAMPLES} rows below it, each as wide as the header;
 *     may be personal
 */
public record TablePreview(
        TableFormat format, long headerLine, List<String> columns, List<List<String>> samples) {

    /** How many rows are looked at. */
    public static final int SAMPLES = 50;

    /** Copies the lists. */
    public TablePreview {
        columns = List.copyOf(columns);
        samples = samples.stream().map(List::copyOf).toList();
    }

    /**
     * Reads the beginning of a file.
     *
     * @param file the file
     * @param kind what it brings
     * @param format what is known about its form
     * @param limits how much it may be
     * @return its beginning; the header is the one of its first lines that has the most names known
     *     for this kind, else the first line
     * @throws UnreadableTableException if it cannot be read
     * @throws IOException if it cannot be read from its disk
     */
    public static TablePreview of(
            Path file, ImportKind kind, TableFormat format, TableLimits limits)
            throws UnreadableTableException, IOException {
        try (TableReader table = TableReader.open(file, format, limits)) {
            List<TableRow> rows = new ArrayList<>();
            while (rows.size() < Header.FIRST_LINES + SAMPLES) {
                TableRow row = table.next();
                if (row == null) {
                    break;
                }
                rows.add(row);
            }
            if (rows.isEmpty()) {
                throw new UnreadableTableException(TableFault.EMPTY, 0, 0, "");
            }
            int at = headerOf(rows, kind);
            Header header = new Header(rows.get(at));
            List<List<String>> samples = new ArrayList<>();
            for (TableRow row : rows.subList(at + 1, Math.min(rows.size(), at + 1 + SAMPLES))) {
                List<String> texts = new ArrayList<>();
                for (int column = 0; column < header.width(); column++) {
                    texts.add(row.cell(column).text());
                }
                samples.add(texts);
            }
            return new TablePreview(table.format(), header.line(), header.names(), samples);
        }
    }

    private static int headerOf(List<TableRow> rows, ImportKind kind) {
        Set<String> known = new HashSet<>();
        for (RowType type : kind.rowTypes()) {
            for (ImportColumn column : type.columns()) {
                known.addAll(WordLists.headers(type, column));
            }
        }
        int best = 0;
        long most = 0;
        for (int i = 0; i < Math.min(rows.size(), Header.FIRST_LINES); i++) {
            long found =
                    rows.get(i).cells().stream()
                            .map(Cell::text)
                            .filter(text -> known.contains(Words.fold(text)))
                            .count();
            if (found > most) {
                most = found;
                best = i;
            }
        }
        return best;
    }

    /** The form only: samples may be personal. */
    @Override
    public String toString() {
        return "TablePreview(" + format + ", " + headerLine + ", " + columns.size() + " columns)";
    }
}
