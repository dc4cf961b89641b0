package io.onecare.geo.index;

import io.onecare.core.place.GeoBox;
import io.onecare.core.place.GeoPoint;
import io.onecare.geo.geotools.Geodesics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    /** How many places are skipped at once when somebody's place is looked for. */
    private static final int STRIDE = 16;

    /** Below every square. */
    private static final double NOTHING = -1;

    private static final int FAN_OUT = 1 << BoxTree.FAN_OUT_BITS;

    /** A distance farther than any, that of no number. */
    private static final long NEVER = Long.MAX_VALUE;

    private final Facilities facilities;
    private final BoxTree tree;
    private final NumberSet candidates;
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

    /** The best so far, in order, as places in the three arrays below. */
    private int[] order;

    private int size;

    /** The number of each, how far it is, and how wrong that may be. */
    private int[] numbers;

    private double[] metres;
    private double[] bounds;

    /**
     * The children of each node on the way down, nearest first: the bits of the squared distance,
     * which are in order as the distances are, but for the lowest, which tell the child.
     */
    private final long[] children;

    /** Candidates that have not been looked at, and the squared straight lines to them. */
    private final int[] waiting = new int[2 * Long.SIZE];

    private final double[] chords2 = new double[2 * Long.SIZE];
    private int waitingCount;

    private @Nullable Geodesics geodesics;

    Nearest(
            Facilities facilities,
            NumberSet candidates,
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
        int room = Math.min(limit, USUAL_LIMIT) + 1; // one for who is looked at
        this.order = new int[room];
        this.numbers = new int[room];
        this.metres = new double[room];
        this.bounds = new double[room];
        fillOrder(0);
        this.children = new long[FAN_OUT * tree.topLevel()];
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
            lookAtWaiting();
        }
        return found();
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
        int firstChild = node << BoxTree.FAN_OUT_BITS;
        int count = Math.min(FAN_OUT, tree.nodes(below) - firstChild);
        for (int i = 0; i < count; i++) {
            long key = key(below, firstChild + i);
            // all compared with all, and no branch to foresee: faster than any clever sorting
            for (int j = first; j < first + i; j++) {
                long other = children[j];
                children[j] = Math.min(other, key);
                key = Math.max(other, key);
            }
            children[first + i] = key;
        }
        for (int i = first; i < first + count && isNearEnough(children[i]); i++) {
            visit(below, firstChild + (int) (children[i] & (FAN_OUT - 1)));
        }
        if (below == 0) {
            lookAtWaiting();
        }
    }

    private long key(int level, int node) {
        double distance2 = tree.nearest2(level, node, x, y, z);
        long key = Double.doubleToRawLongBits(distance2) & -FAN_OUT | node & (FAN_OUT - 1);
        return candidates.mayHave(level, node) && mayBeWanted(level, node) ? key : NEVER;
    }

    private boolean isNearEnough(long key) {
        return Double.longBitsToDouble(key & -FAN_OUT) <= most2;
    }

    private boolean mayBeWanted(int level, int node) {
        GeoBox box = wanted.within();
        return (box == null || tree.mayMeet(level, node, box))
                && (least2 < 0 || tree.farthest2(level, node, x, y, z) >= least2);
    }

    private void visitBlock(int block) {
        for (long word = candidates.word(block) & facilities.placedOf(block);
                word != 0;
                word &= word - 1) {
            waiting[waitingCount++] =
                    block << SparseBits.BLOCK_BITS | Long.numberOfTrailingZeros(word);
        }
        if (waitingCount > Long.SIZE) {
            lookAtWaiting();
        }
    }

    /** All straight lines first: so memory is waited for once, not once for each. */
    private void lookAtWaiting() {
        double[] xyz = facilities.xyz();
        for (int i = 0; i < waitingCount; i++) {
            int at = 3 * waiting[i];
            chords2[i] = chord2(xyz[at], xyz[at + 1], xyz[at + 2]);
        }
        for (int i = 0; i < waitingCount; i++) {
            if (chords2[i] <= most2
                    && chords2[i] >= least2
                    && facilities.meets(waiting[i], wanted)) {
                lookAt(waiting[i], chords2[i]);
            }
        }
        waitingCount = 0;
    }

    private void lookAt(int number, double chord2) {
        makeRoom();
        double[] xyz = facilities.xyz();
        int at = 3 * number;
        int i = order[size];
        numbers[i] = number;
        metres[i] = estimate(chord2, xyz[at], xyz[at + 1], xyz[at + 2]);
        bounds[i] = boundOf(chord2, metres[i]);
        consider(i);
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

    /** Puts the one behind the best among them, if it belongs there. */
    private void consider(int i) {
        if (!isWithinRadius(i) || after != null && !isAfter(after, i)) {
            return;
        }
        int at = size;
        while (at >= STRIDE && isFarther(order[at - STRIDE], i)) {
            at -= STRIDE;
        }
        while (at > 0 && isFarther(order[at - 1], i)) {
            at--;
        }
        System.arraycopy(order, at, order, at + 1, size - at);
        order[at] = i;
        if (size < limit) {
            size++;
        }
        if (size == limit) {
            int worst = order[size - 1];
            most2 = squareOf(Wgs84.chordBeyond(Math.min(radius, metres[worst] + bounds[worst])));
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

    private void makeRoom() {
        if (size == numbers.length) {
            int from = size;
            order = Arrays.copyOf(order, 2 * from);
            numbers = Arrays.copyOf(numbers, 2 * from);
            metres = Arrays.copyOf(metres, 2 * from);
            bounds = Arrays.copyOf(bounds, 2 * from);
            fillOrder(from);
        }
    }

    private void fillOrder(int from) {
        for (int i = from; i < order.length; i++) {
            order[i] = i;
        }
    }

    private List<Found> found() {
        List<Found> found = new ArrayList<>(size);
        for (int place = 0; place < size; place++) {
            int i = order[place];
            if (bounds[i] > GOOD_ENOUGH) {
                settle(i);
            }
            if (place > 0 && facilities.areAtTheSamePlace(numbers[i], numbers[order[place - 1]])) {
                // one of the two may have been settled, and the other not
                metres[i] = metres[order[place - 1]];
            }
            found.add(new Found(facilities.facilityOf()[numbers[i]], metres[i]));
        }
        return found;
    }

    private static double squareOf(double chord) {
        return chord * chord;
    }
}
