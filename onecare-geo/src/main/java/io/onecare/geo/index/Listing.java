package io.onecare.geo.index;

import io.onecare.core.place.GeoBox;
import java.util.Arrays;

/** One search for all facilities. Not thread-safe: made for each question. */
final class Listing {

    private final Facilities facilities;
    private final NumberSet candidates;
    private final Wanted wanted;

    /** The rank of each one's code in the high half, its facility in the low one. */
    private long[] found = new long[Long.SIZE];

    private int size;

    Listing(Facilities facilities, NumberSet candidates, Wanted wanted) {
        this.facilities = facilities;
        this.candidates = candidates;
        this.wanted = wanted;
    }

    int[] inOrderOfCodes() {
        collect();
        Arrays.sort(found, 0, size);
        int[] inOrder = new int[size];
        for (int i = 0; i < size; i++) {
            inOrder[i] = (int) found[i];
        }
        return inOrder;
    }

    int count() {
        collect();
        return size;
    }

    private void collect() {
        GeoBox box = wanted.within();
        if (box == null) {
            for (int block = 0; block < facilities.blocks(); block++) {
                add(block, candidates.word(block));
            }
        } else if (facilities.placed() > 0) {
            visit(facilities.tree().topLevel(), 0, box);
        }
    }

    private void visit(int level, int node, GeoBox box) {
        if (!candidates.mayHave(level, node) || !facilities.tree().mayMeet(level, node, box)) {
            return;
        }
        if (level == 0) {
            add(node, candidates.word(node) & facilities.placedOf(node));
            return;
        }
        int end = Math.min(facilities.tree().nodes(level - 1), (node + 1) << BoxTree.FAN_OUT_BITS);
        for (int child = node << BoxTree.FAN_OUT_BITS; child < end; child++) {
            visit(level - 1, child, box);
        }
    }

    private void add(int block, long candidatesOfBlock) {
        for (long word = candidatesOfBlock; word != 0; word &= word - 1) {
            int number = block << SparseBits.BLOCK_BITS | Long.numberOfTrailingZeros(word);
            if (facilities.meets(number, wanted)) {
                if (size == found.length) {
                    found = Arrays.copyOf(found, 2 * size);
                }
                found[size++] =
                        (long) facilities.rankOf()[number] << Integer.SIZE
                                | facilities.facilityOf()[number];
            }
        }
    }
}
