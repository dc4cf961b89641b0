package io.onecare.imports.table;

import java.util.List;

/**
 * One row of a file.
 *
 * @param line the line of the file on which it begins, or its number in the sheet, from 1
 * @param cells its cells from the left; those at the end that are empty may be missing in XLSX
 */
public record TableRow(long line, List<Cell> cells) {

    /** Copies the cells. */
    public TableRow {
        cells = List.copyOf(cells);
    }

    /**
     * Gives a cell.
     *
     * @param column the column from 0
     * @return the cell, {@link Cell#EMPTY} beyond the last one
     */
    public Cell cell(int column) {
        return column < cells.size() ? cells.get(column) : Cell.EMPTY;
    }

    /**
     * Tells whether there is nothing in it.
     *
     * @return true if every cell is empty
     */
    public boolean isBlank() {
        return cells.stream().allMatch(Cell::isEmpty);
    }

    /** The line only: what stands in a row may be personal. */
    @Override
    public String toString() {
        return "TableRow(" + line + ")";
    }
}
