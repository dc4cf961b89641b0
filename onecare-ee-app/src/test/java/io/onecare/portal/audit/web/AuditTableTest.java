package io.onecare.portal.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.Role;
import io.onecare.core.access.FoundEntry;
import io.onecare.core.audit.AuditEntry;
import io.onecare.core.audit.AuditEntryId;
import io.onecare.portal.faces.Language;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTableTest {

    @Test
    void a_line_has_codes_and_words_and_the_clocks_of_italy() {
        assertThat(lines(entry("desk-1", "Ada Neri", 12L)))
                .containsExactly(
                        "\uFEFFmoment;seal;role;colleague;actor;action;words;kind;name;subject;entry",
                        "2026-10-25T02:30:00+01:00;12;Operatore del Customer Care;Ada Neri;desk-1;"
                                + "LOGGED_IN;Accesso all’area riservata;Prenotazione;7K3M-9Q2D;b-1;"
                                + "00000000-0000-0007-0000-000000000009");
    }

    @Test
    void what_would_be_a_formula_or_another_cell_is_neither() {
        assertThat(lines(entry("@SUM(A1)", "=cmd|' /C calc'!A0; \"x\"", null)).get(1))
                .startsWith(
                        "2026-10-25T02:30:00+01:00;;Operatore del Customer Care;"
                                + "\"'=cmd|' /C calc'!A0; \"\"x\"\"\";'@SUM(A1);LOGGED_IN;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "\n=1", "\uFF1D1"})
    void what_begins_a_formula_gets_an_apostrophe(String text) {
        assertThat(AuditTable.cell(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7K3M-9Q2D", "a=b", "2026-10-25T02:30:00+01:00"})
    void what_does_not_stays_as_it_is(String text) {
        assertThat(AuditTable.cell(text)).isEqualTo(text);
    }

    private static List<String> lines(FoundEntry entry) {
        StringWriter out = new StringWriter();
        AuditTable.write(out, List.of(entry), new AuditWords(Language.IT), column -> column);
        return List.of(out.toString().split("\r\n"));
    }

    private static FoundEntry entry(String actor, String colleague, Long seal) {
        return new FoundEntry(
                new AuditEntry(
                        AuditEntryId.of(new UUID(7, 9)),
                        Instant.parse("2026-10-25T01:30:00Z"),
                        Role.OPERATOR,
                        actor,
                        "LOGGED_IN",
                        "Booking",
                        "b-1",
                        seal),
                colleague,
                "7K3M-9Q2D");
    }
}
