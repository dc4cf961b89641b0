package io.onecare.geo.index;

import org.jspecify.annotations.Nullable;

/** The facilities with a service, a price list, or a price of one under the other. Immutable. */
final class Candidates {

    private final SparseBits some;

    /** Must have them too, where set. */
    private final @Nullable SparseBits others;

    /** Must have a price under the list, where set. */
    private final @Nullable Offers offers;

    private final int list;

    private Candidates(
            SparseBits some, @Nullable SparseBits others, @Nullable Offers offers, int list) {
        this.some = some;
        this.others = others;
        this.offers = offers;
        this.list = list;
    }

    static Candidates of(SparseBits facilities) {
        return new Candidates(facilities, null, null, 0);
    }

    /**
     * Those with a price of a service under a list: who has the service, and something else under
     * the list, need not have it.
     *
     * @param offers the service
     * @param list the list's number
     * @param onList who has any price under the list
     */
    static Candidates priced(Offers offers, int list, SparseBits onList) {
        return new Candidates(offers.facilities(), onList, offers, list);
    }

    boolean mayHave(int level, int node) {
        return some.mayHave(level, node);
    }

    /** Those of a block, one bit for each. */
    long word(int block) {
        long word = some.word(block);
        if (others != null) {
            word &= others.word(block);
        }
        return word != 0 && offers != null ? offers.pricedWord(block, list) : word;
    }
}
