package io.onecare.portal.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTest {

    @Test
    void headings_and_rows_are_lines_with_semicolons_and_no_cell_is_a_formula() {
        assertThat(
                        Spreadsheet.of(
                                List.of("Voce", "=Totale"),
                                Stream.of(List.of("a;b", "1"), List.of("=1+1", "\"x\""))))
                .isEqualTo("\uFEFFVoce;'=Totale\r\n\"a;b\";1\r\n'=1+1;\"\"\"x\"\"\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@A1",
                "\t=1",
                "\r=1",
                "\n=1",
                "\uFF1D1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF20A1"
            })
    void what_begins_a_formula_gets_an_apostrophe(String text) {
        assertThat(Spreadsheet.cell(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7K3M-9Q2D", "a=b", "2026-10-25T02:30:00+01:00"})
    void what_does_not_stays_as_it_is(String text) {
        assertThat(Spreadsheet.cell(text)).isEqualTo(text);
    }
}
