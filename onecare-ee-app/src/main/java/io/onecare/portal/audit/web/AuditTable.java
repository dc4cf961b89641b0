package io.onecare.portal.audit.web;

import io.onecare.core.access.FoundEntry;
import io.onecare.core.audit.AuditEntry;
import io.onecare.portal.faces.Spreadsheet;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Entries of the audit trail as a table. Codes and words are beside each other. */
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
                    "entry",
                    "changes");

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(ZoneId.of("Europe/Rome"));

    private AuditTable() {}

    static String of(List<FoundEntry> entries, AuditWords words, Headings headings) {
        return Spreadsheet.of(
                COLUMNS.stream().map(headings::of).toList(),
                entries.stream().map(entry -> cells(entry, words).toList()));
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
                entry.id().toString(),
                found.changes().stream()
                        .map(
                                change ->
                                        words.change(
                                                change.field(), change.before(), change.after()))
                        .collect(Collectors.joining(" | ")));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
