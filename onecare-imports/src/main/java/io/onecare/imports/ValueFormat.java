package io.onecare.imports;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a file writes days, numbers and lists.
 *
 * @param days in which order a day of the form {@code 01/02/2026} is written
 * @param decimals which sign parts euro from cents; null to read it off each number, where one like
 *     {@code 1.234} is refused because it can be both
 * @param lists what parts the items of a list, such as phone numbers; null for any of {@code ; , |}
 *     and line breaks
 * @param ends whether the end of a period is its last day or the day after
 */
public record ValueFormat(
        DayOrder days, @Nullable DecimalSign decimals, @Nullable String lists, PeriodEnd ends) {

    /** In which order a day is written. ISO days, such as {@code 2026-01-31}, are always read. */
    public enum DayOrder {
        /** 31/01/2026, as in Italy; also with points or hyphens. */
        DAY_FIRST,
        /** 01/31/2026, as in the United States. */
        MONTH_FIRST
    }

    /** What parts euro from cents. */
    public enum DecimalSign {
        /** 1.234,50. */
        COMMA,
        /** 1,234.50. */
        POINT
    }

    /** What the end of a period means. */
    public enum PeriodEnd {
        /** The last day on which it holds, as insurers write. */
        LAST_DAY,
        /** The first day on which it no longer holds. */
        DAY_AFTER
    }

    /**
     * Checks what was given.
     *
     * @throws IllegalArgumentException if the separator of lists is empty
     */
    public ValueFormat {
        Objects.requireNonNull(days, "days");
        Objects.requireNonNull(ends, "ends");
        if (lists != null && lists.isEmpty()) {
            throw new IllegalArgumentException(
                    "The separator of lists must be a character or more.");
        }
    }

    /**
     * What is usual in Italy.
     *
     * @return day first, decimals read off each number, any separator of lists, ends are last days
     */
    public static ValueFormat usual() {
        return new ValueFormat(DayOrder.DAY_FIRST, null, null, PeriodEnd.LAST_DAY);
    }
}
