package io.onecare.portal.imports.web;

import io.onecare.core.imports.ImportColumn;
import io.onecare.core.imports.ImportKind;
import io.onecare.core.imports.RowType;
import io.onecare.portal.faces.Language;
import io.onecare.portal.imports.FilePreview;
import io.onecare.portal.imports.MappingForm;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The tables of the page on which columns are matched: ours, those of the file, and words. */
public final class MappingTables {

    /** How many rows of the file are shown. */
    private static final int ROWS = 5;

    private static final int SAMPLES = 3;
    private static final int MAX_SAMPLE = 60;
    private final Language language;
    private final List<String> columns;
    private final List<List<String>> samples;
    private final UnaryOperator<String> value;

    /**
     * @param seen what was seen of the file; null for nothing
     * @param value gives the value of a field by its name, empty for none
     */
    MappingTables(Language language, FilePreview.@Nullable Seen seen, UnaryOperator<String> value) {
        this.language = language;
        this.columns = seen == null ? List.of() : seen.columns();
        this.samples = seen == null ? List.of() : seen.samples();
        this.value = value;
    }

    /** The first rows of the file, each as wide as the columns. */
    List<List<String>> rows() {
        return samples.stream()
                .limit(ROWS)
                .map(row -> row.stream().map(MappingTables::cut).toList())
                .toList();
    }

    private static String cut(String value) {
        return value.length() <= MAX_SAMPLE ? value : value.substring(0, MAX_SAMPLE - 1) + "…";
    }

    /**
     * A type of row.
     *
     * @param name its name in fields
     * @param title what it is called
     * @param fields the fields of our columns
     */
    public record Section(String name, String title, List<OurColumn> fields) {}

    /**
     * One of our columns.
     *
     * @param id the name of its field
     * @param label what it is called
     * @param required whether it must come from somewhere
     * @param split whether it may come from two columns
     * @param choices where it may come from
     * @param second the second column it may come from
     * @param samples what stands in the chosen column
     */
    public record OurColumn(
            String id,
            String label,
            boolean required,
            boolean split,
            List<FileColumn> choices,
            List<FileColumn> second,
            String samples) {}

    /**
     * A column of the file to choose.
     *
     * @param value what is sent
     * @param label what is shown
     * @param chosen whether it is chosen
     * @param samples what stands in it
     */
    public record FileColumn(String value, String label, boolean chosen, String samples) {}

    /** Our columns by type of row, in the order in which they build on each other. */
    List<Section> sections(ImportKind kind) {
        ImportWords words = new ImportWords(language, null);
        return kind.rowTypes().stream()
                .map(
                        type ->
                                new Section(
                                        type.name(),
                                        words.title(type),
                                        type.columns().stream()
                                                .map(column -> ours(type, column, words))
                                                .toList()))
                .toList();
    }

    private OurColumn ours(RowType type, ImportColumn column, ImportWords words) {
        String id = MappingForm.field(type, column);
        List<FileColumn> choices = choices(value.apply(id));
        return new OurColumn(
                id,
                words.texts().of(column),
                type.requiredColumns().contains(column),
                MappingForm.isSplit(column) || !value.apply(id + "-and").isEmpty(),
                choices,
                choices(value.apply(id + "-and")),
                choices.stream()
                        .filter(FileColumn::chosen)
                        .map(FileColumn::samples)
                        .findFirst()
                        .orElse(""));
    }

    /** The columns of the file that have a name, one of them chosen. */
    List<FileColumn> choices(String chosen) {
        List<FileColumn> choices = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).isBlank()) {
                String value = MappingForm.choice(i);
                choices.add(
                        new FileColumn(value, columns.get(i), value.equals(chosen), samples(i)));
            }
        }
        return choices;
    }

    private String samples(int column) {
        return String.join(
                " · ",
                samples.stream()
                        .map(row -> cut(row.get(column)))
                        .filter(value -> !value.isBlank())
                        .distinct()
                        .limit(SAMPLES)
                        .toList());
    }

    /**
     * Words of the file for one of ours.
     *
     * @param id the name of the field
     * @param label what ours means
     */
    public record Word(String id, String label) {}

    /**
     * Words of the file for a column of ours with fixed words.
     *
     * @param title what our column is called
     * @param words ours
     */
    public record WordTable(String title, List<Word> words) {}

    /** The tables of words of the columns that this kind has. */
    List<WordTable> words(ImportKind kind) {
        ImportWords words = new ImportWords(language, null);
        return kind.rowTypes().stream()
                .flatMap(type -> type.columns().stream())
                .filter(MappingForm.WORDS::containsKey)
                .map(column -> new WordTable(words.texts().of(column), words(column)))
                .toList();
    }

    private List<Word> words(ImportColumn column) {
        return MappingForm.WORDS.getOrDefault(column, List.of()).stream()
                .map(
                        one ->
                                new Word(
                                        "word-" + column + "-" + one,
                                        language.say("imports.word." + column + "." + one)))
                .toList();
    }
}
