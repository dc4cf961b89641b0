package io.onecare.geo.index;

/** The finest grid of the map's clusters, over all latitudes and longitudes. */
final class Grid {

    /** The grid has two to this power columns and rows; a column is 38 m wide at the equator. */
    static final int BITS = 20;

    private static final int CELLS = 1 << BITS;

    /** For the rounding of borders, <b>degrees</b>; a cell is 3.4e-4 wide at least. */
    private static final double MARGIN = 1e-9;

    private Grid() {}

    /** The column of a longitude, 0 in the west. */
    static int column(double longitude) {
        return Math.min(CELLS - 1, (int) ((longitude + 180) * (CELLS / 360.0)));
    }

    /** The row of a latitude, 0 in the south. */
    static int row(double latitude) {
        return Math.min(CELLS - 1, (int) ((latitude + 90) * (CELLS / 180.0)));
    }

    /**
     * How often the grid can be halved from the whole globe on until two columns, or two rows, lie
     * in different parts: 0 to {@link #BITS}, which says that they are the same.
     */
    static int levelsInCommon(int one, int other) {
        return BITS - (Integer.SIZE - Integer.numberOfLeadingZeros(one ^ other));
    }

    /** The cell of a coarser grid that a point lies in; each step halves rows and columns. */
    static Cell cellOf(double latitude, double longitude, int steps) {
        int row = row(latitude) >>> steps;
        int column = column(longitude) >>> steps;
        double height = 180.0 / (CELLS >>> steps);
        double width = 360.0 / (CELLS >>> steps);
        return new Cell(
                row,
                column,
                row * height - 90 + MARGIN,
                column * width - 180 + MARGIN,
                (row + 1) * height - 90 - MARGIN,
                (column + 1) * width - 180 - MARGIN);
    }

    /** A cell, and what of it is surely not beyond its border, <b>degrees</b>. */
    record Cell(int row, int column, double south, double west, double north, double east) {

        /** Has no point. */
        static final Cell NOWHERE = new Cell(-1, -1, 1, 1, -1, -1);

        /** False may also be said of points beside the border. */
        boolean surelyHas(double latitude, double longitude) {
            return latitude >= south && latitude <= north && longitude >= west && longitude <= east;
        }
    }
}
