package io.onecare.geo.index;

import io.onecare.core.place.GeoBox;
import java.util.Arrays;

/**
 * Boxes around the blocks of 64 facilities, around each eight of these boxes, and so on up to one.
 * Each is a box in earth-centred coordinates, for which poles and antimeridian are nothing special,
 * and a range of latitudes and longitudes. Immutable.
 */
final class BoxTree {

    /** A node of level L covers the eight nodes of level L − 1 from eight times its number on. */
    static final int FAN_OUT_BITS = 3;

    /** So that rounding makes no box too small, <b>metres</b>. */
    private static final double MARGIN = 1e-6;

    /**
     * Of each level and node: x, y, z of its centre, and how far it reaches from there on each
     * axis.
     */
    private final double[][] boxes;

    /** Of each level and node: smallest latitude, longitude, largest latitude, longitude. */
    private final double[][] ranges;

    private BoxTree(double[][] boxes, double[][] ranges) {
        this.boxes = boxes;
        this.ranges = ranges;
    }

    /**
     * Puts boxes around points.
     *
     * @param xyz three coordinates of each point, <b>metres</b>
     * @param degrees latitude and longitude of each point, <b>degrees</b>
     */
    static BoxTree around(double[] xyz, double[] degrees) {
        double[][] boxes = levels(xyz, 3);
        for (double[] level : boxes) {
            for (int at = 0; at < level.length; at += 6) {
                for (int axis = at; axis < at + 3; axis++) {
                    double low = level[axis];
                    double high = level[axis + 3];
                    level[axis] = (low + high) / 2;
                    level[axis + 3] = (high - low) / 2 + MARGIN;
                }
            }
        }
        return new BoxTree(boxes, levels(degrees, 2));
    }

    private static double[][] levels(double[] points, int axes) {
        double[][] levels = new double[16][];
        levels[0] = hulls(points, axes, axes, 0, SparseBits.BLOCK_BITS);
        int top = 0;
        while (levels[top].length > 2 * axes) {
            levels[top + 1] = hulls(levels[top], axes, 2 * axes, axes, FAN_OUT_BITS);
            top++;
        }
        return Arrays.copyOf(levels, top + 1);
    }

    /** Boxes around groups of items, each of which has its lows first, and its highs further on. */
    private static double[] hulls(
            double[] items, int axes, int stride, int highs, int bitsOfGroup) {
        int count = items.length / stride;
        int groups = (count + (1 << bitsOfGroup) - 1) >>> bitsOfGroup;
        double[] hulls = new double[groups * 2 * axes];
        for (int item = 0; item < count; item++) {
            int group = (item >>> bitsOfGroup) * 2 * axes;
            boolean first = (item & ((1 << bitsOfGroup) - 1)) == 0;
            for (int axis = 0; axis < axes; axis++) {
                double low = items[item * stride + axis];
                double high = items[item * stride + highs + axis];
                int lowest = group + axis;
                int highest = lowest + axes;
                hulls[lowest] = first ? low : Math.min(hulls[lowest], low);
                hulls[highest] = first ? high : Math.max(hulls[highest], high);
            }
        }
        return hulls;
    }

    int topLevel() {
        return boxes.length - 1;
    }

    int nodes(int level) {
        return boxes[level].length / 6;
    }

    /**
     * The square of the straight line from a point to the nearest point of a box. Without a branch,
     * which no processor could foresee: d + |d| is twice d, or nothing for a negative d.
     */
    double nearest2(int level, int node, double x, double y, double z) {
        double[] box = boxes[level];
        int at = node * 6;
        double dx = Math.abs(x - box[at]) - box[at + 3];
        double dy = Math.abs(y - box[at + 1]) - box[at + 4];
        double dz = Math.abs(z - box[at + 2]) - box[at + 5];
        dx += Math.abs(dx);
        dy += Math.abs(dy);
        dz += Math.abs(dz);
        return (dx * dx + dy * dy + dz * dz) / 4;
    }

    /** The square of the straight line from a point to the farthest point of a box. */
    double farthest2(int level, int node, double x, double y, double z) {
        double[] box = boxes[level];
        int at = node * 6;
        double dx = Math.abs(x - box[at]) + box[at + 3];
        double dy = Math.abs(y - box[at + 1]) + box[at + 4];
        double dz = Math.abs(z - box[at + 2]) + box[at + 5];
        return dx * dx + dy * dy + dz * dz;
    }

    /** Whether any of a node's points may lie in a box of the map. */
    boolean mayMeet(int level, int node, GeoBox box) {
        double[] range = ranges[level];
        int at = node * 4;
        return range[at] <= box.northEast().latitude()
                && range[at + 1] <= box.northEast().longitude()
                && range[at + 2] >= box.southWest().latitude()
                && range[at + 3] >= box.southWest().longitude();
    }
}
