package io.onecare.geo.index;

import java.util.Arrays;

/**
 * A set of numbers, in words of 64; words without any are not kept. A block is what one word is
 * about: the numbers from 64 times the block on. Immutable.
 */
final class SparseBits {

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

    /** The numbers of a block, 0 if there are none. */
    long word(int block) {
        return has(block) ? words[position(block)] : 0;
    }

    /** Where the word of a block stands among the words; the block must have one. */
    int position(int block) {
        int i = block >>> BLOCK_BITS;
        return before[i] + Long.bitCount(summary[i] & ((1L << block) - 1));
    }

    boolean has(int block) {
        return (summary[block >>> BLOCK_BITS] >>> block & 1) != 0;
    }

    /** Whether there is any number in a node of the {@link BoxTree}. May say yes for none. */
    boolean mayHave(int level, int node) {
        return switch (level) {
            case 0 -> has(node);
            case 1 -> (summary[node >>> 3] >>> ((node & 7) << 3) & 0xFF) != 0;
            case 2 -> summary[node] != 0;
            default -> true;
        };
    }
}
