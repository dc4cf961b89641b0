package io.onecare.portal.report.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report, or one of two: everything that has the same columns.
 *
 * @param id which one, as texts and addresses name it
 * @param columns what stands over the numbers
 * @param total all together; its first number is how many there are
 * @param before the same of the period before
 * @param extra what is not among the columns, beside that of the period before
 * @param chart the course, or null
 * @param tables the breakdowns
 */
record ReportPart(
        String id,
        List<String> columns,
        ReportRow total,
        ReportRow before,
        List<Extra> extra,
        @Nullable ReportChart chart,
        List<ReportTable> tables) {

    ReportPart {
        columns = List.copyOf(columns);
        extra = List.copyOf(extra);
        tables = List.copyOf(tables);
    }

    /**
     * A number that is not among the columns.
     *
     * @param label what it is
     * @param value how many
     * @param before how many in the period before
     */
    record Extra(String label, ReportValue value, ReportValue before) {}

    boolean isEmpty() {
        return isNothing(total);
    }

    boolean isNothingBefore() {
        return isNothing(before);
    }

    private static boolean isNothing(ReportRow row) {
        return ReportValue.of(0).equals(row.values().get(0));
    }
}
