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
 * the worst of the best so far. On the way it knows straight lines only, and keeps whoever may be
 * among the best, whatever the ellipsoid does to their lines. Of these it then takes a distance and
 * how wrong that may be; two that are closer than that are settled by the true geodesics, and equal
 * ones by their codes. So the order is that of the geodesics.
 */
final class Nearest {

    /** The promise is 1 mm. */
    private static final double GOOD_ENOUGH = 5e-4;

    private static final double CLOSED_FORM_LIMIT_2 =
            Wgs84.CLOSED_FORM_LIMIT * Wgs84.CLOSED_FORM_LIMIT;

    /** Up to so many, who comes in between moves the others one by one; beyond, as a whole. */
    private static final int FEW = 56;

    /** The part of a key that tells the number. */
    private static final long NUMBER = OfferIndexBuilder.MAX_FACILITIES;

    /**
     * How much longer a chord may be, in squares, and its geodesic no longer than that of another
     * chord: a geodesic is at most 2a asin(c/2b) and at least 2b asin(c/2a), and sin kt ≤ k sin t
     * for k ≥ 1, hence a²/b² in lengths. The rest is for rounding.
     */
    private static final double MAY_BE_NEARER_2 =
            Math.pow(Wgs84.A / Wgs84.B, 4) * (1 + 4 * Wgs84.MARGIN);

    /** For the rounding of short chords, <b>square metres</b>. */
    private static final double MAY_BE_NEARER_BY_2 = 4 * Wgs84.MARGIN;

    /** Below every square. */
    private static final double NOTHING = -1;

    private static final int FAN_OUT = 1 << BoxTree.FAN_OUT_BITS;

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

    /** Whether a box of the map or a mark leaves out nodes. */
    private final boolean isLimited;

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

    /** Chords shorter than this one's square are within the radius. */
    private final double surelyWithin2;

    /**
     * Whoever may be among the nearest so far, in the order of straight lines: the bits of the
     * squared line, the lowest of which tell the number.
     */
    private long[] keys;

    private int size;

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
        this.keys = new long[FEW];
        this.children = new long[FAN_OUT * tree.topLevel()];
        double[] xyz = new double[3];
        Wgs84.earthCentred(from.latitude(), from.longitude(), xyz, 0);
        this.x = xyz[0];
        this.y = xyz[1];
        this.z = xyz[2];
        this.most2 = squareOf(Wgs84.chordBeyond(radius));
        this.surelyWithin2 =
                radius == Double.POSITIVE_INFINITY
                        ? Double.POSITIVE_INFINITY
                        : squareOf(Math.max(0, Wgs84.chordWithin(radius)));
        if (after != null) {
            startAfter(after);
        }
        this.isLimited = wanted.within() != null || least2 >= 0;
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
        int count = 0;
        for (int left = childrenWanted(level, node); left != 0; left &= left - 1) {
            long key = key(below, firstChild + Integer.numberOfTrailingZeros(left));
            // all compared with all, and no branch to foresee: faster than any clever sorting
            for (int j = first; j < first + count; j++) {
                long other = children[j];
                children[j] = Math.min(other, key);
                key = Math.max(other, key);
            }
            children[first + count++] = key;
        }
        for (int i = first; i < first + count && isNearEnough(children[i]); i++) {
            visit(below, firstChild + (int) (children[i] & (FAN_OUT - 1)));
        }
        if (below == 0) {
            lookAtWaiting();
        }
    }

    /** Which of the eight children may have anybody who is wanted: one bit for each. */
    private int childrenWanted(int level, int node) {
        int below = level - 1;
        int firstChild = node << BoxTree.FAN_OUT_BITS;
        int count = Math.min(FAN_OUT, tree.nodes(below) - firstChild);
        int asked = below == 0 ? candidates.blocksOf(node) : -1;
        for (int i = 0; i < count; i++) {
            int child = firstChild + i;
            if (below > 0 && !candidates.mayHave(below, child)
                    || isLimited && !mayBeWanted(below, child)) {
                asked &= ~(1 << i);
            }
        }
        return asked & ((1 << count) - 1);
    }

    private long key(int level, int node) {
        double distance2 = tree.nearest2(level, node, x, y, z);
        return Double.doubleToRawLongBits(distance2) & -FAN_OUT | node & (FAN_OUT - 1);
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
        for (int i = 0; i < waitingCount; i++) {
            chords2[i] = chord2(waiting[i]);
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
        if (chord2 >= surelyWithin2 || after != null) {
            Candidate candidate = new Candidate(number, chord2);
            if (!candidate.isWithinRadius() || after != null && !candidate.isAfter(after)) {
                return;
            }
        }
        keep(Double.doubleToRawLongBits(chord2) & ~NUMBER | number);
    }

    private void keep(long key) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
        }
        int at = size;
        if (size < FEW) {
            for (; at > 0 && keys[at - 1] > key; at--) {
                keys[at] = keys[at - 1];
            }
        } else {
            at = -1 - Arrays.binarySearch(keys, 0, size, key); // no key is there twice
            System.arraycopy(keys, at, keys, at + 1, size - at);
        }
        keys[at] = key;
        size++;
        if (size >= limit) {
            double worst2 = Double.longBitsToDouble(keys[limit - 1] | NUMBER);
            most2 = Math.min(most2, worst2 * MAY_BE_NEARER_2 + MAY_BE_NEARER_BY_2);
            while (Double.longBitsToDouble(keys[size - 1] & ~NUMBER) > most2) {
                size--;
            }
        }
    }

    private double chord2(int number) {
        double[] xyz = facilities.xyz();
        int at = 3 * number;
        return chord2(xyz[at], xyz[at + 1], xyz[at + 2]);
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

    private List<Found> found() {
        Candidate[] nearest = new Candidate[size];
        for (int i = 0; i < size; i++) {
            int number = (int) (keys[i] & NUMBER);
            Candidate next = new Candidate(number, chord2(number));
            int at = i;
            while (at > 0 && nearest[at - 1].isFartherThan(next)) {
                nearest[at] = nearest[at - 1];
                at--;
            }
            nearest[at] = next;
        }
        List<Found> found = new ArrayList<>(Math.min(size, limit));
        for (int i = 0; i < Math.min(size, limit); i++) {
            Candidate each = nearest[i];
            if (each.bound > GOOD_ENOUGH) {
                each.settle();
            }
            if (i > 0
                    && each.metres - nearest[i - 1].metres <= 2 * GOOD_ENOUGH
                    && facilities.areAtTheSamePlace(each.number, nearest[i - 1].number)) {
                // one of the two may have been settled, and the other not
                each.metres = nearest[i - 1].metres;
            }
            found.add(new Found(facilities.facilityOf()[each.number], each.metres));
        }
        return found;
    }

    private double geodesic(GeoPoint to) {
        if (geodesics == null) {
            geodesics = Geodesics.from(from);
        }
        return geodesics.metresTo(to);
    }

    /** Somebody who may be among the nearest: how far they are, and how wrong that may be. */
    private final class Candidate {

        private final int number;
        private double metres;
        private double bound;

        Candidate(int number, double chord2) {
            double[] xyz = facilities.xyz();
            int at = 3 * number;
            this.number = number;
            this.metres = estimate(chord2, xyz[at], xyz[at + 1], xyz[at + 2]);
            this.bound = boundOf(chord2, metres);
        }

        boolean isWithinRadius() {
            if (Math.abs(metres - radius) <= bound) {
                settle();
            }
            return metres <= radius;
        }

        boolean isAfter(Mark mark) {
            if (Math.abs(metres - markMetres) <= bound + markBound) {
                if (facilities.latitude(number) == mark.position().latitude()
                        && facilities.longitude(number) == mark.position().longitude()) {
                    return isRankedAfterMark();
                }
                settle();
                if (markBound > 0) {
                    markMetres = geodesic(mark.position());
                    markBound = 0;
                }
            }
            return metres > markMetres || metres == markMetres && isRankedAfterMark();
        }

        private boolean isRankedAfterMark() {
            return facilities.rankOf()[number] >= firstRankAfter;
        }

        boolean isFartherThan(Candidate other) {
            if (Math.abs(metres - other.metres) <= bound + other.bound) {
                if (facilities.areAtTheSamePlace(number, other.number)) {
                    return isRankedAfter(other);
                }
                settle();
                other.settle();
            }
            return metres > other.metres || metres == other.metres && isRankedAfter(other);
        }

        private boolean isRankedAfter(Candidate other) {
            return facilities.rankOf()[number] > facilities.rankOf()[other.number];
        }

        private void settle() {
            if (bound > 0) {
                metres = geodesic(facilities.position(number));
                bound = 0;
            }
        }
    }

    private static double squareOf(double chord) {
        return chord * chord;
    }
}
