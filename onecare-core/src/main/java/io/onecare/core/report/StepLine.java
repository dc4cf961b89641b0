package io.onecare.core.report;

import java.util.Objects;

/**
 * The numbers of one day or month.
 *
 * @param step which
 * @param counts its numbers, also if there is nothing
 * @param <C> what is counted
 */
public record StepLine<C extends Counts<C>>(ReportPeriod step, C counts) {

    /** Checks that nothing is missing. */
    public StepLine {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(counts, "counts");
    }
}
