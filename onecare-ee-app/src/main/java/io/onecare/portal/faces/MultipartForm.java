package io.onecare.portal.faces;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A form with a file (RFC 7578) as it comes in, part after part, in the memory of a buffer. The
 * server's own reading would store a file before anybody is asked who sends it.
 */
public final class MultipartForm {

    /**
     * A part of the form.
     *
     * @param name what it is called
     * @param fileName what its file is called; null if it is none
     */
    public record Part(String name, @Nullable String fileName) {}

    /** The form is none, or breaks off. */
    public static final class Broken extends IOException {

        private static final long serialVersionUID = 1L;

        /**
         * Says what is wrong.
         *
         * @param message what
         */
        public Broken(String message) {
            super(message);
        }
    }

    private static final Pattern BOUNDARY =
            Pattern.compile("(?i)multipart/form-data\\s*;.*?boundary=\"?([^\";,\\s]{1,70})\"?.*");
    private static final Pattern NAME = Pattern.compile("(?i)[;\\s]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("(?i)[;\\s]filename=\"([^\"]*)\"");
    private static final int BUFFER = 1 << 16;
    private static final int MAX_HEADER = 8_192;
    private static final int MAX_PARTS = 20;

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int start;
    private int end;
    private boolean isInPart;
    private int parts;

    private MultipartForm(InputStream in, String boundary) {
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * Begins to read.
     *
     * @param contentType what the request says it is
     * @param in its body
     * @return empty if the type says that it is no such form
     */
    public static Optional<MultipartForm> of(@Nullable String contentType, InputStream in) {
        Matcher matcher = BOUNDARY.matcher(contentType == null ? "" : contentType);
        return matcher.matches()
                ? Optional.of(new MultipartForm(in, matcher.group(1)))
                : Optional.empty();
    }

    /**
     * Goes to the next part.
     *
     * @return null after the last one
     * @throws IOException if the form is broken or the browser has gone
     */
    public @Nullable Part next() throws IOException {
        if (parts++ == MAX_PARTS) {
            throw new Broken("The form has more than (%d) parts.".formatted(MAX_PARTS));
        }
        if (parts == 1) {
            begin();
        } else if (isInPart) {
            copyTo(OutputStream.nullOutputStream());
        }
        String rest = line();
        if (rest.startsWith("--")) {
            return null;
        }
        Map<String, String> headers = headers();
        isInPart = true;
        String disposition = headers.getOrDefault("content-disposition", "");
        Matcher name = NAME.matcher(disposition);
        Matcher fileName = FILE_NAME.matcher(disposition);
        return new Part(
                name.find() ? name.group(1) : "", fileName.find() ? fileName.group(1) : null);
    }

    /** The first delimiter has no line before it. */
    private void begin() throws IOException {
        byte[] first = Arrays.copyOfRange(delimiter, 2, delimiter.length);
        while (end - start < first.length) {
            if (!fill()) {
                throw new Broken("The form is empty.");
            }
        }
        if (!Arrays.equals(buffer, start, start + first.length, first, 0, first.length)) {
            throw new Broken("The form does not begin with its boundary.");
        }
        start += first.length;
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        int length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            length += line.length();
            int colon = line.indexOf(':');
            if (colon < 1 || length > MAX_HEADER) {
                throw new Broken("The header of a part is none.");
            }
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon));
        }
        return headers;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (line.size() <= MAX_HEADER) {
            if (start == end && !fill()) {
                throw new Broken("The form breaks off.");
            }
            byte b = buffer[start++];
            if (b == '\n') {
                String text = line.toString(StandardCharsets.UTF_8);
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            line.write(b);
        }
        throw new Broken("The header of a part is too long.");
    }

    /**
     * Copies the part to its end.
     *
     * @param out where to
     * @throws IOException if the form is broken, the browser has gone, or it cannot be written
     */
    public void copyTo(OutputStream out) throws IOException {
        isInPart = false;
        while (true) {
            int found = indexOfDelimiter();
            if (found >= 0) {
                out.write(buffer, start, found - start);
                start = found + delimiter.length;
                return;
            }
            int sure = Math.max(start, end - delimiter.length + 1);
            out.write(buffer, start, sure - start);
            start = sure;
            if (!fill()) {
                throw new Broken("The form breaks off.");
            }
        }
    }

    /**
     * Gives the text of a part.
     *
     * @param most how many bytes of it at most
     * @return without spaces around
     * @throws IOException if the form is broken or the browser has gone
     */
    public String text(int most) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        copyTo(
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        if (out.size() < most) {
                            out.write(b);
                        }
                    }
                });
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    private int indexOfDelimiter() {
        for (int i = start; i <= end - delimiter.length; i++) {
            if (buffer[i] == '\r'
                    && Arrays.equals(
                            buffer, i, i + delimiter.length, delimiter, 0, delimiter.length)) {
                return i;
            }
        }
        return -1;
    }

    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        int read = in.read(buffer, end, BUFFER - end);
        if (read > 0) {
            end += read;
        }
        return read > 0;
    }
}
