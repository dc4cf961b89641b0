package io.onecare.imports.table;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of an XLSX (ECMA-376, Office Open XML), row by row. Nothing is calculated: of a formula
 * its last result is read. Hidden rows and columns are read like others.
 */
final class XlsxTable extends TableReader {

    /** ECMA-376 knows no more: columns to XFD. */
    private static final int MAX_COLUMNS = 16_384;

    private static final int MAX_NUMBER_CHARACTERS = 64;

    /** Characters that XML has not, as spreadsheets write them. */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final Archive archive;
    private final TableFormat format;
    private final boolean isSince1904;
    private final Styles styles;
    private final SharedTexts texts;
    private final XmlPart sheet;
    private final PartStream part;
    private final long statedBytes;
    private final StringBuilder text = new StringBuilder();
    private long line;

    private XlsxTable(
            TableLimits limits,
            Archive archive,
            TableFormat format,
            boolean isSince1904,
            Styles styles,
            SharedTexts texts,
            PartStream part,
            long statedBytes)
            throws UnreadableTableException {
        super(limits);
        this.archive = archive;
        this.format = format;
        this.isSince1904 = isSince1904;
        this.styles = styles;
        this.texts = texts;
        this.part = part;
        this.statedBytes = statedBytes;
        this.sheet = new XmlPart(part);
        sheet.nextStart("sheetData");
    }

    static XlsxTable of(Path file, TableFormat said, TableLimits limits)
            throws UnreadableTableException, IOException {
        Archive archive = Archive.open(file, limits);
        try {
            Workbook workbook = Workbook.of(archive);
            Workbook.SheetName sheet = workbook.sheet(said.sheet());
            String path = workbook.targets().get(sheet.reference());
            if (path == null) {
                throw new UnreadableTableException(TableFault.DAMAGED);
            }
            return new XlsxTable(
                    limits,
                    archive,
                    new TableFormat(null, null, sheet.name()),
                    workbook.isSince1904(),
                    styles(archive, workbook.styles()),
                    texts(archive, workbook.texts(), limits),
                    archive.require(path),
                    archive.statedSize(path));
        } catch (UnreadableTableException | IOException fault) {
            archive.close();
            throw fault;
        }
    }

    private static Styles styles(Archive archive, @Nullable String path)
            throws UnreadableTableException, IOException {
        PartStream part = path == null ? null : archive.find(path);
        if (part == null) {
            return Styles.of(null);
        }
        try (XmlPart xml = new XmlPart(part)) {
            return Styles.of(xml);
        }
    }

    private static SharedTexts texts(Archive archive, @Nullable String path, TableLimits limits)
            throws UnreadableTableException, IOException {
        PartStream part = path == null ? null : archive.find(path);
        if (part == null) {
            return new SharedTexts();
        }
        try (XmlPart xml = new XmlPart(part)) {
            return SharedTexts.of(xml, limits);
        }
    }

    @Override
    @Nullable TableRow read() throws UnreadableTableException {
        while (sheet.next()) {
            if (sheet.isEnd("sheetData")) {
                return null;
            }
            if (sheet.isStart("row")) {
                return row();
            }
        }
        // a whole sheet has an end, which was seen above
        throw at(TableFault.DAMAGED, 0, "");
    }

    private TableRow row() throws UnreadableTableException {
        int stated = Numbers.index(sheet.attribute("r"));
        line = stated > line ? stated : line + 1;
        List<Cell> cells = new ArrayList<>();
        int column = -1;
        while (sheet.next() && !sheet.isEnd("row")) {
            if (!sheet.isStart("c")) {
                continue;
            }
            String reference = sheet.attribute("r");
            column = reference == null ? column + 1 : column(reference);
            if (column < 0 || column >= MAX_COLUMNS) {
                throw at(TableFault.DAMAGED, 0, "");
            }
            Cell cell = cell(column);
            if (cell.isEmpty()) {
                continue;
            }
            if (column >= limits.columns()) {
                throw at(TableFault.TOO_MANY_COLUMNS, 0, Integer.toString(limits.columns()));
            }
            while (cells.size() <= column) {
                cells.add(Cell.EMPTY);
            }
            cells.set(column, cell);
        }
        return new TableRow(line, cells);
    }

    /** Reads the letters of {@code AB12}: 27. Gives -1 if there are none, or more than three. */
    private static int column(String reference) {
        int column = 0;
        for (int i = 0; i < reference.length(); i++) {
            char letter = reference.charAt(i);
            if (letter < 'A' || letter > 'Z') {
                return column - 1;
            }
            if (i == 3) {
                return -1;
            }
            column = 26 * column + letter - 'A' + 1;
        }
        return column - 1;
    }

    private Cell cell(int column) throws UnreadableTableException {
        String type = sheet.attribute("t");
        String style = sheet.attribute("s");
        boolean hasFormula = false;
        boolean isPhonetic = false;
        text.setLength(0);
        while (sheet.next() && !sheet.isEnd("c")) {
            if (sheet.isStart("f")) {
                hasFormula = true;
            } else if (sheet.isStart("rPh")) {
                isPhonetic = true;
            } else if (sheet.isEnd("rPh")) {
                isPhonetic = false;
            } else if (sheet.isStart("v") || (sheet.isStart("t") && !isPhonetic)) {
                sheet.text(text, limits.cellCharacters());
            }
        }
        if (text.length() > limits.cellCharacters()) {
            throw at(TableFault.CELL_TOO_LONG, column, Integer.toString(limits.cellCharacters()));
        }
        String value = text.toString();
        if (hasFormula && value.isEmpty() && !"str".equals(type)) {
            return new Cell("", Cell.Kind.NOT_CALCULATED);
        }
        return switch (type == null ? "n" : type) {
            case "s" -> shared(value, column);
            case "inlineStr", "str" -> Cell.ofText(unescaped(value));
            case "b" -> new Cell(value.equals("1") ? "true" : "false", Cell.Kind.BOOLEAN);
            case "e" -> new Cell(Blank.strip(value), Cell.Kind.ERROR);
            case "d" -> Cell.ofText(value);
            default -> number(Blank.strip(value), style);
        };
    }

    private Cell shared(String value, int column) throws UnreadableTableException {
        if (value.isEmpty()) {
            return Cell.EMPTY;
        }
        String shared = texts.find(Numbers.index(value));
        if (shared == null) {
            throw at(TableFault.DAMAGED, column, "");
        }
        if (shared.length() > limits.cellCharacters()) {
            throw at(TableFault.CELL_TOO_LONG, column, Integer.toString(limits.cellCharacters()));
        }
        return Cell.ofText(unescaped(shared));
    }

    private Cell number(String value, @Nullable String style) {
        if (value.isEmpty()) {
            return Cell.EMPTY;
        }
        BigDecimal number = value.length() > MAX_NUMBER_CHARACTERS ? null : Numbers.number(value);
        if (number == null) {
            return Cell.ofText(value);
        }
        if (styles.isDateStyle(style)) {
            String date = Numbers.date(number, isSince1904);
            return date == null
                    ? new Cell(Numbers.plain(number), Cell.Kind.NUMBER)
                    : new Cell(date, Cell.Kind.DATE);
        }
        return new Cell(Numbers.plain(number), Cell.Kind.NUMBER);
    }

    private static String unescaped(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        Matcher matcher = ESCAPED.matcher(text);
        StringBuilder plain = new StringBuilder();
        while (matcher.find()) {
            char sign = (char) Integer.parseInt(matcher.group(1).toUpperCase(Locale.ROOT), 16);
            matcher.appendReplacement(plain, Matcher.quoteReplacement(String.valueOf(sign)));
        }
        return matcher.appendTail(plain).toString();
    }

    private UnreadableTableException at(TableFault fault, int column, String argument) {
        boolean hasColumn = fault == TableFault.CELL_TOO_LONG;
        return new UnreadableTableException(fault, line, hasColumn ? column + 1 : 0, argument);
    }

    @Override
    public TableFormat format() {
        return format;
    }

    @Override
    public boolean isSpreadsheet() {
        return true;
    }

    @Override
    public double progress() {
        return statedBytes <= 0 ? 0 : Math.min(1.0, (double) part.unpackedBytes() / statedBytes);
    }

    @Override
    public void close() throws IOException {
        try {
            sheet.close();
        } finally {
            archive.close();
        }
    }
}
