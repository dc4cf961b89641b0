package io.onecare.core.access;

import io.onecare.core.audit.AuditEntryId;
import java.time.Instant;
import java.util.Objects;

/**
 * Where a page of the log ends, so that the next one can begin behind it.
 *
 * @param occurredAt when the last entry of the page happened
 * @param id the last entry of the page; decides between those of one moment
 */
public record AccessPosition(Instant occurredAt, AuditEntryId id) {

    /** Checks that nothing is missing. */
    public AccessPosition {
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(id, "id");
    }
}
