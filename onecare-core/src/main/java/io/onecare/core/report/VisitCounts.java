package io.onecare.core.report;

import java.util.OptionalDouble;

/**
 * What became of appointments whose time has come.
 *
 * @param fulfilled the patient came
 * @param missed the patient did not come
 * @param unknown nobody has said yet whether the patient came
 */
public record VisitCounts(long fulfilled, long missed, long unknown)
        implements Counts<VisitCounts> {

    static VisitCounts none() {
        return new VisitCounts(0, 0, 0);
    }

    /**
     * Gives which part of the appointments with a known end the patients did not come to. Those
     * that nobody has said anything about are in neither number: counted as visits they would make
     * the share too small.
     *
     * @return 0 to 1; empty if no end is known
     */
    public OptionalDouble missedShare() {
        return Shares.of(missed, fulfilled + missed);
    }

    @Override
    public long total() {
        return fulfilled + missed + unknown;
    }

    @Override
    public VisitCounts plus(VisitCounts other) {
        return new VisitCounts(
                fulfilled + other.fulfilled, missed + other.missed, unknown + other.unknown);
    }
}
