package io.onecare.imports.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the bytes of a whole text file, which tells its encoding for certain: a guess from
 * its beginning would go wrong at the first name with an accent.
 */
final class TextScan {

    private static final int BUFFER = 1 << 16;

    private final boolean hasMark;
    private final boolean isUtf16;

    private long line = 1;
    private boolean afterReturn;

    private int awaited;
    private int lowest;
    private int highest;
    private long signs;
    private long faults;
    private long firstFault;
    private long firstControl;
    private long firstUndefined;

    private TextScan(byte[] head, int length) {
        hasMark =
                length >= 3
                        && head[0] == (byte) 0xEF
                        && head[1] == (byte) 0xBB
                        && head[2] == (byte) 0xBF;
        boolean isMarked =
                length >= 2
                        && ((head[0] == (byte) 0xFF && head[1] == (byte) 0xFE)
                                || (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF));
        boolean isUnmarked =
                length >= 4
                        && ((head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0)
                                || (head[0] == 0 && head[1] != 0 && head[2] == 0 && head[3] != 0));
        isUtf16 = isMarked || isUnmarked;
    }

    static TextScan of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            int length = in.readNBytes(buffer, 0, BUFFER);
            TextScan scan = new TextScan(buffer, length);
            while (length > 0 && !scan.isUtf16) {
                scan.take(buffer, length);
                length = in.readNBytes(buffer, 0, BUFFER);
            }
            scan.end();
            return scan;
        }
    }

    private void take(byte[] buffer, int length) {
        for (int i = 0; i < length; i++) {
            int octet = buffer[i] & 0xFF;
            if (octet < 0x80) {
                if (awaited > 0) {
                    fault();
                }
                takeAscii(octet);
            } else {
                afterReturn = false;
                takeHigh(octet);
            }
        }
    }

    private void takeAscii(int octet) {
        if (octet >= ' ' && octet != 0x7F) {
            afterReturn = false;
            return;
        }
        if (octet == '\n') {
            line += afterReturn ? 0 : 1;
            afterReturn = false;
        } else if (octet == '\r') {
            line++;
            afterReturn = true;
        } else {
            afterReturn = false;
            if (octet != '\t' && firstControl == 0) {
                firstControl = line;
            }
        }
    }

    /** RFC 3629, section 4: what may follow what. */
    private void takeHigh(int octet) {
        boolean isUndefined =
                octet == 0x81 || octet == 0x8D || octet == 0x8F || octet == 0x90 || octet == 0x9D;
        if (isUndefined && firstUndefined == 0) {
            firstUndefined = line;
        }
        if (awaited > 0) {
            if (octet >= lowest && octet <= highest) {
                lowest = 0x80;
                highest = 0xBF;
                if (--awaited == 0) {
                    signs++;
                }
                return;
            }
            fault();
        }
        if (octet >= 0xC2 && octet <= 0xDF) {
            await(1, 0x80, 0xBF);
        } else if (octet >= 0xE0 && octet <= 0xEF) {
            await(2, octet == 0xE0 ? 0xA0 : 0x80, octet == 0xED ? 0x9F : 0xBF);
        } else if (octet >= 0xF0 && octet <= 0xF4) {
            await(3, octet == 0xF0 ? 0x90 : 0x80, octet == 0xF4 ? 0x8F : 0xBF);
        } else {
            fault();
        }
    }

    private void await(int count, int from, int to) {
        awaited = count;
        lowest = from;
        highest = to;
    }

    private void fault() {
        awaited = 0;
        faults++;
        if (firstFault == 0) {
            firstFault = line;
        }
    }

    private void end() {
        if (awaited > 0) {
            fault();
        }
    }

    boolean hasMark() {
        return hasMark;
    }

    /**
     * Decides.
     *
     * @throws UnreadableTableException if what was said is not so, or it is neither of the two
     */
    TableEncoding encoding(@Nullable TableEncoding said) throws UnreadableTableException {
        if (isUtf16) {
            throw new UnreadableTableException(TableFault.UTF_16);
        }
        if (firstControl > 0) {
            throw at(TableFault.CONTROL_CHARACTER, firstControl);
        }
        boolean isUtf8 = faults == 0;
        if (said == TableEncoding.WINDOWS_1252 && isUtf8 && signs > 0) {
            throw new UnreadableTableException(TableFault.NOT_WINDOWS_1252);
        }
        if (isUtf8) {
            return said == null ? TableEncoding.UTF_8 : said;
        }
        // a file of UTF-8 with a line from elsewhere, and not one that happens to look like it once
        boolean isMostlyUtf8 = hasMark || signs > faults;
        if (said == TableEncoding.UTF_8 || (said == null && isMostlyUtf8)) {
            throw at(TableFault.NOT_UTF_8, firstFault);
        }
        if (firstUndefined > 0) {
            throw at(TableFault.UNKNOWN_ENCODING, firstUndefined);
        }
        return TableEncoding.WINDOWS_1252;
    }

    private static UnreadableTableException at(TableFault fault, long line) {
        return new UnreadableTableException(fault, line, 0, "");
    }
}
