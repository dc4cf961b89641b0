package io.onecare.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.onecare.core.imports.ImportReason;
import io.onecare.core.imports.PractitionerRow;
import io.onecare.core.imports.SourceLine;
import io.onecare.imports.table.TableFault;
import io.onecare.imports.table.TableLimits;
import io.onecare.imports.table.UnreadableTableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceReaderTest {

    private static final String MAPPING =
            """
            kind = practitioners
            practitioner.code = Matricola
            practitioner.title = "Dott."
            practitioner.given-name = Nome
            practitioner.family-name = Cognome
            """;

    @TempDir private Path folder;

    @Test
    void a_header_is_found_whatever_its_case_order_and_accents() throws Exception {
        assertThat(rows("Elenco medici;;\n\nCOGNÒME;nome;Matrícola\nNeri;Ada;M-1\n", MAPPING))
                .extracting(SourceLine::row)
                .containsExactly(new PractitionerRow("M-1", "Dott.", "Ada", "Neri", List.of()));
    }

    @Test
    void a_header_without_a_column_of_the_mapping_is_refused_with_its_name() throws IOException {
        UnreadableTableException fault = fault("Matricola;Cognome\nM-1;Neri\n", MAPPING);

        assertThat(fault.fault()).isEqualTo(TableFault.COLUMNS_MISSING);
        assertThat(fault.line()).isEqualTo(1);
        assertThat(fault.argument()).isEqualTo("Nome");
    }

    @Test
    void a_column_that_stands_twice_is_refused_if_it_is_mapped() throws Exception {
        UnreadableTableException fault =
                fault("Matricola;Nome;Cognome;NOME\nM-1;Ada;Neri;Ida\n", MAPPING);

        assertThat(fault.fault()).isEqualTo(TableFault.COLUMN_TWICE);
        assertThat(fault.argument()).isEqualTo("Nome");
        assertThat(rows("Matricola;Nome;Cognome;Note;Note\nM-1;Ada;Neri;;\n", MAPPING)).hasSize(1);
    }

    @Test
    void a_header_alone_is_refused() throws IOException {
        assertThat(fault("Matricola;Nome;Cognome\n\n", MAPPING).fault())
                .isEqualTo(TableFault.ONLY_HEADER);
        assertThat(fault("\n \n", MAPPING).fault()).isEqualTo(TableFault.EMPTY);
    }

    @Test
    void the_line_of_a_header_can_be_said() throws Exception {
        String file = "Matricola;Nome;Cognome\nMatricola;Nome;Cognome\nM-1;Ada;Neri\n";

        assertThat(rows(file, MAPPING + "header-line = 2\n")).hasSize(1);
        assertThat(fault("\n\nMatricola;Nome;Cognome\n", MAPPING + "header-line = 2\n").fault())
                .isEqualTo(TableFault.NO_HEADER);
    }

    @Test
    void a_line_with_a_cell_too_many_or_too_few_says_nothing_that_can_be_relied_on()
            throws Exception {
        List<SourceLine> rows =
                rows("Matricola;Nome;Cognome\nM-1;Ada\nM-2;Ada;Neri;x\nM-3;Ada;Neri;;\n", MAPPING);

        assertThat(rows).extracting(SourceLine::line).containsExactly(2, 3, 4);
        for (SourceLine bad : rows.subList(0, 2)) {
            assertThat(bad.unreadable().get(0).reason()).isEqualTo(ImportReason.UNREADABLE_LINE);
            assertThat(bad.row()).isEqualTo(new PractitionerRow(null, null, null, null, List.of()));
        }
        assertThat(rows.get(2).unreadable()).isEmpty();
    }

    @Test
    void lines_that_are_to_be_skipped_are() throws Exception {
        assertThat(
                        rows(
                                "Matricola;Nome;Cognome\nM-1;Ada;Neri\nTotale;;1\n",
                                MAPPING + "skip = Matricola : TOTALE\n"))
                .hasSize(1);
    }

    @Test
    void the_same_person_twice_is_told_twice_because_the_import_says_so() throws Exception {
        assertThat(rows("Matricola;Nome;Cognome\nM-1;Ada;Neri\nM-1;Ada;Neri\n", MAPPING))
                .hasSize(2);
    }

    @Test
    void zeros_at_the_front_survive_as_spreadsheets_keep_them() throws Exception {
        assertThat(rows("Matricola;Nome;Cognome\n=\"007\";\"=\"\"Ada\"\"\";Neri\n", MAPPING))
                .extracting(SourceLine::row)
                .containsExactly(new PractitionerRow("007", "Dott.", "Ada", "Neri", List.of()));
    }

    private List<SourceLine> rows(String content, String mapping) throws Exception {
        List<SourceLine> rows = new ArrayList<>();
        Path file = Files.writeString(folder.resolve("file"), content);
        try (SourceReader reader =
                SourceReader.open(file, MappingText.parse(mapping), TableLimits.ofUploads())) {
            for (List<SourceLine> batch = reader.next(); !batch.isEmpty(); batch = reader.next()) {
                rows.addAll(batch);
            }
        }
        return rows;
    }

    private UnreadableTableException fault(String content, String mapping) throws IOException {
        return catchThrowableOfType(UnreadableTableException.class, () -> rows(content, mapping));
    }
}
