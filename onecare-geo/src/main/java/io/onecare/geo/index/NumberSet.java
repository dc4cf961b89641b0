package io.onecare.geo.index;

/** A set of facilities by their numbers in {@link KdOrder}. */
interface NumberSet {

    /** Whether any may be in a node of the {@link BoxTree}. May say yes for none. */
    boolean mayHave(int level, int node);

    /**
     * Which of the eight blocks of a node of level 1 may have any: one bit for each. May say yes
     * for none.
     */
    int blocksOf(int node);

    /** Those of a block of 64, one bit for each. */
    long word(int block);
}
