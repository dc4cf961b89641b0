package io.onecare.imports.table;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The encodings of text files that are read. */
public enum TableEncoding {
    /** UTF-8, with a byte order mark or without. */
    UTF_8(StandardCharsets.UTF_8),
    /** What Windows in western Europe calls ANSI. */
    WINDOWS_1252(Charset.forName("windows-1252"));

    private final Charset charset;

    TableEncoding(Charset charset) {
        this.charset = charset;
    }

    /**
     * Gives the encoding.
     *
     * @return Java's name for it
     */
    public Charset charset() {
        return charset;
    }
}
