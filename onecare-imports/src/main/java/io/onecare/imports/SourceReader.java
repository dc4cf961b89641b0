package io.onecare.imports;

import io.onecare.core.imports.ImportColumn;
import io.onecare.core.imports.ImportReason;
import io.onecare.core.imports.ImportRow;
import io.onecare.core.imports.Imports;
import io.onecare.core.imports.RowType;
import io.onecare.core.imports.SourceLine;
import io.onecare.core.imports.UnreadableCell;
import io.onecare.imports.table.TableFault;
import io.onecare.imports.table.TableFormat;
import io.onecare.imports.table.TableLimits;
import io.onecare.imports.table.TableReader;
import io.onecare.imports.table.TableRow;
import io.onecare.imports.table.UnreadableTableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file of an insurer as rows of the library, in the memory of a few of them. To be used
 * by one thread.
 *
 * <p>A cell that is no day, number or known word makes the row unreadable there, and reading goes
 * on: the import tells it with the line. What breaks the file as a whole is thrown.
 *
 * <pre>{@code
 * try (SourceReader reader = SourceReader.open(file, mapping, TableLimits.ofFeeds())) {
 *     for (List<SourceLine> batch = reader.next(); !batch.isEmpty(); batch = reader.next()) {
 *         imports.stage(actor, id, batch);
 *     }
 * }
 * }</pre>
 */
public final class SourceReader implements AutoCloseable {

    /** How many different policies or price lists are known as told already. */
    private static final int REMEMBERED = 20_000;

    private static final Set<RowType> TOLD_ONCE =
            Set.of(RowType.CATEGORY, RowType.PRICE_LIST, RowType.POLICY);

    private final TableReader table;
    private final Mapping mapping;
    private final Header header;
    private final Map<RowType, LineValues.Plan> plans = new EnumMap<>(RowType.class);
    private final Map<RowType, Condition> conditions = new EnumMap<>(RowType.class);
    private final @Nullable Condition skip;
    private final Set<ImportRow> told;
    private final Deque<SourceLine> waiting = new ArrayDeque<>();
    private long lines;

    private record Condition(int place, Set<String> words) {

        static Condition of(LineCondition condition, Header header) {
            return new Condition(header.place(condition.column()), condition.folded());
        }

        boolean holdsFor(TableRow row) {
            return words.contains(Words.fold(row.cell(place).text()));
        }
    }

    private SourceReader(TableReader table, Mapping mapping, Header header) {
        this.table = table;
        this.mapping = mapping;
        this.header = header;
        Map<ImportColumn, Map<String, String>> words = LineValues.words(mapping);
        mapping.rows()
                .forEach(
                        (type, row) -> {
                            plans.put(
                                    type,
                                    new LineValues.Plan(row, header, mapping.format(), words));
                            if (row.when() != null) {
                                conditions.put(type, Condition.of(row.when(), header));
                            }
                        });
        this.skip = mapping.skip() == null ? null : Condition.of(mapping.skip(), header);
        this.told =
                Collections.newSetFromMap(
                        new LinkedHashMap<>(256, 0.75f, true) {
                            private static final long serialVersionUID = 1L;

                            @Override
                            protected boolean removeEldestEntry(
                                    Map.Entry<ImportRow, Boolean> eldest) {
                                return size() > REMEMBERED;
                            }
                        });
    }

    /**
     * Opens a file and finds its header.
     *
     * @param file the file; it must not change while it is read
     * @param mapping how to read it
     * @param limits how much it may be
     * @return the reader, before the first line below the header
     * @throws UnreadableTableException if it cannot be read, or has not the columns of the mapping
     * @throws IOException if it cannot be read from its disk
     */
    public static SourceReader open(Path file, Mapping mapping, TableLimits limits)
            throws UnreadableTableException, IOException {
        TableReader table = TableReader.open(file, mapping.table(), limits);
        try {
            return new SourceReader(
                    table, mapping, Header.find(table, names(mapping), mapping.headerLine()));
        } catch (UnreadableTableException | IOException fault) {
            table.close();
            throw fault;
        }
    }

    private static Set<String> names(Mapping mapping) {
        Set<String> names = new LinkedHashSet<>();
        if (mapping.skip() != null) {
            names.add(mapping.skip().column());
        }
        for (RowMapping row : mapping.rows().values()) {
            if (row.when() != null) {
                names.add(row.when().column());
            }
            for (RowSource source : row.sources().values()) {
                if (source instanceof RowSource.FromColumns from) {
                    names.addAll(from.names());
                }
            }
        }
        return names;
    }

    /**
     * Tells what a column of ours is called in the file.
     *
     * @param mapping the mapping
     * @param type the type of row
     * @param column the column
     * @return the insurer's name, several joined by {@code " + "}; null if no column gives it
     */
    public static @Nullable String nameOf(Mapping mapping, RowType type, ImportColumn column) {
        RowMapping row = mapping.rows().get(type);
        RowSource source = row == null ? null : row.sources().get(column);
        return source instanceof RowSource.FromColumns from
                ? String.join(" + ", from.names())
                : null;
    }

    /**
     * Reads on.
     *
     * @return up to {@value Imports#MAX_BATCH} rows in the order of the file; empty after the last
     *     one
     * @throws UnreadableTableException if the file breaks a limit or is damaged from here on, or
     *     has nothing below its header
     * @throws IOException if it cannot be read from its disk
     */
    public List<SourceLine> next() throws UnreadableTableException, IOException {
        List<SourceLine> batch = new ArrayList<>(Imports.MAX_BATCH);
        while (batch.size() < Imports.MAX_BATCH) {
            SourceLine waited = waiting.poll();
            if (waited != null) {
                batch.add(waited);
                continue;
            }
            TableRow row = table.next();
            if (row == null) {
                break;
            }
            lines++;
            read(row);
        }
        if (lines == 0) {
            throw new UnreadableTableException(TableFault.ONLY_HEADER, header.line(), 0, "");
        }
        return batch;
    }

    private void read(TableRow row) {
        if (skip != null && skip.holdsFor(row)) {
            return;
        }
        int line = Math.toIntExact(row.line());
        if (!fits(row)) {
            unreadable(line);
            return;
        }
        boolean isAny = false;
        for (Map.Entry<RowType, LineValues.Plan> plan : plans.entrySet()) {
            Condition condition = conditions.get(plan.getKey());
            if (condition != null && !condition.holdsFor(row)) {
                continue;
            }
            isAny = true;
            LineValues values = new LineValues(plan.getValue(), row);
            ImportRow made = Rows.of(plan.getKey(), values);
            boolean isNews =
                    !TOLD_ONCE.contains(plan.getKey())
                            || !values.unreadable().isEmpty()
                            || told.add(made);
            if (isNews) {
                waiting.add(new SourceLine(line, made, values.unreadable()));
            }
        }
        if (!isAny) {
            unreadable(line);
        }
    }

    /** A line of text with a cell too many or too few has its values in the wrong columns. */
    private boolean fits(TableRow row) {
        for (int column = header.width(); column < row.cells().size(); column++) {
            if (!row.cell(column).isEmpty()) {
                return false;
            }
        }
        return table.isSpreadsheet() || row.cells().size() >= header.width();
    }

    /** Says of the row that the line would most likely be that nothing in it can be relied on. */
    private void unreadable(int line) {
        RowType type = plans.keySet().iterator().next();
        LineValues.Plan nothing =
                new LineValues.Plan(
                        new RowMapping(null, Map.of()), header, mapping.format(), Map.of());
        waiting.add(
                new SourceLine(
                        line,
                        Rows.of(type, new LineValues(nothing, new TableRow(line, List.of()))),
                        List.of(new UnreadableCell(null, ImportReason.UNREADABLE_LINE))));
    }

    /**
     * Tells what the file was found to be.
     *
     * @return for CSV separator and encoding, for XLSX the sheet
     */
    public TableFormat format() {
        return table.format();
    }

    /**
     * Tells in which line the header stands.
     *
     * @return the line from 1
     */
    public long headerLine() {
        return header.line();
    }

    /**
     * Tells how many lines below the header have been read.
     *
     * @return 0 or more
     */
    public long lines() {
        return lines;
    }

    /**
     * Tells how far the file is read.
     *
     * @return 0 to 1, never less than before
     */
    public double progress() {
        return table.progress();
    }

    /** Closes the file. */
    @Override
    public void close() throws IOException {
        table.close();
    }
}
