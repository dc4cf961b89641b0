package io.onecare.core.imports;

import java.util.List;
import java.util.Objects;

/**
 * A row with its place in the source. One line may give several rows, such as a member and their
 * cover.
 *
 * @param line the number of the line, 1 or more
 * @param row what it says
 * @param unreadable the cells that could not be read; may be empty
 */
public record SourceLine(int line, ImportRow row, List<UnreadableCell> unreadable) {

    /**
     * Checks the line and copies the list.
     *
     * @throws IllegalArgumentException if the line is below 1
     */
    public SourceLine {
        if (line < 1) {
            throw new IllegalArgumentException("The line (%d) must be 1 or more.".formatted(line));
        }
        Objects.requireNonNull(row, "row");
        unreadable = List.copyOf(unreadable);
    }

    /**
     * A row every cell of which could be read.
     *
     * @param line the number of the line, 1 or more
     * @param row what it says
     * @throws IllegalArgumentException if the line is below 1
     */
    public SourceLine(int line, ImportRow row) {
        this(line, row, List.of());
    }
}
