package io.onecare.portal.report;

import java.util.Objects;

/**
 * A report beside that of the period before.
 *
 * @param report the report
 * @param before the same about what it is fairly compared with
 * @param <R> which report
 */
public record Compared<R>(R report, R before) {

    /** Checks that nothing is missing. */
    public Compared {
        Objects.requireNonNull(report, "report");
        Objects.requireNonNull(before, "before");
    }
}
