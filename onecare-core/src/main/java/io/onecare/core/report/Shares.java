package io.onecare.core.report;

import java.util.OptionalDouble;

/** Parts of a whole. */
final class Shares {

    private Shares() {}

    /** Empty of nothing. */
    static OptionalDouble of(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
