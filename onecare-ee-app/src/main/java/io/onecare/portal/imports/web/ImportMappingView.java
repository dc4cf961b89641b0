package io.onecare.portal.imports.web;

import io.onecare.core.imports.ImportColumn;
import io.onecare.core.imports.SavedMapping;
import io.onecare.core.imports.SentFile;
import io.onecare.core.imports.SentFileState;
import io.onecare.core.imports.SentFileStep;
import io.onecare.imports.BadMappingException;
import io.onecare.imports.Mapping;
import io.onecare.imports.MappingText;
import io.onecare.imports.ValueFormat;
import io.onecare.imports.table.Separator;
import io.onecare.imports.table.TableEncoding;
import io.onecare.imports.table.TableFormat;
import io.onecare.portal.imports.FilePreview;
import io.onecare.portal.imports.ImportFaults;
import io.onecare.portal.imports.ImportJob;
import io.onecare.portal.imports.MappingForm;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the columns of a file mean: proposed, changed by people, and kept with the file. */
@Named
@RequestScoped
public class ImportMappingView extends FileView {

    private static final int MAX_NAME = 100;
    private static final int MAX_TEXT = 50_000;

    @Inject private ImportJob job;
    @Inject private FilePreview previews;

    private FilePreview.@Nullable Seen seen;
    private @Nullable SavedMapping saved;
    private Map<String, String> fields = Map.of();
    private String text = "";
    private String fault = "";
    private @Nullable List<MappingTables.Section> sections;

    @Override
    void act(SignIn signIn, SentFile file) throws IOException {
        if (file.state() != SentFileState.MAPPING && file.state() != SentFileState.CHECKED) {
            posted().leadTo(detailOf(file));
            return;
        }
        Mapping kept = ImportWords.mappingOf(file);
        TableFormat said = said(kept);
        seen = previews.of(file, said);
        if (!seen.samples().isEmpty()) {
            desk().shown(signIn, file);
        }
        if (seen.fault() != null) {
            fault = ImportFaults.say(seen.fault(), language());
        } else if (file.fault() != null) {
            fault = ImportFaults.say(file.fault(), language());
        }
        if (kept == null && seen.fault() == null) {
            saved = desk().mappingFor(signIn, file.kind(), seen.mark()).orElse(null);
            kept = saved == null ? null : parsed(saved.mapping());
        }
        if (kept == null) {
            kept = seen.proposed();
        }
        fields = new HashMap<>(kept == null ? seen.found() : MappingForm.of(kept, seen.columns()));
        if (isFormatAsked()) {
            for (String field : List.of("separator", "encoding", "sheet")) {
                fields.put(field, asked(field));
            }
        }
        text = kept == null ? "" : MappingText.write(kept);
        if (posted().isSent()) {
            if (typed("step").equals("text")) {
                takeText(signIn, file);
            } else if (seen.fault() == null) {
                take(signIn, file, kept);
            }
        }
    }

    private static @Nullable Mapping parsed(String text) {
        try {
            return MappingText.parse(text);
        } catch (BadMappingException older) {
            return null;
        }
    }

    /** What is said on the page about the form of the file, else in what was kept. */
    private TableFormat said(@Nullable Mapping kept) {
        if (posted().isSent()) {
            return MappingForm.format(this::typed);
        }
        if (isFormatAsked()) {
            return MappingForm.format(this::asked);
        }
        return kept == null ? TableFormat.unknown() : kept.table();
    }

    private boolean isFormatAsked() {
        return !posted().isSent() && request().getParameter("separator") != null;
    }

    private String asked(String field) {
        String value = request().getParameter(field);
        return value == null ? "" : value.substring(0, Math.min(MAX_NAME, value.length()));
    }

    private void take(SignIn signIn, SentFile file, @Nullable Mapping base) throws IOException {
        List<String> columns = columns();
        MappingForm.Read read = MappingForm.read(file.kind(), columns, this::typed, base);
        for (MappingForm.Fault wrong : read.faults()) {
            messages().add(wrong.field(), wrong.problem().name(), nameOf(wrong.field()));
        }
        String name = typed("name");
        if (name.length() > MAX_NAME) {
            messages().add("name", "NAME_TOO_LONG");
        }
        Mapping mapping = read.mapping().orElse(null);
        if (mapping == null || !messages().isEmpty() || seen == null) {
            return;
        }
        String written = MappingText.write(mapping);
        if (!desk().keepMapping(signIn, file.id(), written)) {
            messages().add("", "BUSY");
            return;
        }
        if (!name.isEmpty()) {
            desk().saveMapping(signIn, file.kind(), name, seen.mark(), written);
        }
        if (job.begin(signIn, file.id(), SentFileStep.READ)) {
            posted().leadTo(detailOf(file));
        } else {
            messages().add("", "BUSY");
        }
    }

    private void takeText(SignIn signIn, SentFile file) throws IOException {
        String typed = request().getParameter("text");
        text = typed == null ? "" : typed.substring(0, Math.min(MAX_TEXT, typed.length()));
        try {
            Mapping mapping = MappingText.parse(text);
            if (mapping.kind() != file.kind()) {
                messages().add("text", "OTHER_KIND", getKind());
            } else if (desk().keepMapping(signIn, file.id(), MappingText.write(mapping))) {
                posted().leadTo(PAGES + "/mapping?id=" + file.id());
            } else {
                messages().add("", "BUSY");
            }
        } catch (BadMappingException wrong) {
            messages().add("text", "TEXT", new ImportWords(language(), null).texts().of(wrong));
        }
    }

    /** What our column of a field is called. */
    private String nameOf(String field) {
        String[] parts = field.split("-");
        return Arrays.stream(ImportColumn.values())
                .filter(column -> parts.length > 1 && column.name().equals(parts[1]))
                .findFirst()
                .map(column -> new ImportWords(language(), null).texts().of(column))
                .orElse("");
    }

    private List<String> columns() {
        return seen == null ? List.of() : seen.columns();
    }

    /**
     * Gives the value of a field: as it was typed, else as it was kept or proposed.
     *
     * @param field its name
     * @return empty if there is none
     */
    public String value(String field) {
        boolean isForm = posted().isFilled() && !typed("step").equals("text");
        return isForm ? typed(field) : fields.getOrDefault(field, "");
    }

    /**
     * Says why the file cannot be read, or why the last check came to nothing.
     *
     * @return empty if nothing is wrong
     */
    public String getFault() {
        return fault;
    }

    /**
     * Tells whether the file can be read.
     *
     * @return false if there are no columns to choose from
     */
    public boolean isReadable() {
        return seen != null && seen.fault() == null;
    }

    /**
     * Tells whether the file is a spreadsheet.
     *
     * @return true if separator and encoding mean nothing
     */
    public boolean isSpreadsheet() {
        return seen != null && seen.isSpreadsheet();
    }

    /**
     * Says from where the choices come.
     *
     * @return a sentence; empty if they are the reader's own
     */
    public String getOrigin() {
        if (saved != null) {
            return language().say("imports.mapping.origin.saved", saved.name());
        }
        SentFile file = getFile();
        return file != null && file.mapping() == null && isReadable()
                ? language().say("imports.mapping.origin.proposed")
                : "";
    }

    /**
     * Gives the columns of the file.
     *
     * @return their names, as they are written
     */
    public List<String> getColumns() {
        return columns().stream()
                .map(name -> name.isBlank() ? language().say("imports.mapping.nameless") : name)
                .toList();
    }

    /**
     * Gives the first rows of the file.
     *
     * @return each as wide as the columns
     */
    public List<List<String>> getRows() {
        return tables().rows();
    }

    /**
     * Gives our columns by type of row.
     *
     * @return in the order in which they build on each other
     */
    public List<MappingTables.Section> getSections() {
        SentFile file = getFile();
        if (file != null && sections == null) {
            sections = tables().sections(file.kind());
        }
        return sections == null ? List.of() : sections;
    }

    /**
     * Gives the columns of the file, one of them chosen.
     *
     * @param chosen the value of the chosen one
     * @return those that have a name
     */
    public List<MappingTables.FileColumn> choices(String chosen) {
        return tables().choices(chosen);
    }

    /**
     * Gives the tables of words.
     *
     * @return those of the columns that this kind has
     */
    public List<MappingTables.WordTable> getWordTables() {
        SentFile file = getFile();
        return file == null ? List.of() : tables().words(file.kind());
    }

    private MappingTables tables() {
        return new MappingTables(language(), seen, this::value);
    }

    /**
     * Tells whether lines of the file may be rows of several types.
     *
     * @return true for the roll
     */
    public boolean isManyTypes() {
        SentFile file = getFile();
        return file != null && file.kind().rowTypes().size() > 2;
    }

    /**
     * Gives the separators.
     *
     * @return with what was found out first
     */
    public List<Choice> getSeparators() {
        return choicesOf(
                Separator.values(), "separator", seen == null ? null : seen.format().separator());
    }

    /**
     * Gives the encodings.
     *
     * @return with what was found out first
     */
    public List<Choice> getEncodings() {
        return choicesOf(
                TableEncoding.values(), "encoding", seen == null ? null : seen.format().encoding());
    }

    /**
     * Gives the orders in which days are written.
     *
     * @return the usual one first
     */
    public List<Choice> getDays() {
        return choicesOf(ValueFormat.DayOrder.values(), "days");
    }

    /**
     * Gives the signs before cents.
     *
     * @return without the choice to find it out
     */
    public List<Choice> getDecimals() {
        return choicesOf(ValueFormat.DecimalSign.values(), "decimals");
    }

    /**
     * Gives what the end of a period may mean.
     *
     * @return the usual one first
     */
    public List<Choice> getEnds() {
        return choicesOf(ValueFormat.PeriodEnd.values(), "ends");
    }

    private List<Choice> choicesOf(Enum<?>[] all, String field, @Nullable Enum<?> found) {
        List<Choice> choices = new ArrayList<>();
        String name = found == null ? "" : language().say("imports.format." + field + "." + found);
        choices.add(
                new Choice(
                        "",
                        found == null
                                ? language().say("imports.format.automatic")
                                : language().say("imports.format.found", name),
                        value(field).isEmpty()));
        choices.addAll(choicesOf(all, field));
        return choices;
    }

    private List<Choice> choicesOf(Enum<?>[] all, String field) {
        return Arrays.stream(all)
                .map(
                        one ->
                                new Choice(
                                        one.name(),
                                        language().say("imports.format." + field + "." + one),
                                        one.name().equals(value(field))))
                .toList();
    }

    /**
     * Gives the mapping as text.
     *
     * @return as it was typed, else as it was kept or proposed
     */
    public String getText() {
        return text;
    }

    /**
     * Tells whether the text was sent and is wrong.
     *
     * @return true if it is to be shown open
     */
    public boolean isTextWrong() {
        return !error("text").isEmpty();
    }

    /**
     * Gives the address of this page.
     *
     * @return without the context path
     */
    public String getAddress() {
        SentFile file = getFile();
        return PAGES + "/mapping?id=" + (file == null ? "" : file.id());
    }
}
