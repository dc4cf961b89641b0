package io.onecare.geo.index;

import java.util.Arrays;

/**
 * A set of numbers, in words of 64; words without any are not kept. A block is what one word is
 * about: the numbers from 64 times the block on. Immutable.
 */
final class SparseBits implements NumberSet {

    /** The block of a number. */
    static final int BLOCK_BITS = 6;

    /** Which blocks have a word: one bit for each. */
    private final long[] summary;

    /** How many words stand before those of each summary. */
    private final int[] before;

    private final long[] words;

    /**
     * Takes the arrays over.
     *
     * @param summary which blocks have a word
     * @param words the words, in the order of their blocks
     */
    SparseBits(long[] summary, long[] words) {
        this.summary = summary;
        this.words = words;
        this.before = new int[summary.length];
        int count = 0;
        for (int i = 0; i < summary.length; i++) {
            before[i] = count;
            count += Long.bitCount(summary[i]);
        }
    }

    /** Keeps the words that are not empty. */
    static SparseBits of(long[] wordOfEveryBlock) {
        long[] summary = new long[summaryLength(wordOfEveryBlock.length)];
        long[] words = new long[wordOfEveryBlock.length];
        int count = 0;
        for (int block = 0; block < wordOfEveryBlock.length; block++) {
            if (wordOfEveryBlock[block] != 0) {
                summary[block >>> BLOCK_BITS] |= 1L << block;
                words[count++] = wordOfEveryBlock[block];
            }
        }
        return new SparseBits(summary, Arrays.copyOf(words, count));
    }

    static int summaryLength(int blocks) {
        return (blocks + 63) >>> BLOCK_BITS;
    }

    @Override
    public long word(int block) {
        int i = block >>> BLOCK_BITS;
        long bits = summary[i];
        return (bits >>> block & 1) == 0
                ? 0
                : words[before[i] + Long.bitCount(bits & ((1L << block) - 1))];
    }

    @Override
    public boolean mayHave(int level, int node) {
        return mayHave(summary, level, node);
    }

    @Override
    public int blocksOf(int node) {
        return blocksOf(summary, node);
    }

    /** What a summary says about the eight blocks of a node of level 1. */
    static int blocksOf(long[] summary, int node) {
        return (int) (summary[node >>> 3] >>> ((node & 7) << 3)) & 0xFF;
    }

    /** What a summary, one bit for each block that has any, says about a node. */
    static boolean mayHave(long[] summary, int level, int node) {
        return switch (level) {
            case 0 -> (summary[node >>> BLOCK_BITS] >>> node & 1) != 0;
            case 1 -> (summary[node >>> 3] >>> ((node & 7) << 3) & 0xFF) != 0;
            case 2 -> summary[node] != 0;
            default -> true;
        };
    }
}
