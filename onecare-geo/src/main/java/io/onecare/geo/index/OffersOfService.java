package io.onecare.geo.index;

import java.util.Arrays;

/** Collects the {@link Offers} of one service, in the order of the curve. */
final class OffersOfService {

    private final long[] summary;
    private final long[] words;
    private final int[] starts;
    private final char[] keys;
    private final int[] cents;
    private int lastBlock = -1;
    private int last = -1;
    private int prices;

    /**
     * Makes room.
     *
     * @param blocks how many blocks of facilities there are
     * @param mostFacilities no fewer than offer the service
     * @param prices how many prices it has
     */
    OffersOfService(int blocks, int mostFacilities, int prices) {
        this.summary = new long[SparseBits.summaryLength(blocks)];
        int mostWords = Math.min(blocks, mostFacilities);
        this.words = new long[mostWords];
        this.starts = new int[mostWords + 1];
        this.keys = new char[prices];
        this.cents = new int[prices];
    }

    void offer(int number) {
        int block = number >>> SparseBits.BLOCK_BITS;
        if (block != lastBlock) {
            lastBlock = block;
            starts[++last] = prices;
            summary[block >>> SparseBits.BLOCK_BITS] |= 1L << block;
        }
        words[last] |= 1L << number;
    }

    /** After it was offered. */
    void price(int number, int list, int centsUnderList) {
        keys[prices] = Offers.key(number, list);
        cents[prices++] = centsUnderList;
    }

    Offers offers() {
        int count = last + 1;
        int[] trimmed = Arrays.copyOf(starts, count + 1);
        trimmed[count] = prices;
        return new Offers(
                new SparseBits(summary, Arrays.copyOf(words, count)), trimmed, keys, cents);
    }
}
