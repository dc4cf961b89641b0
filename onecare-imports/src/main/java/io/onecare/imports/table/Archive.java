package io.onecare.imports.table;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The archive that an XLSX is. Nothing of it is ever written to a disk. */
final class Archive implements AutoCloseable {

    private static final int MAX_PARTS = 5_000;
    private static final int MAX_DIRECTORY_BYTES = 4 << 20;

    /** APPNOTE.TXT 6.3.10, 4.3.16: the end of the central directory, and its longest comment. */
    private static final int END_BYTES = 22;

    private static final int MAX_COMMENT_BYTES = 65_535;

    private final ZipFile zip;
    private final PartGuard guard;

    private Archive(ZipFile zip, TableLimits limits) {
        this.zip = zip;
        this.guard = new PartGuard(limits);
    }

    static Archive open(Path file, TableLimits limits)
            throws UnreadableTableException, IOException {
        checkDirectory(file);
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException | EOFException | IllegalArgumentException fault) {
            throw new UnreadableTableException(TableFault.DAMAGED);
        }
        try {
            checkNames(zip);
        } catch (UnreadableTableException fault) {
            zip.close();
            throw fault;
        }
        return new Archive(zip, limits);
    }

    /** Before Java reads the directory into memory as a whole, whatever its size. */
    private static void checkDirectory(Path path) throws UnreadableTableException, IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            int length = (int) Math.min(file.length(), END_BYTES + MAX_COMMENT_BYTES);
            byte[] tail = new byte[length];
            file.seek(file.length() - length);
            file.readFully(tail);
            ByteBuffer buffer = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = length - END_BYTES; at >= 0; at--) {
                if (buffer.getInt(at) == 0x06054b50) {
                    int parts = Short.toUnsignedInt(buffer.getShort(at + 10));
                    long bytes = Integer.toUnsignedLong(buffer.getInt(at + 12));
                    if (parts > MAX_PARTS || bytes > MAX_DIRECTORY_BYTES) {
                        throw new UnreadableTableException(TableFault.TOO_MANY_PARTS);
                    }
                    return;
                }
            }
        }
        throw new UnreadableTableException(TableFault.DAMAGED);
    }

    private static void checkNames(ZipFile zip) throws UnreadableTableException {
        Set<String> seen = new HashSet<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            boolean leadsOut =
                    name.startsWith("/")
                            || name.contains("\\")
                            || name.contains(":")
                            || name.indexOf('\0') >= 0
                            || ("/" + name + "/").contains("/../");
            if (leadsOut || !seen.add(name)) {
                throw new UnreadableTableException(TableFault.SUSPICIOUS_PARTS);
            }
        }
    }

    /**
     * Gives the unpacked size that the archive states of a part, which may be a lie; -1 if none.
     */
    long statedSize(String name) {
        ZipEntry entry = zip.getEntry(name);
        return entry == null ? -1 : entry.getSize();
    }

    /** Opens a part, or gives null if there is none of that name. */
    @Nullable PartStream find(String name) throws UnreadableTableException, IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null || entry.isDirectory()) {
            return null;
        }
        try {
            InputStream in = zip.getInputStream(entry);
            return new PartStream(in, guard, entry.getCompressedSize());
        } catch (ZipException fault) {
            throw new UnreadableTableException(TableFault.DAMAGED);
        }
    }

    PartStream require(String name) throws UnreadableTableException, IOException {
        PartStream part = find(name);
        if (part == null) {
            throw new UnreadableTableException(TableFault.DAMAGED);
        }
        return part;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
