package io.onecare.core.imports;

import java.time.LocalDate;
import java.util.Objects;

/**
 * The wish to have a file imported.
 *
 * @param kind what it brings
 * @param mode what becomes of what it does not name
 * @param asOf the day from which on it speaks, in Europe/Rome
 * @param name what its sender calls it, 1 to 200 characters; to be shown, never a path
 * @param bytes its size in <b>bytes</b>, 0 or more
 */
public record SendFile(ImportKind kind, ImportMode mode, LocalDate asOf, String name, long bytes) {

    /**
     * Checks what was given.
     *
     * @throws IllegalArgumentException if the name is blank or too long, or the size is below zero
     */
    public SendFile {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(asOf, "asOf");
        if (name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException(
                    "The name of the file has (%d) characters but must have 1 to 200."
                            .formatted(name.length()));
        }
        if (bytes < 0) {
            throw new IllegalArgumentException(
                    "The size of the file is (%d) but must be 0 or more.".formatted(bytes));
        }
    }
}
