package io.onecare.imports.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are far larger than the memory of whoever reads them. */
class SmallHeapTest {

    /** -Dit.rows=5000000 for the figures of the guide. */
    private static final int ROWS = Integer.getInteger("it.rows", 1_000_000);

    @TempDir private Path folder;

    @Test
    void millions_of_lines_take_the_memory_of_some() throws Exception {
        Path file = folder.resolve("large.csv");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            for (int i = 0; i < ROWS; i++) {
                out.write(
                        ("AN-0001;VIS-CARD;ADR" + i + ";95,00;01/01/2026\n")
                                .getBytes(StandardCharsets.UTF_8));
            }
        }

        assertThat(read(file)).isEqualTo(ROWS + " rows");
    }

    @Test
    void a_sheet_of_texts_takes_the_memory_of_its_different_texts() throws Exception {
        int rows = ROWS / 5;
        Path file =
                new WorkbookFile()
                        .with("xl/sharedStrings.xml", "<sst><si><t>VIS-CARD</t></si></sst>")
                        .rows(
                                out -> {
                                    for (int i = 0; i < rows; i++) {
                                        out.write(
                                                ("<row><c t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><t>ADR"
                                                                + i
                                                                + "</t></is></c><c><v>"
                                                                + i % 977
                                                                + ".5</v></c></row>")
                                                        .getBytes(StandardCharsets.UTF_8));
                                    }
                                })
                        .writeTo(folder.resolve("large.xlsx"));

        assertThat(read(file)).isEqualTo(rows + " rows");
    }

    /** Text of 300 MB in one cell, in an archive of 2 MB: refused before it fills the memory. */
    @Test
    void a_cell_of_hundreds_of_megabytes_fills_no_memory() throws Exception {
        byte[] million = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        Path file =
                new WorkbookFile()
                        .rows(
                                out -> {
                                    out.write(
                                            "<row><c t=\"inlineStr\"><is><t>"
                                                    .getBytes(StandardCharsets.UTF_8));
                                    for (int i = 0; i < 300; i++) {
                                        out.write(million);
                                    }
                                    out.write(
                                            "</t></is></c></row>".getBytes(StandardCharsets.UTF_8));
                                })
                        .writeTo(folder.resolve("bomb.xlsx"));

        assertThat(read(file)).isEqualTo("CELL_TOO_LONG");
    }

    /** Reads a file in a process of 48 MB. */
    private static String read(Path file) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx48m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Reading.class.getName(),
                                file.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return said.strip();
    }

    /** The process. */
    static final class Reading {

        public static void main(String[] arguments) throws IOException {
            TableLimits limits =
                    new TableLimits(
                            4L << 30, 20_000_000, 1L << 40, 10, 1_000, 4L << 30, 5_000, 8 << 20);
            long rows = 0;
            try (TableReader table =
                    TableReader.open(Path.of(arguments[0]), TableFormat.unknown(), limits)) {
                while (table.next() != null) {
                    rows++;
                }
                System.out.println(rows + " rows");
            } catch (UnreadableTableException refused) {
                System.out.println(refused.fault());
            }
        }
    }
}
