package io.onecare.portal.report.web;

import java.util.List;

/**
 * A table of a report: the same columns, by something.
 *
 * @param id a word for the address of the table
 * @param title what it is broken down by
 * @param heading what stands over the first column
 * @param rows the lines
 * @param isFolded whether it is shown only when asked for
 */
record ReportTable(
        String id, String title, String heading, List<ReportRow> rows, boolean isFolded) {

    ReportTable {
        rows = List.copyOf(rows);
    }
}
