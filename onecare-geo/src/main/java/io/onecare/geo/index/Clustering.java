package io.onecare.geo.index;

import io.onecare.core.place.GeoBox;
import io.onecare.core.place.GeoPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * One search for the clusters of a map. Not thread-safe: made for each question.
 *
 * <p>The facilities of a cell follow each other in the order of the curve: one pass, and nothing to
 * look up.
 */
final class Clustering {

    /** At zoom 0 the globe has four columns of cells, and twice as many with each further zoom. */
    private static final int LEVELS_BEYOND_ZOOM = 2;

    private final Facilities facilities;
    private final NumberSet candidates;
    private final Wanted wanted;
    private final GeoBox view;
    private final int level;

    /** Turns a column or row of the finest grid into that of this one. */
    private final int shift;

    private final List<Cluster> clusters = new ArrayList<>();

    private long cell = -1;
    private boolean cellIsInView;
    private int first;
    private int last;
    private int online;
    private int size;
    private double latitudes;
    private double longitudes;
    private double south;
    private double west;
    private double north;
    private double east;

    Clustering(Facilities facilities, NumberSet candidates, Wanted wanted, GeoBox view, int zoom) {
        this.facilities = facilities;
        this.candidates = candidates;
        this.wanted = wanted;
        this.level = zoom + LEVELS_BEYOND_ZOOM;
        this.shift = HilbertCurve.BITS - level;
        this.view = view;
    }

    List<Cluster> clusters() {
        for (int block = 0; block < facilities.placedBlocks(); block++) {
            long word = candidates.word(block) & facilities.placedOf(block);
            for (; word != 0; word &= word - 1) {
                int number = block << SparseBits.BLOCK_BITS | Long.numberOfTrailingZeros(word);
                enterCellOf(number);
                if (cellIsInView && facilities.meets(number, wanted)) {
                    add(number);
                }
            }
        }
        close();
        return clusters;
    }

    private void enterCellOf(int number) {
        long entered = HilbertCurve.cell(facilities.curve()[number], level);
        if (entered != cell) {
            close();
            cell = entered;
            cellIsInView =
                    isBetween(
                                    HilbertCurve.row(view.southWest().latitude()),
                                    HilbertCurve.row(facilities.latitude(number)),
                                    HilbertCurve.row(view.northEast().latitude()))
                            && isBetween(
                                    HilbertCurve.column(view.southWest().longitude()),
                                    HilbertCurve.column(facilities.longitude(number)),
                                    HilbertCurve.column(view.northEast().longitude()));
        }
    }

    private boolean isBetween(int low, int middle, int high) {
        return low >>> shift <= middle >>> shift && middle >>> shift <= high >>> shift;
    }

    private void add(int number) {
        double latitude = facilities.latitude(number);
        double longitude = facilities.longitude(number);
        if (size == 0) {
            first = number;
            south = latitude;
            north = latitude;
            west = longitude;
            east = longitude;
        }
        last = number;
        size++;
        online += (int) (facilities.online()[number >>> SparseBits.BLOCK_BITS] >>> number & 1);
        latitudes += latitude;
        longitudes += longitude;
        south = Math.min(south, latitude);
        north = Math.max(north, latitude);
        west = Math.min(west, longitude);
        east = Math.max(east, longitude);
    }

    private void close() {
        if (size > 0) {
            clusters.add(
                    new Cluster(
                            cell,
                            size == 1
                                    ? facilities.position(first)
                                    : GeoPoint.ofLatLon(latitudes / size, longitudes / size),
                            new GeoBox(
                                    GeoPoint.ofLatLon(south, west), GeoPoint.ofLatLon(north, east)),
                            online,
                            size - online,
                            facilities.facilityOf()[first],
                            opensAt()));
        }
        size = 0;
        online = 0;
        latitudes = 0;
        longitudes = 0;
    }

    /** Those in between lie between the first and the last of them on the curve, too. */
    private OptionalInt opensAt() {
        int levels =
                HilbertCurve.levelsInCommon(facilities.curve()[first], facilities.curve()[last]);
        return levels == HilbertCurve.BITS
                ? OptionalInt.empty()
                : OptionalInt.of(levels + 1 - LEVELS_BEYOND_ZOOM);
    }
}
