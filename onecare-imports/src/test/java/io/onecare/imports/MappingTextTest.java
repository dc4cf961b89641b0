package io.onecare.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.onecare.core.imports.ImportColumn;
import io.onecare.core.imports.RowType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MappingTextTest {

    private static final String LEAST =
            """
            kind = practitioners
            practitioner.code = Matricola
            practitioner.given-name = Nome
            practitioner.family-name = Cognome
            """;

    @Test
    void what_is_written_is_read_again() throws BadMappingException {
        assertThat(Insurers.mappings()).hasSizeGreaterThan(15);
        for (String name : Insurers.mappings()) {
            Mapping mapping = Insurers.mapping(name);

            assertThat(MappingText.parse(MappingText.write(mapping))).as(name).isEqualTo(mapping);
        }
    }

    @Test
    void words_constants_conditions_and_joined_columns_are_read() throws BadMappingException {
        Mapping mapping =
                MappingText.parse(
                        """
                        \uFEFF# of an insurer
                        kind = services
                        header-line = 3
                        lists = /
                        skip = Stato : CESSATA | SOSPESA

                        service.when = Tipo (P/M) : P
                        service.code = Cod. = interno
                        service.category-code = Branca
                        service.name-it = Descrizione 1 + Descrizione 2
                        service.national-code = "n.d."
                        words.category-code.VIS = Visite | Visita
                        """);

        assertThat(mapping.headerLine()).isEqualTo(3);
        assertThat(mapping.format().lists()).isEqualTo("/");
        assertThat(mapping.skip())
                .isEqualTo(new LineCondition("Stato", Set.of("CESSATA", "SOSPESA")));
        RowMapping service = mapping.rows().get(RowType.SERVICE);
        assertThat(service.when()).isEqualTo(new LineCondition("Tipo (P/M)", Set.of("P")));
        assertThat(service.sources())
                .containsEntry(ImportColumn.CODE, RowSource.column("Cod. = interno"))
                .containsEntry(
                        ImportColumn.NAME_IT,
                        new RowSource.FromColumns(List.of("Descrizione 1", "Descrizione 2")))
                .containsEntry(ImportColumn.NATIONAL_CODE, new RowSource.Constant("n.d."));
        assertThat(mapping.words())
                .containsEntry(
                        ImportColumn.CATEGORY_CODE, Map.of("Visite", "VIS", "Visita", "VIS"));
    }

    @Test
    void what_is_wrong_is_told_with_its_line() {
        assertThat(fault(LEAST + "practitioner.titel = Titolo\n"))
                .isEqualTo("UNKNOWN_KEY 5 practitioner.titel");
        assertThat(fault(LEAST + "separator = colon\n")).isEqualTo("BAD_VALUE 5 separator");
        assertThat(fault(LEAST + "header-line = 0\n")).isEqualTo("BAD_VALUE 5 header-line");
        assertThat(fault(LEAST + "sheet =\n")).isEqualTo("BAD_VALUE 5 sheet");
        assertThat(fault(LEAST + "skip = Stato\n")).isEqualTo("BAD_VALUE 5 skip");
        assertThat(fault(LEAST + "kind = roll\n")).isEqualTo("KEY_TWICE 5 kind");
        assertThat(fault(LEAST + "what is this\n")).isEqualTo("NOT_A_SETTING 5 ");
        assertThat(fault(LEAST + "words.relationship.nephew = Nipote\n"))
                .isEqualTo("UNKNOWN_KEY 5 words.relationship.nephew");
        assertThat(fault(LEAST.replace("practitioner.code", "#")))
                .isEqualTo("COLUMN_MISSING 0 practitioner.code");
        assertThat(fault(LEAST.replace("kind = practitioners", "kind = roll")))
                .isEqualTo("NO_ROW_OF_ITS_KIND 0 roll");
        assertThat(fault("# nothing")).isEqualTo("NO_KIND 0 ");
    }

    private static String fault(String text) {
        BadMappingException fault =
                catchThrowableOfType(BadMappingException.class, () -> MappingText.parse(text));
        return fault.fault() + " " + fault.line() + " " + fault.argument();
    }
}
