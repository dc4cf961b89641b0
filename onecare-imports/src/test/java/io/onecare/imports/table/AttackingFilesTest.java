package io.onecare.imports.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the file, it is refused with its fault, or read. */
class AttackingFilesTest {

    private static final TableLimits SMALL =
            new TableLimits(50 << 20, 100_000, 1_000_000, 50, 1_000, 100 << 20, 150, 1 << 20);

    @TempDir private Path folder;

    @Test
    void an_empty_file_is_empty() throws IOException {
        assertThat(fault("")).isEqualTo(TableFault.EMPTY);
    }

    @Test
    void files_of_other_kinds_are_named() throws IOException {
        assertThat(fault("<html><table><tr><td>Codice</td></tr></table></html>"))
                .isEqualTo(TableFault.MARKUP);
        assertThat(fault("\uFEFF\n<?xml version=\"1.0\"?><Workbook/>"))
                .isEqualTo(TableFault.MARKUP);
        assertThat(fault("%PDF-1.7 ...")).isEqualTo(TableFault.NOT_A_TABLE);
        assertThat(fault(compound("Workbook"))).isEqualTo(TableFault.OLD_SPREADSHEET);
        assertThat(fault(compound("EncryptedPackage"))).isEqualTo(TableFault.ENCRYPTED);
    }

    /** [MS-CFB]: the header, then the first sector of the directory. */
    private static byte[] compound(String stream) {
        byte[] file = new byte[1024];
        byte[] signature = {
            (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
        };
        System.arraycopy(signature, 0, file, 0, signature.length);
        file[30] = 9;
        byte[] name = stream.getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, file, 512, name.length);
        return file;
    }

    @Test
    void an_archive_that_is_no_spreadsheet_is_named() throws IOException {
        Path document =
                new WorkbookFile()
                        .with(
                                "[Content_Types].xml",
                                "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>")
                        .writeTo(folder.resolve("a.docx"));

        assertThat(fault(document)).isEqualTo(TableFault.NOT_XLSX);
    }

    @Test
    void text_of_a_wrong_encoding_is_refused_at_its_line() throws IOException {
        byte[] mixed =
                concat(
                        "Città;Forlì\nCittà;Cantù\n".getBytes(StandardCharsets.UTF_8),
                        "Città;a\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(refusal(file(mixed))).isEqualTo(new Refused(TableFault.NOT_UTF_8, 3, 0, ""));
        assertThat(refusal(file(new byte[] {'a', ';', '\n', (byte) 0x81, (byte) 0xE8, ';'})))
                .isEqualTo(new Refused(TableFault.UNKNOWN_ENCODING, 2, 0, ""));
        assertThat(fault("Codice;Nome\n".getBytes(StandardCharsets.UTF_16)))
                .isEqualTo(TableFault.UTF_16);
        assertThat(fault("Codice;Nome\n".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(TableFault.UTF_16);
    }

    @Test
    void a_stated_encoding_is_held_against_the_file() throws IOException {
        Path utf8 = file("Città;Forlì\n".getBytes(StandardCharsets.UTF_8));
        Path windows = file("Città;Forlì\n".getBytes(TableEncoding.WINDOWS_1252.charset()));

        assertThat(Refused.of(utf8, new TableFormat(null, TableEncoding.WINDOWS_1252, null), SMALL))
                .isEqualTo(new Refused(TableFault.NOT_WINDOWS_1252, 0, 0, ""));
        assertThat(Refused.of(windows, new TableFormat(null, TableEncoding.UTF_8, null), SMALL))
                .isEqualTo(new Refused(TableFault.NOT_UTF_8, 1, 0, ""));
    }

    @Test
    void a_character_that_no_text_has_is_refused_at_its_line() throws IOException {
        assertThat(refusal(file("a;b\r\n1;2\r\n3;\0\r\n".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(new Refused(TableFault.CONTROL_CHARACTER, 3, 0, ""));
    }

    @Test
    void quotes_that_do_not_close_are_refused_at_their_line() throws IOException {
        assertThat(refusal(file("a;b\n1;\"2\n3;4\n".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(new Refused(TableFault.BROKEN_QUOTES, 2, 0, ""));
        assertThat(refusal(file("a;b\n1;2\n\"3\"x;4\n".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(new Refused(TableFault.BROKEN_QUOTES, 3, 0, ""));
    }

    @Test
    void a_cell_of_a_million_characters_is_refused_where_it_stands() throws IOException {
        String million = "x".repeat(1_000_000);

        assertThat(refusal(file(("a;b\n1;" + million).getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(new Refused(TableFault.CELL_TOO_LONG, 2, 2, "1000"));
        assertThat(
                        refusal(
                                new WorkbookFile()
                                        .rows(
                                                "<row r=\"7\"><c r=\"B7\" t=\"inlineStr\"><is><t>"
                                                        + noise(1_000_000)
                                                        + "</t></is></c></row>")
                                        .writeTo(folder.resolve("long.xlsx"))))
                .isEqualTo(new Refused(TableFault.CELL_TOO_LONG, 7, 2, "1000"));
        assertThat(
                        refusal(
                                new WorkbookFile()
                                        .with(
                                                "xl/sharedStrings.xml",
                                                "<sst><si><t>a</t></si><si><r><t>"
                                                        + noise(900)
                                                        + "</t></r><r><t>"
                                                        + noise(900)
                                                        + "</t></r></si></sst>")
                                        .rows(
                                                "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"
                                                        + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c></row>")
                                        .writeTo(folder.resolve("shared.xlsx"))))
                .isEqualTo(new Refused(TableFault.CELL_TOO_LONG, 2, 1, "1000"));
    }

    /** Letters that do not pack well. */
    private static String noise(int length) {
        return new Random(1)
                .ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void more_rows_columns_or_cells_than_allowed_are_refused() throws IOException {
        String wide = "x;".repeat(60) + "\n";
        String deep = "x\n".repeat(100_001);
        String full = ("x;".repeat(40) + "\n").repeat(30_000);

        assertThat(refusal(file(wide.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(new Refused(TableFault.TOO_MANY_COLUMNS, 1, 0, "50"));
        assertThat(refusal(file(deep.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(new Refused(TableFault.TOO_MANY_ROWS, 100_001, 0, "100000"));
        assertThat(refusal(file(full.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(new Refused(TableFault.TOO_MANY_CELLS, 25_001, 0, "1000000"));
        assertThat(fault(sheet("<row r=\"1\"><c r=\"AZ1\"><v>1</v></c></row>")))
                .isEqualTo(TableFault.TOO_MANY_COLUMNS);
    }

    @Test
    void a_sheet_that_unpacks_to_ten_million_cells_is_refused() throws IOException {
        Path bomb =
                new WorkbookFile()
                        .rows(
                                out -> {
                                    String row = "<row>" + "<c><v>1</v></c>".repeat(10) + "</row>";
                                    byte[] rows = row.repeat(100).getBytes(StandardCharsets.UTF_8);
                                    for (int i = 0; i < 10_000; i++) {
                                        out.write(rows);
                                    }
                                })
                        .writeTo(folder.resolve("cells.xlsx"));
        TableLimits patient =
                new TableLimits(50 << 20, 9_000_000, 1_000_000, 50, 1_000, 1L << 30, 1_000, 1);

        assertThat(Files.size(bomb)).isLessThan(3 << 20);
        assertThat(fault(bomb)).isEqualTo(TableFault.TOO_MANY_ROWS);
        assertThat(Refused.of(bomb, TableFormat.unknown(), patient))
                .isEqualTo(new Refused(TableFault.TOO_MANY_CELLS, 100_001, 0, "1000000"));
    }

    @Test
    void what_unpacks_to_more_than_allowed_is_refused() throws IOException {
        byte[] million = "y".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
        Path bomb =
                new WorkbookFile()
                        .rows(
                                out -> {
                                    write(out, "<row><c t=\"inlineStr\"><is><t>");
                                    for (int i = 0; i < 200; i++) {
                                        out.write(million);
                                    }
                                    write(out, "</t></is></c></row>");
                                })
                        .writeTo(folder.resolve("zip.xlsx"));
        TableLimits dense =
                new TableLimits(50 << 20, 100, 100, 50, 1_000, 100 << 20, 2_000, 1 << 20);

        assertThat(fault(bomb)).isEqualTo(TableFault.UNPACKS_TOO_LARGE);
        assertThat(Refused.of(bomb, TableFormat.unknown(), dense))
                .isEqualTo(new Refused(TableFault.UNPACKS_TOO_LARGE, 0, 0, ""));
    }

    @Test
    void texts_that_take_more_memory_than_allowed_are_refused() throws IOException {
        Path file =
                new WorkbookFile()
                        .with(
                                "xl/sharedStrings.xml",
                                out -> {
                                    write(out, "<sst>");
                                    for (int i = 0; i < 2_000; i++) {
                                        write(out, "<si><t>" + i + noise(900) + "</t></si>");
                                    }
                                    write(out, "</sst>");
                                })
                        .rows("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>")
                        .writeTo(folder.resolve("texts.xlsx"));

        assertThat(fault(file)).isEqualTo(TableFault.TOO_MUCH_TEXT);
    }

    @Test
    void parts_whose_names_lead_out_of_the_archive_are_refused() throws IOException {
        for (String name : new String[] {"../../etc/cron.d/x", "/etc/x", "xl\\..\\x", "C:x"}) {
            Path file =
                    new WorkbookFile()
                            .rows("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")
                            .with(name, "x")
                            .writeTo(folder.resolve("slip.xlsx"));

            assertThat(fault(file)).as(name).isEqualTo(TableFault.SUSPICIOUS_PARTS);
        }
    }

    @Test
    void more_parts_than_a_spreadsheet_has_are_refused() throws IOException {
        WorkbookFile many = new WorkbookFile().rows("");
        for (int i = 0; i < 5_100; i++) {
            many.with("x" + i, "");
        }

        assertThat(fault(many.writeTo(folder.resolve("parts.xlsx"))))
                .isEqualTo(TableFault.TOO_MANY_PARTS);
    }

    @Test
    void document_types_and_entities_are_refused() throws IOException {
        String laughs =
                "<!DOCTYPE s [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>";
        Path used =
                new WorkbookFile()
                        .with(
                                "xl/worksheets/sheet1.xml",
                                laughs
                                        + "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&b;&c;</t></is></c></row></sheetData></worksheet>")
                        .writeTo(folder.resolve("laughs.xlsx"));
        Path unused =
                new WorkbookFile()
                        .with(
                                "xl/sharedStrings.xml",
                                "<!DOCTYPE sst SYSTEM \"http://127.0.0.1:9/x.dtd\"><sst/>")
                        .rows("<row><c><v>1</v></c></row>")
                        .writeTo(folder.resolve("dtd.xlsx"));

        assertThat(fault(used)).isEqualTo(TableFault.DOCUMENT_TYPE);
        assertThat(fault(unused)).isEqualTo(TableFault.DOCUMENT_TYPE);
    }

    /** Each of these takes fastexcel-reader 0.20.2 any amount of memory (decision 0054). */
    @Test
    void references_that_point_to_nothing_are_refused() throws IOException {
        assertThat(fault(sheet("<row><c t=\"s\"><v>2000000000</v></c></row>")))
                .isEqualTo(TableFault.DAMAGED);
        assertThat(fault(sheet("<row><c r=\"ZZZZZZ1\"><v>1</v></c></row>")))
                .isEqualTo(TableFault.DAMAGED);
        assertThat(fault(sheet("<row>" + "<a>".repeat(100_000) + "</row>")))
                .isEqualTo(TableFault.DAMAGED);
        assertThat(fault(sheet("<row a=\"" + noise(3_000_000) + "\"/>")))
                .isEqualTo(TableFault.DAMAGED);
    }

    @Test
    void a_number_of_any_size_is_read_in_no_time() throws Exception {
        Path file =
                sheet(
                        "<row><c><v>1E999999999</v></c><c><v>1E-999999999</v></c>"
                                + "<c><v>47.490000000000002</v></c></row>");

        try (TableReader table = TableReader.open(file, TableFormat.unknown(), SMALL)) {
            assertThat(table.next().cells())
                    .extracting(Cell::text)
                    .containsExactly("1E999999999", "1E-999999999", "47.49");
        }
    }

    @Test
    void a_spreadsheet_cut_off_or_bent_anywhere_is_refused_or_read() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int row = 1; row <= 200; row++) {
            rows.append(
                    "<row r=\"%d\"><c r=\"A%d\" t=\"s\"><v>%d</v></c><c r=\"B%d\" t=\"inlineStr\"><is><t>%s</t></is></c></row>"
                            .formatted(row, row, row % 2, row, noise(20)));
        }
        Path whole =
                new WorkbookFile()
                        .with(
                                "xl/sharedStrings.xml",
                                "<sst><si><t>a</t></si><si><t>b</t></si></sst>")
                        .with(
                                "xl/styles.xml",
                                "<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>")
                        .rows(rows.toString())
                        .writeTo(folder.resolve("whole.xlsx"));
        byte[] bytes = Files.readAllBytes(whole);
        Random random = new Random(8);

        assertThat(refusal(whole)).isNull();
        for (int cut = 4; cut < bytes.length; cut += 97) {
            byte[] begin = java.util.Arrays.copyOf(bytes, cut);
            assertThat(fault(begin)).as("cut at %d", cut).isEqualTo(TableFault.DAMAGED);
        }
        for (int i = 0; i < 400; i++) {
            byte[] bent = bytes.clone();
            for (int j = 0; j <= i % 4; j++) {
                bent[4 + random.nextInt(bent.length - 4)] = (byte) random.nextInt();
            }
            refusal(file(bent)); // throws whatever is not foreseen
        }
    }

    private Path sheet(String rows) throws IOException {
        return new WorkbookFile().rows(rows).writeTo(folder.resolve("sheet.xlsx"));
    }

    private TableFault fault(String content) throws IOException {
        return fault(content.getBytes(StandardCharsets.UTF_8));
    }

    private TableFault fault(byte[] content) throws IOException {
        return fault(file(content));
    }

    private TableFault fault(Path file) throws IOException {
        Refused refused = refusal(file);
        return refused == null ? null : refused.fault();
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "f", ""), content);
    }

    private static Refused refusal(Path file) throws IOException {
        return Refused.of(file, TableFormat.unknown(), SMALL);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** What an exception said. */
    private record Refused(TableFault fault, long line, int column, String argument) {

        /** Reads a file to its end; null if there was nothing to refuse. */
        static Refused of(Path file, TableFormat format, TableLimits limits) throws IOException {
            try (TableReader table = TableReader.open(file, format, limits)) {
                while (table.next() != null) {}
                return null;
            } catch (UnreadableTableException refused) {
                return new Refused(
                        refused.fault(), refused.line(), refused.column(), refused.argument());
            }
        }
    }
}
