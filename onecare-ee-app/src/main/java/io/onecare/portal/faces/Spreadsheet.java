package io.onecare.portal.faces;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table that spreadsheets open: RFC 4180 with semicolons, which those of Italy expect, and the
 * mark that says UTF-8.
 */
public final class Spreadsheet {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Spreadsheet() {}

    /**
     * Writes a table.
     *
     * @param headings what stands over the columns
     * @param rows the rows, each with as many cells
     * @return the whole file
     */
    public static String of(List<String> headings, Stream<List<String>> rows) {
        StringWriter out = new StringWriter();
        try {
            out.write(BYTE_ORDER_MARK);
            CsvWriter table =
                    CsvWriter.builder()
                            .fieldSeparator(';')
                            .lineDelimiter(LineDelimiter.CRLF)
                            .build(out);
            Stream.concat(Stream.of(headings), rows)
                    .map(row -> row.stream().map(Spreadsheet::cell).toList())
                    .forEach(table::writeRecord);
            table.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return out.toString();
    }

    /**
     * Gives a table as a file to be kept; no cache keeps it.
     *
     * @param response where to
     * @param name what the file is called, without its ending; letters, digits and hyphens
     * @param table the whole file
     * @throws IOException if the browser has gone
     */
    public static void send(HttpServletResponse response, String name, String table)
            throws IOException {
        response.setContentType("text/csv; charset=UTF-8; header=present");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"%s.csv\"".formatted(name));
        response.getOutputStream().write(table.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Makes a cell that no spreadsheet takes for a formula (OWASP, "CSV Injection"): an apostrophe
     * before what would begin one.
     */
    static String cell(String text) {
        return text.matches("(?s)[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20].*") ? "'" + text : text;
    }
}
