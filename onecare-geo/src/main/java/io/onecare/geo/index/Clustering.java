package io.onecare.geo.index;

import io.onecare.core.place.GeoBox;
import io.onecare.core.place.GeoPoint;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One search for the clusters of a map. Not thread-safe: made for each question.
 *
 * <p>Neighbours in number are mostly in the same cell: it is looked up only where the cell changes.
 */
final class Clustering {

    /** At zoom 0 the globe has four columns of cells, and twice as many with each further zoom. */
    private static final int LEVELS_BEYOND_ZOOM = 2;

    private final Facilities facilities;
    private final NumberSet candidates;
    private final Wanted wanted;

    /** Turns a column or row of the finest grid into that of this one. */
    private final int shift;

    private final int firstRow;
    private final int lastRow;
    private final int firstColumn;
    private final int lastColumn;

    /** The cells so far, each at the first free place from that of its hash on. */
    private @Nullable Members[] cells = new @Nullable Members[256];

    private int cellCount;

    Clustering(Facilities facilities, NumberSet candidates, Wanted wanted, GeoBox view, int zoom) {
        this.facilities = facilities;
        this.candidates = candidates;
        this.wanted = wanted;
        this.shift = Grid.BITS - zoom - LEVELS_BEYOND_ZOOM;
        this.firstRow = Grid.row(view.southWest().latitude()) >>> shift;
        this.lastRow = Grid.row(view.northEast().latitude()) >>> shift;
        this.firstColumn = Grid.column(view.southWest().longitude()) >>> shift;
        this.lastColumn = Grid.column(view.northEast().longitude()) >>> shift;
    }

    List<Cluster> clusters() {
        Grid.Cell cell = Grid.Cell.NOWHERE;
        @Nullable Members members = null;
        for (int block = 0; block < facilities.placedBlocks(); block++) {
            long word = candidates.word(block) & facilities.placedOf(block);
            for (; word != 0; word &= word - 1) {
                int number = block << SparseBits.BLOCK_BITS | Long.numberOfTrailingZeros(word);
                double latitude = facilities.latitude(number);
                double longitude = facilities.longitude(number);
                if (!cell.surelyHas(latitude, longitude)) {
                    cell = Grid.cellOf(latitude, longitude, shift);
                    members = isInView(cell) ? membersOf(cell) : null;
                }
                if (members != null && facilities.meets(number, wanted)) {
                    members.add(number, latitude, longitude);
                }
            }
        }
        return Arrays.stream(cells)
                .filter(Objects::nonNull)
                .filter(each -> each.size > 0)
                .sorted(Comparator.comparingLong(each -> each.cell))
                .map(Members::cluster)
                .toList();
    }

    private boolean isInView(Grid.Cell cell) {
        return firstRow <= cell.row()
                && cell.row() <= lastRow
                && firstColumn <= cell.column()
                && cell.column() <= lastColumn;
    }

    private Members membersOf(Grid.Cell of) {
        long cell = (long) of.row() << Grid.BITS | of.column();
        int place = placeOf(cell, cells);
        Members members = cells[place];
        if (members == null) {
            members = new Members(cell);
            cells[place] = members;
            if (++cellCount > cells.length / 2) {
                grow();
            }
        }
        return members;
    }

    private void grow() {
        @Nullable Members[] larger = new @Nullable Members[2 * cells.length];
        for (Members each : cells) {
            if (each != null) {
                larger[placeOf(each.cell, larger)] = each;
            }
        }
        cells = larger;
    }

    /** Where a cell is, or may be put. */
    private static int placeOf(long cell, @Nullable Members[] cells) {
        int place = Long.hashCode(cell * 0x9E3779B97F4A7C15L) & cells.length - 1;
        for (Members there = cells[place];
                there != null && there.cell != cell;
                there = cells[place]) {
            place = place + 1 & cells.length - 1;
        }
        return place;
    }

    /** The facilities of a cell. */
    private final class Members {

        private final long cell;
        private int size;
        private int online;
        private int first = Integer.MAX_VALUE;
        private double latitudes;
        private double longitudes;
        private double south = Double.POSITIVE_INFINITY;
        private double west = Double.POSITIVE_INFINITY;
        private double north = Double.NEGATIVE_INFINITY;
        private double east = Double.NEGATIVE_INFINITY;

        Members(long cell) {
            this.cell = cell;
        }

        void add(int number, double latitude, double longitude) {
            size++;
            online += (int) (facilities.online()[number >>> SparseBits.BLOCK_BITS] >>> number & 1);
            first = Math.min(first, facilities.facilityOf()[number]);
            latitudes += latitude;
            longitudes += longitude;
            south = Math.min(south, latitude);
            north = Math.max(north, latitude);
            west = Math.min(west, longitude);
            east = Math.max(east, longitude);
        }

        Cluster cluster() {
            return new Cluster(
                    cell,
                    size == 1
                            ? GeoPoint.ofLatLon(south, west)
                            : GeoPoint.ofLatLon(latitudes / size, longitudes / size),
                    new GeoBox(GeoPoint.ofLatLon(south, west), GeoPoint.ofLatLon(north, east)),
                    online,
                    size - online,
                    first,
                    opensAt());
        }

        private OptionalInt opensAt() {
            int levels =
                    Math.min(
                            Grid.levelsInCommon(Grid.row(south), Grid.row(north)),
                            Grid.levelsInCommon(Grid.column(west), Grid.column(east)));
            return levels == Grid.BITS
                    ? OptionalInt.empty()
                    : OptionalInt.of(levels + 1 - LEVELS_BEYOND_ZOOM);
        }
    }
}
