package io.onecare.portal.report.web;

import java.util.List;

/**
 * A line of a table.
 *
 * @param label what it is about, in words
 * @param code the code of that, or empty
 * @param values the numbers, as many as the report has columns
 */
record ReportRow(String label, String code, List<ReportValue> values) {

    ReportRow {
        values = List.copyOf(values);
    }

    static ReportRow of(String label, List<ReportValue> values) {
        return new ReportRow(label, "", values);
    }
}
