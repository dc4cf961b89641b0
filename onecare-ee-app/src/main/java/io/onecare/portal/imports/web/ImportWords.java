package io.onecare.portal.imports.web;

import io.onecare.core.imports.ImportColumn;
import io.onecare.core.imports.ImportProblem;
import io.onecare.core.imports.RowType;
import io.onecare.core.imports.SentFile;
import io.onecare.imports.BadMappingException;
import io.onecare.imports.ImportTexts;
import io.onecare.imports.Mapping;
import io.onecare.imports.MappingText;
import io.onecare.imports.SourceReader;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in words what imports hold in codes. */
final class ImportWords {

    private static final Pattern EURO = Pattern.compile("[0-9]{1,10}\\.[0-9]{2}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Set<ImportColumn> WORDS =
            Set.of(ImportColumn.BOOKING_MODE, ImportColumn.CONFIRMATION, ImportColumn.RELATIONSHIP);

    private final Language language;
    private final ImportTexts texts;
    private final Formats formats;
    private final @Nullable Mapping mapping;

    ImportWords(Language language, @Nullable SentFile file) {
        this.language = language;
        this.texts = ImportTexts.in(language.locale());
        this.formats = Formats.of(language);
        this.mapping = file == null ? null : mappingOf(file);
    }

    /** What was kept was read when it was kept. */
    static @Nullable Mapping mappingOf(SentFile file) {
        String text = file.mapping();
        try {
            return text == null ? null : MappingText.parse(text);
        } catch (BadMappingException older) {
            return null; // a version before this one wrote it
        }
    }

    String text(String key) {
        return language.say(key);
    }

    ImportTexts texts() {
        return texts;
    }

    /** The name of rows, beginning with a capital. */
    String title(RowType type) {
        String words = texts.of(type);
        return words.substring(0, 1).toUpperCase(language.locale()) + words.substring(1);
    }

    ProblemLine line(ImportProblem problem) {
        ImportColumn column = problem.column();
        String theirs =
                mapping == null || column == null
                        ? null
                        : SourceReader.nameOf(mapping, problem.rowType(), column);
        return new ProblemLine(
                problem.line() == null ? "" : problem.line().toString(),
                title(problem.rowType()),
                problem.key() == null ? "" : problem.key(),
                column == null ? "" : texts.of(column),
                theirs == null ? "" : theirs,
                texts.of(problem.reason(), problem.fact()),
                problem.position());
    }

    /** A value of a difference as people write it. */
    String value(ImportColumn column, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return language.say("imports.difference.nothing");
        }
        if (column == ImportColumn.PRICE && EURO.matcher(value).matches()) {
            return formats.money(new BigDecimal(value));
        }
        if (column == ImportColumn.VALID_UNTIL && DAY.matcher(value).matches()) {
            return formats.date(LocalDate.parse(value).minusDays(1)); // the last day, as people say
        }
        if (DAY.matcher(value).matches()) {
            return formats.date(LocalDate.parse(value));
        }
        return WORDS.contains(column)
                ? language.say("imports.word." + column + "." + value)
                : value;
    }
}
