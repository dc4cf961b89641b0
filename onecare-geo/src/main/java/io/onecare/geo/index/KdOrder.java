package io.onecare.geo.index;

import java.util.Arrays;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;

/**
 * The order in which facilities are numbered: cut in two across the longest side of the box around
 * them, each part again, and so on (a k-d tree; J. L. Bentley, Commun. ACM 18, 1975). Parts are
 * whole nodes of the {@link BoxTree}, so the boxes of a level do not lie over each other.
 */
final class KdOrder {

    /** So few are left in any order. */
    private static final int LEAF = 8;

    /** Fewer than these are ordered by one thread. */
    private static final int WORTH_A_THREAD = 1 << 13;

    /** Coordinates are at most this, <b>metres</b>; so all become positive. */
    private static final double REACH = 6.4e6;

    /** Coordinates are compared in units of 2⁻¹⁷ m, so that 41 bits are enough. */
    private static final double UNITS = 1 << 17;

    private static final int POINT_BITS = 23;
    private static final int POINT = (1 << POINT_BITS) - 1;

    private final double[] xyz;

    /** The coordinate that is cut across above, the point below: no two are equal. */
    private final long[] keys;

    private KdOrder(double[] xyz) {
        this.xyz = xyz;
        this.keys = new long[xyz.length / 3];
        Arrays.setAll(keys, point -> point);
    }

    /**
     * Orders points.
     *
     * @param xyz earth-centred coordinates of each point, <b>metres</b>; at most 2²³ points
     * @return the points in order; always the same for the same points
     */
    static int[] of(double[] xyz) {
        KdOrder order = new KdOrder(xyz);
        order.arrange(0, order.keys.length);
        return Arrays.stream(order.keys).mapToInt(key -> (int) key & POINT).toArray();
    }

    private void arrange(int from, int end) {
        int count = end - from;
        if (count <= LEAF) {
            return;
        }
        writeKeys(from, end, longestSide(from, end));
        int middle = from + Integer.highestOneBit(count - 1); // at the border of a node
        split(from, end, middle);
        if (count < WORTH_A_THREAD) {
            arrange(from, middle);
            arrange(middle, end);
        } else {
            ForkJoinTask.invokeAll(new Part(from, middle), new Part(middle, end));
        }
    }

    private int longestSide(int from, int end) {
        double[] low = new double[3];
        double[] high = new double[3];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
        for (int i = from; i < end; i++) {
            int at = 3 * ((int) keys[i] & POINT);
            for (int axis = 0; axis < 3; axis++) {
                low[axis] = Math.min(low[axis], xyz[at + axis]);
                high[axis] = Math.max(high[axis], xyz[at + axis]);
            }
        }
        int longest = 0;
        for (int axis = 1; axis < 3; axis++) {
            if (high[axis] - low[axis] > high[longest] - low[longest]) {
                longest = axis;
            }
        }
        return longest;
    }

    private void writeKeys(int from, int end, int axis) {
        for (int i = from; i < end; i++) {
            int point = (int) keys[i] & POINT;
            long units = (long) ((xyz[3 * point + axis] + REACH) * UNITS);
            keys[i] = units << POINT_BITS | point;
        }
    }

    /**
     * Moves the smaller keys before the middle, the others behind it (C. A. R. Hoare, "Find",
     * Commun. ACM 4, 1961); where that is slow, sorts.
     */
    private void split(int from, int end, int middle) {
        int low = from;
        int high = end - 1;
        int patience = 2 * (Integer.SIZE - Integer.numberOfLeadingZeros(end - from));
        while (low < high) {
            if (patience-- == 0) {
                Arrays.sort(keys, low, high + 1);
                return;
            }
            long pivot = middleOf(keys[low], keys[(low + high) >>> 1], keys[high]);
            int i = low;
            int j = high;
            while (i <= j) {
                while (keys[i] < pivot) {
                    i++;
                }
                while (keys[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    long key = keys[i];
                    keys[i++] = keys[j];
                    keys[j--] = key;
                }
            }
            if (middle <= j) {
                high = j;
            } else if (middle >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    private static long middleOf(long a, long b, long c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    /** Arranges a part, perhaps beside another one. */
    private final class Part extends RecursiveAction {

        private static final long serialVersionUID = 1;

        private final int from;
        private final int end;

        Part(int from, int end) {
            this.from = from;
            this.end = end;
        }

        @Override
        protected void compute() {
            arrange(from, end);
        }
    }
}
