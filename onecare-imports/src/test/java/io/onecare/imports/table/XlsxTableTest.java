package io.onecare.imports.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxTableTest {

    @TempDir private Path folder;

    @Test
    void what_another_program_wrote_is_read() throws Exception {
        Path file = folder.resolve("a.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "Test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Uno");
            sheet.value(0, 0, " Città\u00A0");
            sheet.value(0, 1, 47.49);
            sheet.value(0, 2, 185);
            sheet.value(0, 3, LocalDate.of(2026, 11, 30));
            sheet.style(0, 3).format("dd/mm/yyyy").set();
            sheet.value(0, 4, LocalDateTime.of(2026, 11, 30, 8, 15));
            sheet.style(0, 4).format("yyyy-mm-dd h:mm").set();
            sheet.value(0, 5, true);
            sheet.value(0, 6, 12.5);
            sheet.style(0, 6).format("#,##0.00 \"euro di giorno\"").set();
            sheet.formula(0, 7, "B1*2");
            sheet.value(4, 1, "a & <b>");
            workbook.newWorksheet("Due").value(0, 0, "x");
        }

        assertThat(read(file, null))
                .containsExactly(
                        "1: TEXT Città, NUMBER 47.49, NUMBER 185, DATE 2026-11-30, DATE 2026-11-30T08:15, BOOLEAN true, NUMBER 12.5, NOT_CALCULATED ",
                        "5: TEXT , TEXT a & <b>");
        assertThat(read(file, "Due")).containsExactly("1: TEXT x");
    }

    /** Days of ECMA-376 part 1, 18.17.4.1: 1900 was a leap year to it. */
    @Test
    void days_count_from_1900_or_1904() throws Exception {
        String styles =
                "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-410]d\\ mmmm\\ yyyy;@\"/>"
                        + "<numFmt numFmtId=\"165\" formatCode=\"0.00\\ &quot;day&quot;[Red]\"/></numFmts>"
                        + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                        + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>";
        String rows =
                "<row><c s=\"1\"><v>1</v></c><c s=\"1\"><v>59</v></c><c s=\"2\"><v>61</v></c><c s=\"2\"><v>46356</v></c>"
                        + "<c s=\"3\"><v>46356</v></c><c s=\"0\"><v>46356</v></c><c s=\"1\"><v>-1</v></c><c s=\"1\"><v>1E9</v></c></row>";
        Path since1900 =
                new WorkbookFile()
                        .with("xl/styles.xml", styles)
                        .rows(rows)
                        .writeTo(folder.resolve("1900.xlsx"));
        Path since1904 =
                new WorkbookFile()
                        .with("xl/styles.xml", styles)
                        .with(
                                "xl/workbook.xml",
                                "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><workbookPr date1904=\"1\"/><sheets><sheet name=\"A\" r:id=\"rId1\"/></sheets></workbook>")
                        .rows("<row><c s=\"1\"><v>0</v></c><c s=\"1\"><v>44894</v></c></row>")
                        .writeTo(folder.resolve("1904.xlsx"));

        assertThat(read(since1900, null))
                .containsExactly(
                        "1: DATE 1900-01-01, DATE 1900-02-28, DATE 1900-03-01, DATE 2026-11-30, NUMBER 46356, NUMBER 46356, NUMBER -1, NUMBER 1000000000");
        assertThat(read(since1904, null)).containsExactly("1: DATE 1904-01-01, DATE 2026-11-30");
    }

    @Test
    void texts_formulas_and_errors_are_told_apart() throws Exception {
        Path file =
                new WorkbookFile()
                        .with(
                                "xl/sharedStrings.xml",
                                "\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?><sst><si><r><t>Ric</t></r><r><t xml:space=\"preserve\">co </t></r>"
                                        + "<rPh><t>x</t></rPh></si><si><t>due_x000D_righe</t></si></sst>")
                        .rows(
                                "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\" t=\"s\"><v>1</v></c>"
                                        + "<c r=\"D2\" t=\"str\"><f>A2</f><v>=1+1</v></c><c r=\"E2\"><f>1/3</f><v>0.33333333333333331</v></c>"
                                        + "<c r=\"F2\" t=\"e\"><f>NA()</f><v>#N/A</v></c><c r=\"G2\"><f>B2</f></c><c r=\"H2\" t=\"b\"><v>0</v></c>"
                                        + "<c r=\"I2\" t=\"d\"><v>2026-11-30</v></c><c r=\"J2\" s=\"7\"/></row>")
                        .writeTo(folder.resolve("kinds.xlsx"));

        assertThat(read(file, null))
                .containsExactly(
                        "2: TEXT Ricco, TEXT , TEXT due\rrighe, TEXT =1+1, NUMBER 0.333333333333333, ERROR #N/A, NOT_CALCULATED , BOOLEAN false, TEXT 2026-11-30");
    }

    @Test
    void shared_texts_longer_than_a_chunk_of_memory_are_whole() throws Exception {
        Random random = new Random(2);
        List<String> expected = new ArrayList<>();
        StringBuilder texts = new StringBuilder("<sst>");
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < 5_000; j++) {
                text.append((char) ('è' + random.nextInt(100)));
            }
            expected.add((i + 1) + ": TEXT " + text);
            texts.append("<si><t>").append(text).append("</t></si>");
            rows.append("<row><c t=\"s\"><v>").append(i).append("</v></c></row>");
        }
        Path file =
                new WorkbookFile()
                        .with("xl/sharedStrings.xml", texts.append("</sst>").toString())
                        .rows(rows.toString())
                        .writeTo(folder.resolve("chunks.xlsx"));

        assertThat(read(file, null)).isEqualTo(expected);
    }

    private static List<String> read(Path file, String sheet) throws Exception {
        List<String> rows = new ArrayList<>();
        try (TableReader table =
                TableReader.open(
                        file, new TableFormat(null, null, sheet), TableLimits.ofUploads())) {
            for (TableRow row = table.next(); row != null; row = table.next()) {
                rows.add(
                        row.line()
                                + ": "
                                + String.join(
                                        ", ",
                                        row.cells().stream()
                                                .map(cell -> cell.kind() + " " + cell.text())
                                                .toList()));
            }
        }
        return rows;
    }
}
