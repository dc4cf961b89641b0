package io.onecare.portal.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.imports.ImportColumn;
import io.onecare.core.imports.ImportKind;
import io.onecare.core.imports.RowType;
import io.onecare.imports.LineCondition;
import io.onecare.imports.Mapping;
import io.onecare.imports.MappingProposal;
import io.onecare.imports.MappingText;
import io.onecare.imports.RowSource;
import io.onecare.portal.faces.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Mappings go into a form and come back as they were. */
class MappingFormTest {

    private static final Path INSURERS =
            Path.of("..", "onecare-imports", "src", "test", "resources", "insurers");

    static List<Path> mappings() throws Exception {
        try (Stream<Path> files = Files.walk(INSURERS)) {
            return files.filter(file -> file.toString().endsWith(".mapping")).sorted().toList();
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void each_word_of_ours_has_a_text(Language language) {
        assertThat(MappingForm.WORDS)
                .allSatisfy(
                        (column, words) ->
                                assertThat(language.texts().keySet())
                                        .containsAll(
                                                words.stream()
                                                        .map(
                                                                word ->
                                                                        "imports.word."
                                                                                + column
                                                                                + "."
                                                                                + word)
                                                        .toList()));
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void the_mapping_of_each_insurer_comes_back_as_it_was(Path file) throws Exception {
        Mapping mapping = MappingText.parse(Files.readString(file));
        List<String> columns = columnsOf(mapping);

        Map<String, String> fields = MappingForm.of(mapping, columns);
        MappingForm.Read read =
                MappingForm.read(
                        mapping.kind(), columns, name -> fields.getOrDefault(name, ""), mapping);

        assertThat(read.faults()).isEmpty();
        assertThat(read.mapping()).contains(mapping);
    }

    @Test
    void what_is_missing_is_said_for_each_type_of_row_that_is_begun() {
        Map<String, String> fields =
                Map.of(
                        "SERVICE-CODE", "c0",
                        "SERVICE-NAME_IT", "fixed",
                        "skip", "c1");

        MappingForm.Read read =
                MappingForm.read(
                        ImportKind.SERVICES,
                        List.of("codice", "nome"),
                        name -> fields.getOrDefault(name, ""),
                        null);

        assertThat(read.mapping()).isEmpty();
        assertThat(read.faults())
                .containsExactlyInAnyOrder(
                        new MappingForm.Fault(
                                "SERVICE-NAME_IT-fixed", MappingForm.Problem.FIXED_MISSING),
                        new MappingForm.Fault(
                                "SERVICE-CATEGORY_CODE", MappingForm.Problem.REQUIRED),
                        new MappingForm.Fault("skip-words", MappingForm.Problem.HALF_A_CONDITION));
    }

    @Test
    void a_type_that_has_nothing_of_its_own_in_the_file_is_left_empty() {
        Map<ImportColumn, String> dependant = new EnumMap<>(ImportColumn.class);
        RowType.DEPENDANT.requiredColumns().forEach(one -> dependant.put(one, one.name()));
        Map<RowType, Map<ImportColumn, String>> found =
                Map.of(
                        RowType.DEPENDANT,
                        dependant,
                        RowType.COVER,
                        Map.of(ImportColumn.VALID_FROM, "VALID_FROM"),
                        RowType.POLICY,
                        Map.of(
                                ImportColumn.VALID_FROM,
                                "VALID_FROM",
                                ImportColumn.PRICE_LIST_CODE,
                                "piano"));
        Map<RowType, Set<ImportColumn>> missing =
                Map.of(
                        RowType.COVER,
                        Set.of(ImportColumn.MEMBER_NUMBER, ImportColumn.POLICY_NUMBER),
                        RowType.POLICY,
                        Set.of(ImportColumn.POLICY_NUMBER));
        List<String> columns = new ArrayList<>(dependant.values());
        columns.add("piano");

        Map<String, String> fields =
                MappingForm.of(
                        new MappingProposal(Optional.empty(), missing, found, List.of()), columns);

        assertThat(fields)
                .containsEntry("DEPENDANT-VALID_FROM", "c" + columns.indexOf("VALID_FROM"))
                .doesNotContainKey("COVER-VALID_FROM")
                .containsEntry("POLICY-PRICE_LIST_CODE", "c" + columns.indexOf("piano"))
                .as("for somebody to complete")
                .containsKey("POLICY-VALID_FROM");
        assertThat(
                        MappingForm.of(
                                new MappingProposal(
                                        Optional.empty(),
                                        missing,
                                        Map.of(
                                                RowType.COVER,
                                                Map.of(ImportColumn.VALID_FROM, "VALID_FROM")),
                                        List.of()),
                                columns))
                .as("it may be that")
                .containsKey("COVER-VALID_FROM");
    }

    @Test
    void a_form_without_anything_or_with_columns_that_are_not_there_maps_nothing() {
        for (String nonsense : List.of("", "c7", "c-1", "cx", "c99999999999", "codice")) {
            MappingForm.Read read =
                    MappingForm.read(
                            ImportKind.PRACTITIONERS, List.of("codice"), name -> nonsense, null);

            assertThat(read.mapping()).as(nonsense).isEmpty();
            assertThat(read.faults()).as(nonsense).isNotEmpty();
        }
    }

    /** A header that has every column that the mapping names. */
    private static List<String> columnsOf(Mapping mapping) {
        Set<String> columns = new LinkedHashSet<>();
        columns.add("Altro");
        LineCondition skip = mapping.skip();
        if (skip != null) {
            columns.add(skip.column());
        }
        for (RowType type : mapping.rows().keySet()) {
            LineCondition when = mapping.rows().get(type).when();
            if (when != null) {
                columns.add(when.column());
            }
            for (Map.Entry<ImportColumn, RowSource> source :
                    mapping.rows().get(type).sources().entrySet()) {
                if (source.getValue() instanceof RowSource.FromColumns from) {
                    columns.addAll(from.names());
                }
            }
        }
        return new ArrayList<>(columns);
    }
}
