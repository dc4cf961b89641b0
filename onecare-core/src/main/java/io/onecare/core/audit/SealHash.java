package io.onecare.core.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The hash of a seal. It is SHA-256 (FIPS 180-4) over these, in this order: the words {@code
 * onecare-audit-1}, the 32 bytes of the hash before, the seal's number, the moment of sealing, the
 * entry's id, arrival, moment, role, name, action, type and id of the subject. Numbers are 8 bytes,
 * highest first; texts are their length in bytes as 4 bytes, highest first, and their UTF-8, so
 * that no two entries are written alike. It never changes: old seals must stay verifiable.
 *
 * <p>An entry that tells which fields were changed begins with the words {@code onecare-audit-2},
 * and behind the rest come the number of fields that it says it has, the number there are, and of
 * each its word and both values; before a value one byte says whether there is one (1) or none (0).
 */
final class SealHash {

    private static final String FORM = "onecare-audit-1";
    private static final String FORM_WITH_CHANGES = "onecare-audit-2";

    private SealHash() {}

    static String of(String previous, long seq, long sealedAt, SealedEntry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            text(out, entry.changedFields() == 0 ? FORM : FORM_WITH_CHANGES);
            out.write(HexFormat.of().parseHex(previous));
            out.writeLong(seq);
            out.writeLong(sealedAt);
            text(out, entry.id().toString());
            out.writeLong(entry.arrival());
            out.writeLong(entry.occurredAt());
            text(out, entry.actorRole());
            text(out, entry.actorName());
            text(out, entry.action());
            text(out, entry.subjectType());
            text(out, entry.subjectId());
            if (entry.changedFields() != 0) {
                changes(out, entry);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return HexFormat.of().formatHex(sha256().digest(bytes.toByteArray()));
    }

    private static void changes(DataOutputStream out, SealedEntry entry) throws IOException {
        out.writeLong(entry.changedFields());
        out.writeLong(entry.changes().size());
        for (ChangedField change : entry.changes()) {
            text(out, change.field());
            value(out, change.before());
            value(out, change.after());
        }
    }

    private static void value(DataOutputStream out, @Nullable String value) throws IOException {
        out.writeByte(value == null ? 0 : 1);
        if (value != null) {
            text(out, value);
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has it
        }
    }
}
