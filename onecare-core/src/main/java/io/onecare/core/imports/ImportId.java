package io.onecare.core.imports;

import java.util.Objects;
import java.util.UUID;

/**
 * Identity of an import: a UUID made in Java, never reused.
 *
 * @param value the UUID
 */
public record ImportId(UUID value) {

    /** Checks that it was given. */
    public ImportId {
        Objects.requireNonNull(value, "value");
    }

    static ImportId random() {
        return new ImportId(UUID.randomUUID());
    }

    /** The UUID. */
    @Override
    public String toString() {
        return value.toString();
    }
}
