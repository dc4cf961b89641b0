package io.onecare.imports.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/** What a file is by its first bytes. */
enum FileKind {
    CSV,
    XLSX;

    private static final int HEAD = 512;

    /** The compound file of Microsoft, [MS-CFB] 2.2. */
    private static final byte[] COMPOUND = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };

    /** PDF, gzip, RAR, 7z, PNG, JPEG, GIF, RTF, ELF. */
    private static final byte[][] OTHERS = {
        {'%', 'P', 'D', 'F'},
        {0x1F, (byte) 0x8B},
        {'R', 'a', 'r', '!'},
        {'7', 'z', (byte) 0xBC, (byte) 0xAF},
        {(byte) 0x89, 'P', 'N', 'G'},
        {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF},
        {'G', 'I', 'F', '8'},
        {'{', '\\', 'r', 't', 'f'},
        {0x7F, 'E', 'L', 'F'}
    };

    static FileKind of(Path file) throws IOException, UnreadableTableException {
        try (FileChannel channel = FileChannel.open(file)) {
            byte[] head = read(channel, 0, HEAD);
            if (head.length == 0) {
                throw new UnreadableTableException(TableFault.EMPTY);
            }
            if (startsWith(head, COMPOUND)) {
                throw new UnreadableTableException(
                        isEncrypted(channel, head)
                                ? TableFault.ENCRYPTED
                                : TableFault.OLD_SPREADSHEET);
            }
            if (startsWith(head, new byte[] {'P', 'K', 3, 4})
                    || startsWith(head, new byte[] {'P', 'K', 5, 6})) {
                return XLSX;
            }
            for (byte[] other : OTHERS) {
                if (startsWith(head, other)) {
                    throw new UnreadableTableException(TableFault.NOT_A_TABLE);
                }
            }
            if (isMarkup(head)) {
                throw new UnreadableTableException(TableFault.MARKUP);
            }
            return CSV;
        }
    }

    /**
     * A spreadsheet behind a password is a compound file with a stream "EncryptedPackage"
     * ([MS-OFFCRYPTO] 2.3.4.4), which the first sector of the directory names.
     */
    private static boolean isEncrypted(FileChannel channel, byte[] head) throws IOException {
        if (head.length < HEAD) {
            return false;
        }
        ByteBuffer header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        int sectorShift = header.getShort(30) == 12 ? 12 : 9;
        long directory = (Integer.toUnsignedLong(header.getInt(48)) + 1) << sectorShift;
        String names =
                new String(read(channel, directory, 4096), StandardCharsets.ISO_8859_1)
                        .replace("\0", "");
        return names.contains("EncryptedPackage");
    }

    private static boolean isMarkup(byte[] head) {
        String text =
                Blank.strip(new String(head, StandardCharsets.UTF_8)).toLowerCase(Locale.ROOT);
        return text.startsWith("<!doctype")
                || text.startsWith("<html")
                || text.startsWith("<table")
                || text.startsWith("<?xml")
                || text.startsWith("<!--");
    }

    private static byte[] read(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, position + buffer.position());
            if (read < 0) {
                break;
            }
        }
        byte[] bytes = new byte[buffer.position()];
        buffer.flip().get(bytes);
        return bytes;
    }

    private static boolean startsWith(byte[] head, byte[] sign) {
        if (head.length < sign.length) {
            return false;
        }
        for (int i = 0; i < sign.length; i++) {
            if (head[i] != sign[i]) {
                return false;
            }
        }
        return true;
    }
}
