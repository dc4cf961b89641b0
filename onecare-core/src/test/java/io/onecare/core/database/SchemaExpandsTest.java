package io.onecare.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * From the first release on, a schema file takes nothing away that the version before works with,
 * because the two run side by side while nodes are replaced (decision 0057).
 */
class SchemaExpandsTest {

    /** The last file of 0.1.0. Raised until that is released, and never after. */
    private static final int LAST_BEFORE_THE_RULE = 35;

    private static final Path SCHEMA = Path.of("src/main/resources/db/onecare");

    private static final List<Pattern> TAKING_AWAY =
            Stream.of(
                            "\\bdrop\\s+(table|view|sequence|column|(?!index|constraint|not\\s+null|default)[a-z_]+\\s*$)",
                            "\\brename\\b",
                            "\\bset\\s+not\\s+null\\b",
                            "\\badd\\s+(column\\s+)?(?!constraint)[a-z_]+\\s(?!.*\\bdefault\\b).*\\bnot\\s+null\\b",
                            "\\b(truncate|delete\\s+from)\\b")
                    .map(Pattern::compile)
                    .toList();

    @Test
    void schema_files_after_the_first_release_only_expand() throws IOException {
        try (Stream<Path> files = Files.list(SCHEMA)) {
            files.filter(file -> number(file) > LAST_BEFORE_THE_RULE)
                    .forEach(file -> assertThat(takenAwayBy(read(file))).as("" + file).isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table slot_hold;",
                "alter table booking drop column reference;",
                "alter table booking drop reference;",
                "alter table booking rename column note to remark;",
                "alter table booking rename to appointment;",
                "alter table booking alter column note set not null;",
                "alter table booking add column colour varchar(9) not null;",
                "alter table booking add colour varchar(9) not null;",
                "delete from try_limit;",
                "create table a (b integer);\n-- fine so far\nALTER TABLE booking\n  DROP COLUMN note;"
            })
    void what_an_older_version_would_miss_is_found(String statements) {
        assertThat(takenAwayBy(statements)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table a (b integer not null, constraint pk_a primary key (b));",
                "alter table booking add column colour varchar(9);",
                "alter table booking add column colour varchar(9) default 'red' not null;",
                "alter table booking add constraint fk_a foreign key (b) references a (b);",
                "alter table booking alter column note drop not null;",
                "alter table booking drop constraint ck_booking_state;",
                "drop index ix_booking_note; create index ix_booking_note on booking (note, id);",
                "-- what was: drop table a\nupdate booking set note = null where note = '';"
            })
    void what_only_expands_is_let_through(String statements) {
        assertThat(takenAwayBy(statements)).isEmpty();
    }

    private static List<String> takenAwayBy(String file) {
        List<String> found = new ArrayList<>();
        for (String statement : file.replaceAll("--[^\n]*", "").split(";")) {
            String words = statement.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
            if (TAKING_AWAY.stream().anyMatch(rule -> rule.matcher(words).find())) {
                found.add(words);
            }
        }
        return found;
    }

    private static int number(Path file) {
        String name = file.getFileName().toString();
        return name.matches("V[0-9]+__.*")
                ? Integer.parseInt(name.substring(1, name.indexOf('_')))
                : 0;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException fault) {
            throw new java.io.UncheckedIOException(fault);
        }
    }
}
