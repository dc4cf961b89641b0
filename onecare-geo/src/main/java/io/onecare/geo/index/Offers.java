package io.onecare.geo.index;

import java.util.OptionalLong;

/**
 * Who offers one service under one price list, and at what price. Immutable. Facilities go by their
 * number in {@link KdOrder}, in blocks of 64.
 *
 * <p>A byte for each facility, and two for each block that has any: what is about neighbours lies
 * side by side, and a search waits for memory a few times only. All offers of an index share the
 * arrays of these, since an array for each would take longer to make than to fill.
 */
final class Offers implements NumberSet {

    /** Which blocks have anybody: one bit for each. */
    private final long[] summary;

    /** For each summary, where its blocks begin; at the end, where all of them end. */
    private final int[] firstBlocks;

    /** For each summary, where its facilities begin; at the end, where all of them end. */
    private final int[] firstFacilities;

    /** For each block that has anybody, how many facilities its summary has before it. Shared. */
    private final char[] starts;

    /** Where each facility is in its block. Shared. */
    private final byte[] places;

    /** The price of each facility. Shared; those without a price are behind its end. */
    private final int[] cents;

    /** Takes the arrays over. */
    Offers(
            long[] summary,
            int[] firstBlocks,
            int[] firstFacilities,
            char[] starts,
            byte[] places,
            int[] cents) {
        this.summary = summary;
        this.firstBlocks = firstBlocks;
        this.firstFacilities = firstFacilities;
        this.starts = starts;
        this.places = places;
        this.cents = cents;
    }

    @Override
    public boolean mayHave(int level, int node) {
        return SparseBits.mayHave(summary, level, node);
    }

    @Override
    public int blocksOf(int node) {
        return SparseBits.blocksOf(summary, node);
    }

    @Override
    public long word(int block) {
        int chunk = block >>> SparseBits.BLOCK_BITS;
        long bits = summary[chunk];
        if ((bits >>> block & 1) == 0) {
            return 0;
        }
        int position = positionOf(block);
        int end = endOf(chunk, position);
        long word = 0;
        for (int i = firstFacilities[chunk] + starts[position]; i < end; i++) {
            word |= 1L << places[i];
        }
        return word;
    }

    private int positionOf(int block) {
        int chunk = block >>> SparseBits.BLOCK_BITS;
        return firstBlocks[chunk] + Long.bitCount(summary[chunk] & ((1L << block) - 1));
    }

    private int endOf(int chunk, int position) {
        return position + 1 == firstBlocks[chunk + 1]
                ? firstFacilities[chunk + 1]
                : firstFacilities[chunk] + starts[position + 1];
    }

    /** The price of a facility, in <b>euro cents</b>; empty if it has none. */
    OptionalLong cents(int number) {
        int block = number >>> SparseBits.BLOCK_BITS;
        int chunk = block >>> SparseBits.BLOCK_BITS;
        if (firstFacilities[0] < cents.length && mayHave(0, block)) {
            int position = positionOf(block);
            int end = endOf(chunk, position);
            for (int i = firstFacilities[chunk] + starts[position]; i < end; i++) {
                if (places[i] == (number & 63)) {
                    return OptionalLong.of(cents[i]);
                }
            }
        }
        return OptionalLong.empty();
    }
}
