package io.onecare.core.audit;

import java.util.Objects;
import java.util.UUID;

/**
 * Identity of an entry of the audit trail: a UUID made in Java, never reused.
 *
 * @param value the UUID
 */
public record AuditEntryId(UUID value) {

    /** Checks that nothing is missing. */
    public AuditEntryId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * Wraps a UUID.
     *
     * @param value the UUID
     * @return the id
     */
    public static AuditEntryId of(UUID value) {
        return new AuditEntryId(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
