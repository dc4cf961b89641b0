package io.onecare.imports.table;

import java.util.Objects;

/**
 * What stands in a cell. A spreadsheet knows more about it than a text file does.
 *
 * @param text the text without white space around it; a number with a point and no exponent, a date
 *     as {@code 2026-01-31} or {@code 2026-01-31T10:30}, true or false; may be empty
 * @param kind what it is
 */
public record Cell(String text, Kind kind) {

    /** A cell with nothing in it. */
    public static final Cell EMPTY = new Cell("", Kind.TEXT);

    /** What a cell holds. */
    public enum Kind {
        /** Text, as everything in CSV is. */
        TEXT,
        /** A number of a spreadsheet. */
        NUMBER,
        /** A number of a spreadsheet that is shown as a date. */
        DATE,
        /** True or false in a spreadsheet. */
        BOOLEAN,
        /** An error of a spreadsheet, such as #N/A. */
        ERROR,
        /** A formula that nobody has calculated. */
        NOT_CALCULATED
    }

    /** Checks that both were given. */
    public Cell {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(kind, "kind");
    }

    /**
     * A cell of a text file.
     *
     * @param text what stands in it; white space around it, hard spaces too, is dropped
     * @return the cell
     */
    public static Cell ofText(String text) {
        String stripped = Blank.strip(text);
        return stripped.isEmpty() ? EMPTY : new Cell(stripped, Kind.TEXT);
    }

    /**
     * Tells whether there is nothing in it.
     *
     * @return true for an empty text
     */
    public boolean isEmpty() {
        return text.isEmpty() && (kind == Kind.TEXT || kind == Kind.NUMBER);
    }

    /** The kind only: what stands in a cell may be personal. */
    @Override
    public String toString() {
        return "Cell(" + kind + ")";
    }
}
