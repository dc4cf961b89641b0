package io.onecare.core.imports;

import java.util.Objects;

/**
 * Which part of a difference is wanted.
 *
 * @param rowType the rows
 * @param verdict what they came to
 */
public record DifferenceCriteria(RowType rowType, ImportVerdict verdict) {

    /** Checks that everything was given. */
    public DifferenceCriteria {
        Objects.requireNonNull(rowType, "rowType");
        Objects.requireNonNull(verdict, "verdict");
    }
}
