package io.onecare.imports.feed;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the lines of a report go: to a stream, to a file, or to both. The stream gets the first
 * problems, the file all of them. They have files, lines, columns, reasons and numbers, and nothing
 * out of a cell.
 */
public final class FeedReport implements AutoCloseable {

    private final @Nullable PrintStream out;
    private final @Nullable BufferedWriter file;

    private FeedReport(@Nullable PrintStream out, @Nullable BufferedWriter file) {
        this.out = out;
        this.file = file;
    }

    /**
     * Opens one.
     *
     * @param out a stream, which is not closed; or null
     * @param file a file that is made anew; or null
     * @return the report
     * @throws IOException if the file cannot be written
     */
    public static FeedReport to(@Nullable PrintStream out, @Nullable Path file) throws IOException {
        return new FeedReport(out, file == null ? null : Files.newBufferedWriter(file));
    }

    /**
     * Adds a line.
     *
     * @param text the line
     */
    public void line(String text) {
        if (out != null) {
            out.println(text);
        }
        lineOfFile(text);
    }

    /** What would be too long for a mail goes to the file alone. */
    void lineOfFile(String text) {
        if (file != null) {
            try {
                file.write(text);
                file.newLine();
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
    }

    boolean hasFile() {
        return file != null;
    }

    /** Closes the file. */
    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
