package io.onecare.imports;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A file and how to read it.
 *
 * @param path where it is
 * @param mapping how to read it
 */
public record ImportFile(Path path, Mapping mapping) {

    /** Checks that both were given. */
    public ImportFile {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(mapping, "mapping");
    }
}
