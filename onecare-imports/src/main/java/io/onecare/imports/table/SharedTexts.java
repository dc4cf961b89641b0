package io.onecare.imports.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The texts that the cells of a spreadsheet point to, in as little memory as they take in UTF-8: of
 * a million people they are some five million.
 */
final class SharedTexts {

    private static final int CHUNK = 1 << 20;

    private final List<byte[]> chunks = new ArrayList<>();
    private long[] begins = new long[1024];
    private int count;
    private long bytes;

    /**
     * Reads them all.
     *
     * @throws UnreadableTableException if they take more than the limit
     */
    static SharedTexts of(XmlPart part, TableLimits limits) throws UnreadableTableException {
        SharedTexts texts = new SharedTexts();
        StringBuilder text = new StringBuilder();
        boolean isPhonetic = false;
        while (part.next()) {
            if (part.isStart("si")) {
                text.setLength(0);
            } else if (part.isStart("rPh")) {
                isPhonetic = true;
            } else if (part.isEnd("rPh")) {
                isPhonetic = false;
            } else if (part.isStart("t") && !isPhonetic) {
                part.text(text, limits.cellCharacters());
            } else if (part.isEnd("si")) {
                texts.add(text.toString(), limits.sharedTextBytes());
            }
        }
        return texts;
    }

    private void add(String text, long limit) throws UnreadableTableException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (bytes + utf8.length + (long) Long.BYTES * count > limit) {
            throw new UnreadableTableException(TableFault.TOO_MUCH_TEXT, limit);
        }
        if (count + 1 >= begins.length) {
            begins = Arrays.copyOf(begins, begins.length + begins.length / 2);
        }
        begins[count++] = bytes;
        for (int from = 0; from < utf8.length; ) {
            int offset = (int) (bytes % CHUNK);
            if (offset == 0) {
                chunks.add(new byte[CHUNK]);
            }
            int length = Math.min(CHUNK - offset, utf8.length - from);
            System.arraycopy(utf8, from, chunks.get(chunks.size() - 1), offset, length);
            from += length;
            bytes += length;
        }
        begins[count] = bytes;
    }

    /** Gives a text, or null if there is none of that number. */
    @Nullable String find(int index) {
        if (index < 0 || index >= count) {
            return null;
        }
        long begin = begins[index];
        int length = (int) (begins[index + 1] - begin);
        int offset = (int) (begin % CHUNK);
        int chunk = (int) (begin / CHUNK);
        if (length == 0) {
            return "";
        }
        if (offset + length <= CHUNK) {
            return new String(chunks.get(chunk), offset, length, StandardCharsets.UTF_8);
        }
        byte[] joined = new byte[length];
        for (int to = 0; to < length; chunk++, offset = 0) {
            int part = Math.min(CHUNK - offset, length - to);
            System.arraycopy(chunks.get(chunk), offset, joined, to, part);
            to += part;
        }
        return new String(joined, StandardCharsets.UTF_8);
    }
}
