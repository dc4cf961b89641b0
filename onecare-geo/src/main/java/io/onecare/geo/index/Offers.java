package io.onecare.geo.index;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Who offers one service under one price list, and at what price. Immutable. Facilities go by their
 * number along the curve, in blocks of 64.
 *
 * <p>A byte for each facility, and two for each block that has any: what is about neighbours lies
 * side by side, and a search waits for memory a few times only.
 */
final class Offers implements NumberSet {

    /** Which blocks have anybody: one bit for each. */
    private final long[] summary;

    /** For each summary, how many blocks before it have anybody; at the end, how many do. */
    private final int[] blocksBefore;

    /** For each summary, how many facilities are before it; at the end, how many there are. */
    private final int[] facilitiesBefore;

    /** For each block that has anybody, how many facilities its summary has before it. */
    private final char[] starts;

    /** Where each facility is in its block. */
    private final byte[] places;

    /** The price of each facility, or nothing if it is offered without one. */
    private final int[] cents;

    private Offers(
            long[] summary,
            int[] blocksBefore,
            int[] facilitiesBefore,
            char[] starts,
            byte[] places,
            int[] cents) {
        this.summary = summary;
        this.blocksBefore = blocksBefore;
        this.facilitiesBefore = facilitiesBefore;
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
        for (int i = facilitiesBefore[chunk] + starts[position]; i < end; i++) {
            word |= 1L << places[i];
        }
        return word;
    }

    private int positionOf(int block) {
        int chunk = block >>> SparseBits.BLOCK_BITS;
        return blocksBefore[chunk] + Long.bitCount(summary[chunk] & ((1L << block) - 1));
    }

    private int endOf(int chunk, int position) {
        return position + 1 == blocksBefore[chunk + 1]
                ? facilitiesBefore[chunk + 1]
                : facilitiesBefore[chunk] + starts[position + 1];
    }

    /** The price of a facility, in <b>euro cents</b>; empty if it has none. */
    OptionalLong cents(int number) {
        int block = number >>> SparseBits.BLOCK_BITS;
        int chunk = block >>> SparseBits.BLOCK_BITS;
        if (cents.length > 0 && mayHave(0, block)) {
            int position = positionOf(block);
            int end = endOf(chunk, position);
            for (int i = facilitiesBefore[chunk] + starts[position]; i < end; i++) {
                if (places[i] == (number & 63)) {
                    return OptionalLong.of(cents[i]);
                }
            }
        }
        return OptionalLong.empty();
    }

    /** Packs offers that are in the order of the curve: the number above, the cents below. */
    static final class Packing {

        private final int chunks;
        private final long[] offers;

        /** For each block that has anybody, where its facilities begin; used again and again. */
        private final char[] starts;

        /**
         * Prepares.
         *
         * @param blocks how many blocks of facilities there are
         * @param offers all offers
         */
        Packing(int blocks, long[] offers) {
            this.chunks = SparseBits.summaryLength(blocks);
            this.offers = offers;
            this.starts = new char[blocks];
        }

        /** Packs some of them, one service's under one list. */
        Offers pack(int from, int end, boolean priced) {
            long[] summary = new long[chunks];
            int[] blocksBefore = new int[chunks + 1];
            int[] facilitiesBefore = new int[chunks + 1];
            byte[] places = new byte[end - from];
            int[] cents = new int[priced ? end - from : 0];
            int blocks = 0;
            int lastBlock = -1;
            int lastChunk = -1;
            for (int i = 0; i < places.length; i++) {
                long offer = offers[from + i];
                int number = (int) (offer >>> Integer.SIZE);
                int block = number >>> SparseBits.BLOCK_BITS;
                if (block != lastBlock) {
                    int chunk = block >>> SparseBits.BLOCK_BITS;
                    while (lastChunk < chunk) {
                        lastChunk++;
                        blocksBefore[lastChunk] = blocks;
                        facilitiesBefore[lastChunk] = i;
                    }
                    summary[chunk] |= 1L << block;
                    starts[blocks++] = (char) (i - facilitiesBefore[chunk]);
                    lastBlock = block;
                }
                places[i] = (byte) (number & 63);
                if (priced) {
                    cents[i] = (int) offer;
                }
            }
            while (lastChunk < chunks) {
                lastChunk++;
                blocksBefore[lastChunk] = blocks;
                facilitiesBefore[lastChunk] = places.length;
            }
            return new Offers(
                    summary,
                    blocksBefore,
                    facilitiesBefore,
                    Arrays.copyOf(starts, blocks),
                    places,
                    cents);
        }
    }
}
