package io.onecare.portal.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.Role;
import io.onecare.core.access.FoundEntry;
import io.onecare.core.audit.AuditEntry;
import io.onecare.core.audit.AuditEntryId;
import io.onecare.core.audit.ChangedField;
import io.onecare.portal.faces.Language;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditTableTest {

    @Test
    void a_line_has_codes_and_words_and_the_clocks_of_italy() {
        assertThat(lines(entry("desk-1", "Ada Neri", 12L)))
                .containsExactly(
                        "\uFEFFmoment;seal;role;colleague;actor;action;words;kind;name;subject;entry;changes",
                        "2026-10-25T02:30:00+01:00;12;Operatore del Customer Care;Ada Neri;desk-1;"
                                + "LOGGED_IN;Accesso all’area riservata;Prenotazione;7K3M-9Q2D;b-1;"
                                + "00000000-0000-0007-0000-000000000009;"
                                + "colour: prima nessun valore, ora blue | Nome: prima =A1, ora nessun valore");
    }

    @Test
    void what_would_be_a_formula_or_another_cell_is_neither() {
        assertThat(lines(entry("@SUM(A1)", "=cmd|' /C calc'!A0; \"x\"", null)).get(1))
                .startsWith(
                        "2026-10-25T02:30:00+01:00;;Operatore del Customer Care;"
                                + "\"'=cmd|' /C calc'!A0; \"\"x\"\"\";'@SUM(A1);LOGGED_IN;");
    }

    private static List<String> lines(FoundEntry entry) {
        String table = AuditTable.of(List.of(entry), new AuditWords(Language.IT), column -> column);
        return List.of(table.split("\r\n"));
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
                "7K3M-9Q2D",
                List.of(
                        new ChangedField("colour", null, "blue"),
                        new ChangedField("name", "=A1", null)));
    }
}
