package io.onecare.imports.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a workbook says about its sheets.
 *
 * @param sheets its sheets, in their order
 * @param targets the parts it refers to, by the id of the reference
 * @param texts the part with the shared texts, or null
 * @param styles the part with the styles, or null
 * @param isSince1904 whether days count from 1904 instead of 1900
 */
record Workbook(
        List<SheetName> sheets,
        Map<String, String> targets,
        @Nullable String texts,
        @Nullable String styles,
        boolean isSince1904) {

    private static final int MAX_SHEETS = 1_000;

    record SheetName(String name, String reference, boolean isHidden) {}

    static Workbook of(Archive archive) throws UnreadableTableException, IOException {
        String path = path(archive);
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        Map<String, String> targets = new HashMap<>();
        String texts = null;
        String styles = null;
        String relations = folder + "_rels/" + path.substring(folder.length()) + ".rels";
        try (XmlPart part = new XmlPart(archive.require(relations))) {
            while (part.nextStart("Relationship")) {
                String id = part.attribute("Id");
                String target = part.attribute("Target");
                String type = part.attribute("Type");
                if (id != null && target != null && targets.size() < MAX_SHEETS) {
                    String name = resolve(folder, target);
                    targets.put(id, name);
                    texts = type != null && type.endsWith("/sharedStrings") ? name : texts;
                    styles = type != null && type.endsWith("/styles") ? name : styles;
                }
            }
        }
        List<SheetName> sheets = new ArrayList<>();
        boolean isSince1904 = false;
        try (XmlPart part = new XmlPart(archive.require(path))) {
            while (part.next()) {
                if (part.isStart("workbookPr")) {
                    String since = part.attribute("date1904");
                    isSince1904 = "1".equals(since) || "true".equals(since);
                } else if (part.isStart("sheet") && sheets.size() < MAX_SHEETS) {
                    String name = part.attribute("name");
                    String reference = part.attribute("id");
                    String state = part.attribute("state");
                    if (name != null && reference != null) {
                        boolean isHidden = state != null && !state.equals("visible");
                        sheets.add(new SheetName(name, reference, isHidden));
                    }
                }
            }
        }
        return new Workbook(sheets, targets, texts, styles, isSince1904);
    }

    /** The part that the list of content types says is a workbook of XML. */
    private static String path(Archive archive) throws UnreadableTableException, IOException {
        PartStream types = archive.find("[Content_Types].xml");
        if (types == null) {
            throw new UnreadableTableException(TableFault.NOT_XLSX);
        }
        String fallback = null;
        try (XmlPart part = new XmlPart(types)) {
            while (part.next()) {
                String type = part.isStart() ? part.attribute("ContentType") : null;
                boolean isWorkbook =
                        type != null
                                && type.contains("spreadsheetml")
                                && type.endsWith(".main+xml");
                boolean isMacro = type != null && type.endsWith("sheet.macroEnabled.main+xml");
                if (!isWorkbook && !isMacro) {
                    continue;
                }
                String name = part.attribute("PartName");
                if (part.isStart("Override") && name != null) {
                    return resolve("", name);
                }
                fallback = "xl/workbook.xml";
            }
        }
        if (fallback == null) {
            throw new UnreadableTableException(TableFault.NOT_XLSX);
        }
        return fallback;
    }

    /** Names of parts are looked up in the archive and nowhere else. */
    private static String resolve(String folder, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        String path = folder;
        String rest = target;
        while (rest.startsWith("../")) {
            rest = rest.substring(3);
            path = path.substring(0, path.lastIndexOf('/', path.length() - 2) + 1);
        }
        return path + rest;
    }

    /** Finds the sheet of that name, or the first that is not hidden. */
    SheetName sheet(@Nullable String name) throws UnreadableTableException {
        return sheets.stream()
                .filter(sheet -> name == null ? !sheet.isHidden() : sheet.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                name == null
                                        ? new UnreadableTableException(TableFault.EMPTY)
                                        : new UnreadableTableException(
                                                TableFault.NO_SUCH_SHEET, 0, 0, name));
    }
}
