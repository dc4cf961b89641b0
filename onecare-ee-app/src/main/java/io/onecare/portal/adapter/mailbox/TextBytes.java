package io.onecare.portal.adapter.mailbox;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns bytes into text whatever is said about them. What has bytes beyond ASCII and is valid UTF-8
 * is UTF-8, as no other text looks like it by chance; else the charset that was named counts, and
 * if it is unknown, or cannot be right, windows-1252, which is what old programs in Italy write.
 */
final class TextBytes {

    private static final Charset WESTERN = Charset.forName("windows-1252");

    /** What windows-1252 contains, and what UTF-8 text is most often called by mistake. */
    private static final Set<Charset> IN_WESTERN =
            Set.of(StandardCharsets.US_ASCII, StandardCharsets.ISO_8859_1, WESTERN);

    /** Lost at the end if a text was cut within a character. */
    private static final int LONGEST_CHARACTER = 4;

    private TextBytes() {}

    static String decode(byte[] bytes, @Nullable String charset) {
        Charset named = charset == null ? null : find(charset);
        if (named == null || named.equals(StandardCharsets.UTF_8) || IN_WESTERN.contains(named)) {
            String utf8 = utf8(bytes);
            return utf8 != null ? utf8 : new String(bytes, WESTERN);
        }
        if (named.newEncoder().maxBytesPerChar() == 1) {
            String utf8 = hasHighBytes(bytes) ? utf8(bytes) : null;
            return utf8 != null ? utf8 : new String(bytes, named);
        }
        return new String(bytes, named);
    }

    /** Null if it is not UTF-8, save for a character that was cut at the end. */
    private static @Nullable String utf8(byte[] bytes) {
        for (int cut = 0; cut < LONGEST_CHARACTER && cut <= bytes.length; cut++) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes, 0, bytes.length - cut))
                        .toString();
            } catch (CharacterCodingException otherwise) {
                if (bytes.length - cut == 0 || bytes[bytes.length - cut - 1] >= 0) {
                    return null;
                }
            }
        }
        return null;
    }

    private static boolean hasHighBytes(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Charset find(String name) {
        try {
            Charset charset = Charset.forName(name.strip());
            return charset.canEncode() ? charset : null;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return null;
        }
    }
}
