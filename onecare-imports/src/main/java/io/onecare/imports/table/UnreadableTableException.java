package io.onecare.imports.table;

import java.util.Objects;

/**
 * A file cannot be read, or not beyond some line. Whoever sent it can mend that, so it is checked;
 * it carries what has to be said and nothing out of the file.
 */
public final class UnreadableTableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final TableFault fault;
    private final long line;
    private final int column;
    private final String argument;

    /**
     * Makes one.
     *
     * @param fault why
     * @param line the line, from 1; 0 if no line is to blame
     * @param column the column, from 1; 0 if no column is to blame
     * @param argument the limit or the name that {@link TableFault} says, else empty
     */
    public UnreadableTableException(TableFault fault, long line, int column, String argument) {
        super(
                "The file cannot be read: (%s) at line (%d), column (%d), (%s)."
                        .formatted(fault, line, column, argument));
        this.fault = Objects.requireNonNull(fault, "fault");
        this.line = line;
        this.column = column;
        this.argument = Objects.requireNonNull(argument, "argument");
    }

    UnreadableTableException(TableFault fault) {
        this(fault, 0, 0, "");
    }

    UnreadableTableException(TableFault fault, long limit) {
        this(fault, 0, 0, Long.toString(limit));
    }

    /**
     * Tells why.
     *
     * @return the fault
     */
    public TableFault fault() {
        return fault;
    }

    /**
     * Tells where.
     *
     * @return the line as editors and spreadsheets count, from 1; 0 if no line is to blame
     */
    public long line() {
        return line;
    }

    /**
     * Tells in which column.
     *
     * @return the column from 1; 0 if no column is to blame
     */
    public int column() {
        return column;
    }

    /**
     * Gives what the sentence needs.
     *
     * @return the limit or the name that {@link TableFault} says, else empty
     */
    public String argument() {
        return argument;
    }
}
