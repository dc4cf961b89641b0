package io.onecare.portal.adapter.mailbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a header: encoded words (RFC 2047), of which senders cut one character into
 * two, and bytes beyond ASCII, which should not be there and are. Jakarta Mail stops at both.
 */
final class HeaderText {

    private static final Pattern WORD =
            Pattern.compile("=\\?([^?\\s]{1,60})\\?([BbQq])\\?([^?]*)\\?=");

    private HeaderText() {}

    /** Of a header as Jakarta Mail gives it, a character for each byte. */
    static String read(@Nullable String header, int maxLength) {
        if (header == null) {
            return "";
        }
        String line = bytesAsText(header.replaceAll("\\r?\\n[ \\t]*", " "));
        String text = Plain.line(words(line));
        return text.length() <= maxLength ? text : text.substring(0, maxLength) + "…";
    }

    private static String bytesAsText(String header) {
        boolean isAscii = header.chars().allMatch(c -> c < 0x80);
        boolean isBytes = header.chars().allMatch(c -> c < 0x100);
        return isAscii || !isBytes
                ? header
                : TextBytes.decode(header.getBytes(StandardCharsets.ISO_8859_1), null);
    }

    private static String words(String line) {
        StringBuilder text = new StringBuilder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String charset = null;
        int end = 0;
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            String between = line.substring(end, word.start());
            boolean follows = charset != null && between.isBlank();
            if (!charset(word).equalsIgnoreCase(follows ? charset : null)) {
                flush(text, bytes, charset);
            }
            if (!follows) {
                text.append(between);
            }
            charset = charset(word);
            bytes.writeBytes(bytes(word.group(2), word.group(3)));
            end = word.end();
        }
        flush(text, bytes, charset);
        return text.append(line, end, line.length()).toString();
    }

    private static void flush(
            StringBuilder text, ByteArrayOutputStream bytes, @Nullable String charset) {
        text.append(TextBytes.decode(bytes.toByteArray(), charset));
        bytes.reset();
    }

    /** A language may stand behind the charset (RFC 2231, section 5). */
    private static String charset(Matcher word) {
        String charset = word.group(1);
        int star = charset.indexOf('*');
        return star < 0 ? charset : charset.substring(0, star);
    }

    private static byte[] bytes(String encoding, String word) {
        return encoding.equalsIgnoreCase("B")
                ? Base64Bytes.decode(word.getBytes(StandardCharsets.ISO_8859_1))
                : fromQ(word);
    }

    private static byte[] fromQ(String word) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            int high = i + 2 < word.length() ? Character.digit(word.charAt(i + 1), 16) : -1;
            int low = i + 2 < word.length() ? Character.digit(word.charAt(i + 2), 16) : -1;
            if (c == '=' && high >= 0 && low >= 0) {
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                bytes.write(c == '_' ? ' ' : c);
            }
        }
        return bytes.toByteArray();
    }
}
