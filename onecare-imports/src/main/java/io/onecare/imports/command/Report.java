package io.onecare.imports.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Lines to the standard output and, if there is one, to a file. */
final class Report implements AutoCloseable {

    private final PrintStream out;
    private final @Nullable BufferedWriter file;

    private Report(PrintStream out, @Nullable BufferedWriter file) {
        this.out = out;
        this.file = file;
    }

    static Report to(PrintStream out, @Nullable Path file) throws IOException {
        return new Report(out, file == null ? null : Files.newBufferedWriter(file));
    }

    void line(String text) {
        out.println(text);
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

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
