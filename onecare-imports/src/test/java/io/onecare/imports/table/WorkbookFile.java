package io.onecare.imports.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the parts of an XLSX as a test wants them, also as no spreadsheet program would. */
public final class WorkbookFile {

    /** Writes a part, however long. */
    @FunctionalInterface
    public interface Part {
        void writeTo(OutputStream out) throws IOException;
    }

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE =
            "http://schemas.openxmlformats.org/package/2006/relationships";

    private final Map<String, Part> parts = new LinkedHashMap<>();

    public WorkbookFile() {
        with(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                        + "</Types>");
        with(
                "xl/workbook.xml",
                "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets><sheet name=\"Foglio1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
                        .formatted(MAIN, RELATIONS));
        with(
                "xl/_rels/workbook.xml.rels",
                ("<Relationships xmlns=\"%s\"><Relationship Id=\"rId1\" Type=\"%s/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                                + "<Relationship Id=\"rId2\" Type=\"%s/sharedStrings\" Target=\"sharedStrings.xml\"/>"
                                + "<Relationship Id=\"rId3\" Type=\"%s/styles\" Target=\"styles.xml\"/></Relationships>")
                        .formatted(PACKAGE, RELATIONS, RELATIONS, RELATIONS));
    }

    public WorkbookFile with(String name, String content) {
        return with(name, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
    }

    public WorkbookFile with(String name, Part content) {
        parts.put(name, content);
        return this;
    }

    /** The sheet with these rows, in XML. */
    public WorkbookFile rows(String rows) {
        return rows(out -> out.write(rows.getBytes(StandardCharsets.UTF_8)));
    }

    public WorkbookFile rows(Part rows) {
        return with(
                "xl/worksheets/sheet1.xml",
                out -> {
                    out.write(
                            "<worksheet xmlns=\"%s\"><sheetData>"
                                    .formatted(MAIN)
                                    .getBytes(StandardCharsets.UTF_8));
                    rows.writeTo(out);
                    out.write("</sheetData></worksheet>".getBytes(StandardCharsets.UTF_8));
                });
    }

    public Path writeTo(Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(1);
            for (Map.Entry<String, Part> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                part.getValue().writeTo(zip);
                zip.closeEntry();
            }
        }
        return file;
    }
}
