package io.onecare.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.imports.ImportColumn;
import io.onecare.core.imports.ImportKind;
import io.onecare.core.imports.RowType;
import io.onecare.imports.table.TableLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** docs/guide/imports.md says of columns and limits what the code says. */
class ImportsGuideTest {

    private static final String GUIDE = guide();

    private static String guide() {
        try {
            return Files.readString(Path.of("../docs/guide/imports.md"));
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    @Test
    void every_column_stands_in_its_row_bold_if_it_must_be_mapped() {
        for (ImportKind kind : ImportKind.values()) {
            for (RowType type : kind.rowTypes()) {
                String row = row("| `" + Names.of(type) + "` |");
                for (ImportColumn column : type.columns()) {
                    boolean isRequired = type.requiredColumns().contains(column);
                    String name = "`" + Names.of(column) + "`";

                    assertThat(row.contains("**" + name + "**"))
                            .as("%s bold in %s", name, row)
                            .isEqualTo(isRequired);
                    assertThat(row).contains(name);
                }
                assertThat(row.split("\\| `" + Names.of(type) + "` \\|")[1].split("`"))
                        .as("columns of %s and no others", type)
                        .hasSize(2 * type.columns().size() + 1);
            }
        }
    }

    private static String row(String begin) {
        return GUIDE.lines()
                .filter(line -> line.contains(begin))
                .findFirst()
                .orElseThrow(() -> new AssertionError(begin));
    }

    @Test
    void every_limit_is_the_one_that_holds() {
        TableLimits feed = TableLimits.ofFeeds();
        TableLimits upload = TableLimits.ofUploads();

        assertThat(GUIDE)
                .contains(
                        "| rows | %s | %s |".formatted(number(feed.rows()), number(upload.rows())))
                .contains("| columns | %d | %d |".formatted(feed.columns(), upload.columns()))
                .contains(
                        "| characters of a cell | %s | %s |"
                                .formatted(
                                        number(feed.cellCharacters()),
                                        number(upload.cellCharacters())))
                .contains(
                        "| size of the file | %d GiB | %d MiB |"
                                .formatted(feed.fileBytes() >> 30, upload.fileBytes() >> 20))
                .contains(
                        "| XLSX, unpacked | %d GiB | %d GiB |"
                                .formatted(
                                        feed.unpackedBytes() >> 30, upload.unpackedBytes() >> 30))
                .contains(
                        "its size | %d | %d |"
                                .formatted(feed.unpackedRatio(), upload.unpackedRatio()))
                .contains(
                        "| XLSX, different texts | %d MiB | %d MiB |"
                                .formatted(
                                        feed.sharedTextBytes() >> 20,
                                        upload.sharedTextBytes() >> 20))
                .contains(
                        "| cells that are not empty | %s | %s |"
                                .formatted(number(feed.cells()), number(upload.cells())));
    }

    private static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
