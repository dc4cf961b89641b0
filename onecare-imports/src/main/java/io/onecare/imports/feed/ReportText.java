package io.onecare.imports.feed;

import io.onecare.core.imports.ImportColumn;
import io.onecare.core.imports.ImportCounts;
import io.onecare.core.imports.ImportProblem;
import io.onecare.core.imports.ImportReason;
import io.onecare.core.imports.ImportReport;
import io.onecare.core.imports.RowType;
import io.onecare.imports.ImportFile;
import io.onecare.imports.ImportTexts;
import io.onecare.imports.SourceReader;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;

/**
 * The lines of a report. They have files, lines, columns, reasons and numbers, and nothing out of a
 * cell: who reads the mail of a nightly job need not see who is insured.
 */
final class ReportText {

    /** Facts that are numbers of people. */
    private static final Set<ImportReason> OF_PEOPLE = Set.of(ImportReason.UNKNOWN_MEMBER);

    private final ImportTexts texts;
    private final ResourceBundle words;
    private final List<ImportFile> files;

    ReportText(ImportTexts texts, ResourceBundle words, List<ImportFile> files) {
        this.texts = texts;
        this.words = words;
        this.files = files;
    }

    /** A table of the counts by type of row. */
    String counts(ImportReport report) {
        StringBuilder table = new StringBuilder();
        row(
                table,
                "",
                words.getString("new"),
                words.getString("changed"),
                words.getString("gone"),
                words.getString("unchanged"),
                words.getString("wrong"),
                words.getString("warnings"));
        for (RowType type : report.kind().rowTypes()) {
            ImportCounts counts = report.counts().get(type);
            if (counts == null) {
                row(table, texts.of(type), words.getString("silent"));
                continue;
            }
            row(
                    table,
                    texts.of(type),
                    Long.toString(counts.added()),
                    Long.toString(counts.changed()),
                    Long.toString(counts.gone()),
                    Long.toString(counts.unchanged()),
                    Long.toString(counts.wrong()),
                    Long.toString(counts.warnings()));
        }
        return table.toString().stripTrailing();
    }

    private static void row(StringBuilder table, String name, String... cells) {
        table.append("  ").append(name).append(" ".repeat(Math.max(1, 16 - name.length())));
        for (String cell : cells) {
            table.append(" ".repeat(Math.max(1, 12 - cell.length()))).append(cell);
        }
        table.append('\n');
    }

    /** Where something is wrong or odd, and why. */
    String problem(ImportProblem problem) {
        Optional<ImportFile> file =
                files.stream()
                        .filter(one -> one.mapping().rows().containsKey(problem.rowType()))
                        .findFirst();
        StringBuilder line = new StringBuilder();
        file.ifPresent(one -> line.append(one.path().getFileName()).append(", "));
        if (problem.line() != null) {
            line.append(words.getString("line").replace("{0}", problem.line().toString()));
        } else {
            line.append(texts.of(problem.rowType()));
        }
        ImportColumn column = problem.column();
        if (column != null) {
            String own =
                    file.map(one -> SourceReader.nameOf(one.mapping(), problem.rowType(), column))
                            .orElse(null);
            line.append(", ").append(Objects.requireNonNullElse(own, texts.of(column)));
        }
        String fact = OF_PEOPLE.contains(problem.reason()) ? "…" : problem.fact();
        return line.append(": ").append(texts.of(problem.reason(), fact)).toString();
    }
}
