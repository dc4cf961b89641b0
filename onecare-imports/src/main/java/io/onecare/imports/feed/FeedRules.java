package io.onecare.imports.feed;

import io.onecare.core.imports.ImportMode;
import io.onecare.imports.table.TableLimits;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What a run may do.
 *
 * @param applies whether the difference is applied, or only checked
 * @param mode what becomes of what the files do not name
 * @param asOf the day from which on they speak, in Europe/Rome
 * @param maxGonePercent the most that may end of any type of row, in <b>percent</b> of those that
 *     are known, 0 to 100
 * @param limits how much each file may be
 */
public record FeedRules(
        boolean applies,
        ImportMode mode,
        LocalDate asOf,
        BigDecimal maxGonePercent,
        TableLimits limits) {

    /** A file that ends more than this is likelier half a file. */
    public static final BigDecimal USUAL_MAX_GONE_PERCENT = BigDecimal.valueOf(5);

    /**
     * Checks what was given.
     *
     * @throws IllegalArgumentException if the percentage is out of its range
     */
    public FeedRules {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(limits, "limits");
        if (maxGonePercent.signum() < 0 || maxGonePercent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException(
                    "The percentage (%s) must be 0 to 100.".formatted(maxGonePercent));
        }
    }
}
