package io.onecare.geo.index;

import java.util.OptionalLong;

/**
 * Who offers one service, and at what price under which list. Immutable. Facilities go by their
 * number along the curve.
 */
final class Offers {

    /** How many bits of a key tell the price list; the others tell the facility of the block. */
    static final int LIST_BITS = 10;

    /** Lists have numbers below this one, which stands for "offered without a price". */
    static final int NO_LIST = (1 << LIST_BITS) - 1;

    private final SparseBits facilities;

    /** For each word of the facilities, where its prices begin; at the end, where all end. */
    private final int[] starts;

    /** For each price, whose of the block and under which list it is. */
    private final char[] keys;

    private final int[] cents;

    /** Takes the arrays over. */
    Offers(SparseBits facilities, int[] starts, char[] keys, int[] cents) {
        this.facilities = facilities;
        this.starts = starts;
        this.keys = keys;
        this.cents = cents;
    }

    static char key(int number, int list) {
        return (char) ((number & 63) << LIST_BITS | list);
    }

    SparseBits facilities() {
        return facilities;
    }

    /** Those of a block with a price under a list; the block must have somebody. */
    long pricedWord(int block, int list) {
        int position = facilities.position(block);
        int end = starts[position + 1];
        long word = 0;
        for (int i = starts[position]; i < end; i++) {
            long hit = (keys[i] & NO_LIST) == list ? 1 : 0;
            word |= hit << (keys[i] >>> LIST_BITS);
        }
        return word;
    }

    /** The price of a facility under a list, in <b>euro cents</b>; empty if it has none. */
    OptionalLong cents(int number, int list) {
        int block = number >>> SparseBits.BLOCK_BITS;
        if (facilities.has(block)) {
            int position = facilities.position(block);
            char key = key(number, list);
            for (int i = starts[position]; i < starts[position + 1]; i++) {
                if (keys[i] == key) {
                    return OptionalLong.of(cents[i]);
                }
            }
        }
        return OptionalLong.empty();
    }
}
