package io.onecare.portal.audit.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.onecare.core.access.FoundEntry;
import io.onecare.core.audit.AuditEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Entries of the audit trail as a table that spreadsheets open: RFC 4180 with semicolons, which
 * those of Italy expect, and the mark that says UTF-8. Codes and words are beside each other.
 */
final class AuditTable {

    /** What the keys of the headings end with, in the order of the columns. */
    private static final List<String> COLUMNS =
            List.of(
                    "moment",
                    "seal",
                    "role",
                    "colleague",
                    "actor",
                    "action",
                    "words",
                    "kind",
                    "name",
                    "subject",
                    "entry");

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(ZoneId.of("Europe/Rome"));

    private AuditTable() {}

    static void write(Writer out, List<FoundEntry> entries, AuditWords words, Headings headings) {
        try {
            out.write(BYTE_ORDER_MARK);
            CsvWriter table =
                    CsvWriter.builder()
                            .fieldSeparator(';')
                            .lineDelimiter(LineDelimiter.CRLF)
                            .build(out);
            table.writeRecord(COLUMNS.stream().map(headings::of).map(AuditTable::cell).toList());
            for (FoundEntry entry : entries) {
                table.writeRecord(cells(entry, words).map(AuditTable::cell).toList());
            }
            table.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Gives the heading of a column. */
    interface Headings {
        String of(String column);
    }

    private static Stream<String> cells(FoundEntry found, AuditWords words) {
        AuditEntry entry = found.entry();
        return Stream.of(
                MOMENT.format(entry.occurredAt()),
                text(entry.seal()),
                words.role(entry.role()),
                text(found.colleague()),
                text(entry.actorName()),
                entry.action(),
                words.action(entry.action()),
                words.subjectType(entry.subjectType()),
                text(found.subject()),
                entry.subjectId(),
                entry.id().toString());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /**
     * Makes a cell that no spreadsheet takes for a formula (OWASP, "CSV Injection"): an apostrophe
     * before what would begin one.
     */
    static String cell(String text) {
        return text.matches("(?s)[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20].*") ? "'" + text : text;
    }
}
