package io.onecare.portal.report.web;

import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.faces.Spreadsheet;
import java.util.ArrayList;
import java.util.List;

/** A report as a table that spreadsheets open: each line says which table of the page it is of. */
final class ReportCells {

    private final Language language;
    private final Formats formats;
    private final List<List<String>> rows = new ArrayList<>();

    private ReportCells(Language language) {
        this.language = language;
        this.formats = Formats.of(language);
    }

    /** The whole file. All parts have the same columns. */
    static String of(List<ReportPart> parts, Language language) {
        ReportCells cells = new ReportCells(language);
        List<String> headings = new ArrayList<>();
        for (String column : List.of("report", "table", "line", "code")) {
            headings.add(cells.text("file." + column));
        }
        headings.addAll(parts.get(0).columns());
        parts.forEach(cells::add);
        return Spreadsheet.of(headings, cells.rows.stream());
    }

    private void add(ReportPart part) {
        String title = text("part." + part.id() + ".title");
        add(title, text("file.total"), part.total());
        add(title, text("file.before"), part.before());
        for (ReportPart.Extra extra : part.extra()) {
            add(title, text("file.total"), ReportRow.of(extra.label(), only(part, extra.value())));
            add(
                    title,
                    text("file.before"),
                    ReportRow.of(extra.label(), only(part, extra.before())));
        }
        for (ReportTable table : part.tables()) {
            table.rows().forEach(row -> add(title, table.title(), row));
        }
    }

    private static List<ReportValue> only(ReportPart part, ReportValue value) {
        List<ReportValue> values = new ArrayList<>();
        values.add(value);
        while (values.size() < part.columns().size()) {
            values.add(ReportValue.none());
        }
        return values;
    }

    private void add(String report, String table, ReportRow row) {
        List<String> cells = new ArrayList<>(List.of(report, table, row.label(), row.code()));
        row.values().forEach(value -> cells.add(value.cell(formats)));
        rows.add(cells);
    }

    private String text(String key) {
        return language.texts().getString("reports." + key);
    }
}
