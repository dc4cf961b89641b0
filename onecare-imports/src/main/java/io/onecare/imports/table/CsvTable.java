package io.onecare.imports.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.FieldModifier;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** CSV by FastCSV (RFC 4180), one record at a time. */
final class CsvTable extends TableReader {

    private static final int HEAD = 1 << 16;

    /** Room for a cell that is too long, so that it can be named before the buffer is full. */
    private static final int BUFFER_CHARACTERS = 1 << 21;

    /** What spreadsheets write to keep zeros at the front: {@code ="00185"}. */
    private static final Pattern KEPT_AS_TEXT = Pattern.compile("=\"([^\"]*)\"");

    private static final Pattern LINE_IN_MESSAGE = Pattern.compile("line (\\d+)");

    private final TableFormat format;
    private final long size;
    private final Counted bytes;
    private final CloseableIterator<CsvRecord> records;
    private long lastLine = 1;

    private CsvTable(
            TableLimits limits,
            TableFormat format,
            long size,
            Counted bytes,
            CloseableIterator<CsvRecord> records) {
        super(limits);
        this.format = format;
        this.size = size;
        this.bytes = bytes;
        this.records = records;
    }

    static CsvTable of(Path file, TableFormat said, TableLimits limits)
            throws UnreadableTableException, IOException {
        TextScan scan = TextScan.of(file);
        TableEncoding encoding = scan.encoding(said.encoding());
        Separator separator =
                said.separator() != null
                        ? said.separator()
                        : SeparatorGuess.of(head(file, encoding, scan.hasMark()));
        Counted bytes = new Counted(new BufferedInputStream(Files.newInputStream(file), HEAD));
        try {
            skipMark(bytes, scan.hasMark());
            InputStreamReader text =
                    new InputStreamReader(
                            bytes,
                            encoding.charset()
                                    .newDecoder()
                                    .onMalformedInput(CodingErrorAction.REPORT)
                                    .onUnmappableCharacter(CodingErrorAction.REPORT));
            CsvReader<CsvRecord> reader =
                    CsvReader.builder()
                            .fieldSeparator(separator.sign())
                            .skipEmptyLines(true)
                            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .allowUnclosedQuote(false)
                            .maxBufferSize(Math.max(BUFFER_CHARACTERS, 2 * limits.cellCharacters()))
                            .build(
                                    CsvRecordHandler.builder()
                                            .fieldModifier(new Check(limits))
                                            .build(),
                                    text);
            return new CsvTable(
                    limits,
                    new TableFormat(separator, encoding, null),
                    Files.size(file),
                    bytes,
                    reader.iterator());
        } catch (IOException fault) {
            bytes.close();
            throw fault;
        }
    }

    private static String head(Path file, TableEncoding encoding, boolean hasMark)
            throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            skipMark(in, hasMark);
            return new String(in.readNBytes(HEAD), encoding.charset());
        }
    }

    private static void skipMark(InputStream in, boolean hasMark) throws IOException {
        if (hasMark) {
            in.skipNBytes(3);
        }
    }

    @Override
    @Nullable TableRow read() throws UnreadableTableException, IOException {
        CsvRecord record;
        try {
            if (!records.hasNext()) {
                return null;
            }
            record = records.next();
        } catch (UncheckedIOException fault) {
            throw fault.getCause();
        } catch (CsvParseException fault) {
            if (fault.getCause() instanceof Refusal refusal) {
                throw refusal.reason;
            }
            throw new UnreadableTableException(TableFault.BROKEN_QUOTES, line(fault), 0, "");
        }
        lastLine = record.getStartingLineNumber();
        List<Cell> cells = new ArrayList<>(record.getFieldCount());
        for (int i = 0; i < record.getFieldCount(); i++) {
            String text = record.getField(i);
            Matcher kept = KEPT_AS_TEXT.matcher(text);
            cells.add(Cell.ofText(kept.matches() ? kept.group(1) : text));
        }
        return new TableRow(lastLine, cells);
    }

    /** FastCSV tells the line in words alone. */
    private long line(CsvParseException fault) {
        Matcher line = LINE_IN_MESSAGE.matcher(String.valueOf(fault.getMessage()));
        return line.find() ? Long.parseLong(line.group(1)) : lastLine;
    }

    @Override
    public TableFormat format() {
        return format;
    }

    @Override
    public boolean isSpreadsheet() {
        return false;
    }

    @Override
    public double progress() {
        return size == 0 ? 1 : Math.min(1.0, (double) bytes.count / size);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    /** Called for each cell before its record is there, so that a long record ends at once. */
    private record Check(TableLimits limits) implements FieldModifier {

        @Override
        public String modify(long line, int column, boolean quoted, String field) {
            if (column >= limits.columns()) {
                throw refusal(TableFault.TOO_MANY_COLUMNS, line, 0, limits.columns());
            }
            if (field.length() > limits.cellCharacters()) {
                int length = limits.cellCharacters();
                throw refusal(TableFault.CELL_TOO_LONG, line, column + 1, length);
            }
            return field;
        }

        private static Refusal refusal(TableFault fault, long line, int column, int limit) {
            return new Refusal(
                    new UnreadableTableException(fault, line, column, Integer.toString(limit)));
        }
    }

    /** Through FastCSV, which keeps the cause of what is thrown in a modifier. */
    private static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final UnreadableTableException reason;

        Refusal(UnreadableTableException reason) {
            super(reason);
            this.reason = reason;
        }
    }

    private static final class Counted extends FilterInputStream {

        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            count += octet < 0 ? 0 : 1;
            return octet;
        }

        @Override
        public long skip(long bytes) throws IOException {
            long skipped = super.skip(bytes);
            count += skipped;
            return skipped;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
