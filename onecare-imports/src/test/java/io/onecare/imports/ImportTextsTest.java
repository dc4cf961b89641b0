package io.onecare.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.imports.ImportColumn;
import io.onecare.core.imports.ImportKind;
import io.onecare.core.imports.ImportReason;
import io.onecare.core.imports.ImportRefusal;
import io.onecare.core.imports.RowType;
import io.onecare.core.person.TaxCodeProblem;
import io.onecare.imports.table.TableFault;
import io.onecare.imports.table.UnreadableTableException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImportTextsTest {

    private static final List<Enum<?>[]> SAID =
            List.of(
                    TableFault.values(),
                    MappingFault.values(),
                    ImportReason.values(),
                    ImportRefusal.values(),
                    ImportKind.values(),
                    RowType.values(),
                    ImportColumn.values(),
                    TaxCodeProblem.values());

    @Test
    void everything_that_is_said_is_said_in_both_languages_and_nothing_else() {
        Set<String> keys = new HashSet<>(Set.of("line", "lineAndColumn"));
        for (Enum<?>[] constants : SAID) {
            for (Enum<?> constant : constants) {
                keys.add(constant.getDeclaringClass().getSimpleName() + "." + constant.name());
            }
        }

        for (String language : List.of("it", "en")) {
            ResourceBundle texts =
                    ResourceBundle.getBundle(
                            "io.onecare.imports.texts", Locale.forLanguageTag(language));
            assertThat(texts.keySet().stream().filter(key -> !key.startsWith("Command.")))
                    .as(language)
                    .containsExactlyInAnyOrderElementsOf(keys);
        }
    }

    @Test
    void a_fault_is_said_with_its_place_in_the_readers_language() {
        UnreadableTableException fault =
                new UnreadableTableException(TableFault.CELL_TOO_LONG, 7, 28, "1000");

        assertThat(ImportTexts.in(Locale.ITALIAN).of(fault))
                .isEqualTo("Riga 7, colonna AB: La cella ha più di 1000 caratteri.");
        assertThat(ImportTexts.in(Locale.ENGLISH).of(fault))
                .isEqualTo("Line 7, column AB: The cell has more than 1000 characters.");
        assertThat(ImportTexts.in(Locale.GERMAN).of(fault)).startsWith("Riga");
    }
}
