package io.onecare.geo.index;

/**
 * The order of facilities: along a Hilbert curve (D. Hilbert, Math. Ann. 38, 1891) through the grid
 * of all latitudes and longitudes, so that neighbours in the order are neighbours on the ground.
 * All points of a grid cell of any {@link #cell level} follow each other in the order.
 */
final class HilbertCurve {

    /** The grid has two to this power columns and rows; a column is 38 m wide at the equator. */
    static final int BITS = 20;

    private static final int CELLS = 1 << BITS;

    private HilbertCurve() {}

    /** The column of a longitude, 0 in the west. */
    static int column(double longitude) {
        return Math.min(CELLS - 1, (int) ((longitude + 180) * (CELLS / 360.0)));
    }

    /** The row of a latitude, 0 in the south. */
    static int row(double latitude) {
        return Math.min(CELLS - 1, (int) ((latitude + 90) * (CELLS / 180.0)));
    }

    /** How far along the curve a cell of the finest grid lies: {@code 2 * BITS} bits. */
    static long distance(int column, int row) {
        int x = column;
        int y = row;
        long distance = 0;
        for (int side = CELLS >>> 1; side > 0; side >>>= 1) {
            int right = (x & side) == 0 ? 0 : 1;
            int up = (y & side) == 0 ? 0 : 1;
            distance = distance << 2 | (3 * right ^ up);
            if (up == 0) {
                if (right == 1) {
                    x = ~x;
                    y = ~y;
                }
                int turned = x;
                x = y;
                y = turned;
            }
        }
        return distance;
    }

    /**
     * The cell of a coarser grid that a distance lies in; 0 is the whole globe, BITS the finest.
     */
    static long cell(long distance, int level) {
        return distance >>> 2 * (BITS - level);
    }

    /** The finest grid that has two distances in the same cell. */
    static int levelsInCommon(long one, long other) {
        int different = Long.SIZE - Long.numberOfLeadingZeros(one ^ other);
        return BITS - (different + 1) / 2;
    }
}
