package io.onecare.geo.index;

import io.onecare.core.place.GeoBox;
import io.onecare.core.place.GeoPoint;
import io.onecare.geo.geotools.Geodesics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One search for the nearest facilities. Not thread-safe: made for each question.
 *
 * <p>Goes down the tree of boxes, the nearer ones first, and leaves out each that is farther than
 * the worst of the best so far. Of every facility it keeps a distance and how wrong that may be;
 * two that are closer than that are settled by the true geodesics, and equal ones by their codes.
 * So the order is that of the geodesics.
 */
final class Nearest {

    /** The promise is 1 mm. */
    private static final double GOOD_ENOUGH = 5e-4;

    private static final double CLOSED_FORM_LIMIT_2 =
            Wgs84.CLOSED_FORM_LIMIT * Wgs84.CLOSED_FORM_LIMIT;

    private static final int USUAL_LIMIT = 63;

    /** Below every square. */
    private static final double NOTHING = -1;

    private static final int FAN_OUT = 1 << BoxTree.FAN_OUT_BITS;

    private final Facilities facilities;
    private final BoxTree tree;
    private final Candidates candidates;
    private final Wanted wanted;
    private final GeoPoint from;
    private final double x;
    private final double y;
    private final double z;
    private final double radius;
    private final int limit;

    /** Where the last page ended; nobody up to there is wanted. */
    private final @Nullable Mark after;

    private final double[] markXyz = new double[3];
    private double markMetres;
    private double markBound;
    private int firstRankAfter;

    /** No chord shorter than this one's square is wanted. */
    private double least2 = NOTHING;

    /** No chord longer than this one's square is wanted. */
    private double most2;

    /** The best so far, as a heap with the worst on top: number, metres, how wrong they may be. */
    private int[] numbers;

    private double[] metres;
    private double[] bounds;
    private int size;

    /** The children of the nodes on the way down, nearest first. */
    private final int[] children;

    private final double[] distances2;

    private @Nullable Geodesics geodesics;

    Nearest(
            Facilities facilities,
            Candidates candidates,
            Wanted wanted,
            GeoPoint from,
            double radius,
            @Nullable Mark after,
            int limit) {
        this.facilities = facilities;
        this.tree = facilities.tree();
        this.candidates = candidates;
        this.wanted = wanted;
        this.from = from;
        this.radius = radius;
        this.after = after;
        this.limit = limit;
        int room = Math.min(limit, USUAL_LIMIT) + 1; // one behind the heap
        this.numbers = new int[room];
        this.metres = new double[room];
        this.bounds = new double[room];
        this.children = new int[FAN_OUT * tree.topLevel()];
        this.distances2 = new double[FAN_OUT * tree.topLevel()];
        double[] xyz = new double[3];
        Wgs84.earthCentred(from.latitude(), from.longitude(), xyz, 0);
        this.x = xyz[0];
        this.y = xyz[1];
        this.z = xyz[2];
        this.most2 = squareOf(Wgs84.chordBeyond(radius));
        if (after != null) {
            startAfter(after);
        }
    }

    List<Found> search() {
        if (facilities.placed() > 0) {
            visit(tree.topLevel(), 0);
        }
        return sorted();
    }

    private void startAfter(Mark mark) {
        Wgs84.earthCentred(mark.position().latitude(), mark.position().longitude(), markXyz, 0);
        double chord2 = chord2(markXyz[0], markXyz[1], markXyz[2]);
        markMetres = estimate(chord2, markXyz[0], markXyz[1], markXyz[2]);
        markBound = boundOf(chord2, markMetres);
        firstRankAfter = facilities.firstRankAfter(mark.code());
        double least = Wgs84.chordWithin(Math.max(0, markMetres - markBound));
        least2 = least > 0 ? least * least : NOTHING;
    }

    private void visit(int level, int node) {
        if (level == 0) {
            visitBlock(node);
            return;
        }
        int below = level - 1;
        int first = FAN_OUT * below;
        int last = first;
        int end = Math.min(tree.nodes(below), (node + 1) << BoxTree.FAN_OUT_BITS);
        for (int child = node << BoxTree.FAN_OUT_BITS; child < end; child++) {
            if (candidates.mayHave(below, child)) {
                double distance2 = tree.nearest2(below, child, x, y, z);
                if (distance2 <= most2 && mayBeWanted(below, child)) {
                    int i = last++;
                    for (; i > first && distances2[i - 1] > distance2; i--) {
                        distances2[i] = distances2[i - 1];
                        children[i] = children[i - 1];
                    }
                    distances2[i] = distance2;
                    children[i] = child;
                }
            }
        }
        for (int i = first; i < last && distances2[i] <= most2; i++) {
            visit(below, children[i]);
        }
    }

    private boolean mayBeWanted(int level, int node) {
        GeoBox box = wanted.within();
        return (box == null || tree.mayMeet(level, node, box))
                && (least2 < 0 || tree.farthest2(level, node, x, y, z) >= least2);
    }

    private void visitBlock(int block) {
        double[] xyz = facilities.xyz();
        for (long word = candidates.word(block) & facilities.placedOf(block);
                word != 0;
                word &= word - 1) {
            int number = block << SparseBits.BLOCK_BITS | Long.numberOfTrailingZeros(word);
            double px = xyz[3 * number];
            double py = xyz[3 * number + 1];
            double pz = xyz[3 * number + 2];
            double chord2 = chord2(px, py, pz);
            if (chord2 <= most2 && chord2 >= least2 && facilities.meets(number, wanted)) {
                makeRoom();
                numbers[size] = number;
                metres[size] = estimate(chord2, px, py, pz);
                bounds[size] = boundOf(chord2, metres[size]);
                considerLast();
            }
        }
    }

    private double chord2(double px, double py, double pz) {
        double dx = px - x;
        double dy = py - y;
        double dz = pz - z;
        return dx * dx + dy * dy + dz * dz;
    }

    private double estimate(double chord2, double px, double py, double pz) {
        if (chord2 <= CLOSED_FORM_LIMIT_2) {
            return Wgs84.arc(x, y, z, px, py, pz);
        }
        double chord = Math.sqrt(chord2);
        return (Wgs84.leastOf(chord) + Wgs84.mostOf(chord)) / 2;
    }

    private static double boundOf(double chord2, double estimate) {
        if (chord2 <= CLOSED_FORM_LIMIT_2) {
            return Wgs84.bound(estimate);
        }
        double chord = Math.sqrt(chord2);
        return (Wgs84.mostOf(chord) - Wgs84.leastOf(chord)) / 2 + Wgs84.MARGIN;
    }

    /** What to do with the one behind the heap. */
    private void considerLast() {
        if (!isWithinRadius(size) || after != null && !isAfter(after, size)) {
            return;
        }
        if (size < limit) {
            siftUp(size++);
        } else if (isFarther(0, size)) {
            swap(0, size);
            siftDown(size);
        } else {
            return;
        }
        if (size == limit) {
            most2 = squareOf(Wgs84.chordBeyond(Math.min(radius, metres[0] + bounds[0])));
        }
    }

    private boolean isWithinRadius(int i) {
        if (Math.abs(metres[i] - radius) <= bounds[i]) {
            settle(i);
        }
        return metres[i] <= radius;
    }

    private boolean isAfter(Mark mark, int i) {
        if (Math.abs(metres[i] - markMetres) <= bounds[i] + markBound) {
            if (facilities.latitude(numbers[i]) == mark.position().latitude()
                    && facilities.longitude(numbers[i]) == mark.position().longitude()) {
                return isRankedAfterMark(i);
            }
            settle(i);
            if (markBound > 0) {
                markMetres = geodesic(mark.position());
                markBound = 0;
            }
        }
        return metres[i] > markMetres || metres[i] == markMetres && isRankedAfterMark(i);
    }

    private boolean isRankedAfterMark(int i) {
        return facilities.rankOf()[numbers[i]] >= firstRankAfter;
    }

    private boolean isFarther(int one, int other) {
        if (Math.abs(metres[one] - metres[other]) <= bounds[one] + bounds[other]) {
            if (facilities.areAtTheSamePlace(numbers[one], numbers[other])) {
                return isRankedAfter(one, other);
            }
            settle(one);
            settle(other);
        }
        return metres[one] > metres[other]
                || metres[one] == metres[other] && isRankedAfter(one, other);
    }

    private boolean isRankedAfter(int one, int other) {
        int[] rankOf = facilities.rankOf();
        return rankOf[numbers[one]] > rankOf[numbers[other]];
    }

    private void settle(int i) {
        if (bounds[i] > 0) {
            metres[i] = geodesic(facilities.position(numbers[i]));
            bounds[i] = 0;
        }
    }

    private double geodesic(GeoPoint to) {
        if (geodesics == null) {
            geodesics = Geodesics.from(from);
        }
        return geodesics.metresTo(to);
    }

    private void siftUp(int from) {
        int i = from;
        while (i > 0 && isFarther(i, (i - 1) >>> 1)) {
            swap(i, (i - 1) >>> 1);
            i = (i - 1) >>> 1;
        }
    }

    /** Restores the heap of the first ones after its top was replaced. */
    private void siftDown(int count) {
        int i = 0;
        for (int child = 1; child < count; child = 2 * i + 1) {
            if (child + 1 < count && isFarther(child + 1, child)) {
                child++;
            }
            if (!isFarther(child, i)) {
                return;
            }
            swap(i, child);
            i = child;
        }
    }

    private void swap(int i, int j) {
        int number = numbers[i];
        numbers[i] = numbers[j];
        numbers[j] = number;
        double metre = metres[i];
        metres[i] = metres[j];
        metres[j] = metre;
        double bound = bounds[i];
        bounds[i] = bounds[j];
        bounds[j] = bound;
    }

    private void makeRoom() {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * size);
            metres = Arrays.copyOf(metres, 2 * size);
            bounds = Arrays.copyOf(bounds, 2 * size);
        }
    }

    private List<Found> sorted() {
        for (int rest = size - 1; rest > 0; rest--) {
            swap(0, rest);
            siftDown(rest);
        }
        List<Found> found = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            if (bounds[i] > GOOD_ENOUGH) {
                settle(i);
            }
            // one of two at the same place may have been settled, and the other not
            boolean sameAsBefore =
                    i > 0 && facilities.areAtTheSamePlace(numbers[i], numbers[i - 1]);
            metres[i] = sameAsBefore ? metres[i - 1] : metres[i];
            int cents = candidates.cents(numbers[i]);
            found.add(
                    new Found(
                            facilities.facilityOf()[numbers[i]],
                            metres[i],
                            cents < 0 ? OptionalLong.empty() : OptionalLong.of(cents)));
        }
        return found;
    }

    private static double squareOf(double chord) {
        return chord * chord;
    }
}
