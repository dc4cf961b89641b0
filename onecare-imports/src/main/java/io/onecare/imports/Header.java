package io.onecare.imports;

import io.onecare.imports.table.Cell;
import io.onecare.imports.table.TableFault;
import io.onecare.imports.table.TableReader;
import io.onecare.imports.table.TableRow;
import io.onecare.imports.table.UnreadableTableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of the columns of a file, as the insurer wrote them. */
final class Header {

    /** Titles, dates and logos stand above a header, but not more lines than these. */
    static final int FIRST_LINES = 30;

    private final TableRow row;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Set<String> twice = new LinkedHashSet<>();
    private final int width;

    Header(TableRow row) {
        this.row = row;
        int last = 0;
        for (int column = 0; column < row.cells().size(); column++) {
            Cell cell = row.cell(column);
            if (cell.isEmpty()) {
                continue;
            }
            last = column + 1;
            String folded = Words.fold(cell.text());
            if (columns.putIfAbsent(folded, column) != null) {
                twice.add(folded);
            }
        }
        this.width = last;
    }

    /**
     * Finds the first line that has all the names, or reads the line that was said.
     *
     * @throws UnreadableTableException if there is none, or a name stands there twice
     */
    static Header find(TableReader table, Set<String> names, @Nullable Integer said)
            throws UnreadableTableException, IOException {
        Header best = null;
        int read = 0;
        for (TableRow row = table.next(); row != null; row = table.next()) {
            if (said != null && row.line() < said) {
                continue;
            }
            if (said != null && row.line() > said) {
                throw fault(TableFault.NO_HEADER, said, Integer.toString(said));
            }
            Header header = new Header(row);
            if (best == null || header.missing(names).size() < best.missing(names).size()) {
                best = header;
            }
            if (said != null || header.missing(names).isEmpty() || ++read == FIRST_LINES) {
                break;
            }
        }
        if (best == null) {
            throw new UnreadableTableException(TableFault.EMPTY, 0, 0, "");
        }
        List<String> missing = best.missing(names);
        if (!missing.isEmpty()) {
            throw fault(TableFault.COLUMNS_MISSING, best.row.line(), String.join(", ", missing));
        }
        for (String name : names) {
            if (best.twice.contains(Words.fold(name))) {
                throw fault(TableFault.COLUMN_TWICE, best.row.line(), name);
            }
        }
        return best;
    }

    private static UnreadableTableException fault(TableFault fault, long line, String argument) {
        return new UnreadableTableException(fault, line, 0, argument);
    }

    private List<String> missing(Set<String> names) {
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            if (!columns.containsKey(Words.fold(name))) {
                missing.add(name);
            }
        }
        return missing;
    }

    long line() {
        return row.line();
    }

    /** Gives the number of columns up to the last that has a name. */
    int width() {
        return width;
    }

    /** Gives the place of a column that is there, from 0. */
    int place(String name) {
        return columns.getOrDefault(Words.fold(name), -1);
    }

    boolean has(String foldedName) {
        return columns.containsKey(foldedName);
    }

    boolean isTwice(String foldedName) {
        return twice.contains(foldedName);
    }

    /** Gives a name as it is written there. */
    String written(String foldedName) {
        return row.cell(columns.getOrDefault(foldedName, 0)).text();
    }

    /** Gives all names from the left; empty for a column without one. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            names.add(row.cell(column).text());
        }
        return names;
    }
}
