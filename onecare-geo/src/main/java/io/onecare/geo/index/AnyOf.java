package io.onecare.geo.index;

/** Who is in any of several sets. */
record AnyOf(NumberSet[] sets) implements NumberSet {

    @Override
    public boolean mayHave(int level, int node) {
        for (NumberSet set : sets) {
            if (set.mayHave(level, node)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int blocksOf(int node) {
        int blocks = 0;
        for (NumberSet set : sets) {
            blocks |= set.blocksOf(node);
        }
        return blocks;
    }

    @Override
    public long word(int block) {
        long word = 0;
        for (NumberSet set : sets) {
            word |= set.word(block);
        }
        return word;
    }
}
