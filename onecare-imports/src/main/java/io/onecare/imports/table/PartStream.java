package io.onecare.imports.table;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A part of an archive as it unpacks. Ends with a fault before it is too large, and before a name,
 * an attribute or a comment is so long that the reader of XML would fill the memory with it: texts
 * come from that reader in pieces, those as a whole.
 */
final class PartStream extends FilterInputStream {

    private static final int MAX_EVENT_BYTES = 1 << 20;
    private static final long FREE_BYTES = 1 << 20;

    private final PartGuard guard;
    private final long packedBytes;
    private long unpackedBytes;
    private int eventBytes;
    private @Nullable TableFault fault;

    PartStream(InputStream in, PartGuard guard, long packedBytes) {
        super(in);
        this.guard = guard;
        this.packedBytes = Math.max(packedBytes, 1);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read;
        try {
            read = super.read(buffer, offset, length);
        } catch (ZipException | EOFException broken) {
            fault = TableFault.DAMAGED;
            throw broken;
        }
        if (read <= 0) {
            return read;
        }
        unpackedBytes += read;
        boolean isTooDense =
                unpackedBytes > FREE_BYTES && unpackedBytes / packedBytes > guard.ratio();
        if (!guard.takes(read) || isTooDense) {
            throw stop(TableFault.UNPACKS_TOO_LARGE);
        }
        eventBytes += read;
        if (eventBytes > MAX_EVENT_BYTES) {
            throw stop(TableFault.DAMAGED);
        }
        return read;
    }

    private IOException stop(TableFault why) {
        fault = why;
        return new IOException("The part ends here: (%s).".formatted(why));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** The reader of XML has made something of what it read so far. */
    void eventBegins() {
        eventBytes = 0;
    }

    long unpackedBytes() {
        return unpackedBytes;
    }

    /** Says why reading XML from it failed: because of the guard, or because it is no XML. */
    TableFault fault() {
        return Objects.requireNonNullElse(fault, TableFault.DAMAGED);
    }
}
