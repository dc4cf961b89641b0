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

    private Offers(Collector collector) {
        this.summary = collector.summary;
        this.blocksBefore = collector.blocksBefore;
        this.facilitiesBefore = collector.facilitiesBefore;
        this.starts = Arrays.copyOf(collector.starts, collector.blocks);
        this.places = collector.places;
        this.cents = collector.cents;
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

    /** Collects them in the order of the curve. */
    static final class Collector {

        private final long[] summary;
        private final int[] blocksBefore;
        private final int[] facilitiesBefore;
        private final char[] starts;
        private final byte[] places;
        private final int[] cents;
        private int blocks;
        private int size;
        private int lastBlock = -1;
        private int lastChunk = -1;

        /**
         * Makes room.
         *
         * @param blocksOfAll how many blocks of facilities there are
         * @param facilities how many there will be
         * @param priced whether they have prices
         */
        Collector(int blocksOfAll, int facilities, boolean priced) {
            this.summary = new long[SparseBits.summaryLength(blocksOfAll)];
            this.blocksBefore = new int[summary.length + 1];
            this.facilitiesBefore = new int[summary.length + 1];
            this.starts = new char[Math.min(blocksOfAll, facilities)];
            this.places = new byte[facilities];
            this.cents = new int[priced ? facilities : 0];
        }

        /** Takes the next facility; nobody looks at the price if there are none. */
        void add(int number, int price) {
            int block = number >>> SparseBits.BLOCK_BITS;
            if (block != lastBlock) {
                enter(block);
            }
            if (cents.length > 0) {
                cents[size] = price;
            }
            places[size++] = (byte) (number & 63);
        }

        private void enter(int block) {
            lastBlock = block;
            enterChunk(block >>> SparseBits.BLOCK_BITS);
            summary[lastChunk] |= 1L << block;
            starts[blocks++] = (char) (size - facilitiesBefore[lastChunk]);
        }

        private void enterChunk(int chunk) {
            while (lastChunk < chunk) {
                lastChunk++;
                blocksBefore[lastChunk] = blocks;
                facilitiesBefore[lastChunk] = size;
            }
        }

        Offers offers() {
            enterChunk(summary.length);
            return new Offers(this);
        }
    }
}
