package io.onecare.core.access;

import io.onecare.core.audit.AuditEntry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit trail, with what its technical ids stand for.
 *
 * @param entry the entry
 * @param colleague given name and surname of who did it, if they work with the portal or did; else
 *     null. Members have none here
 * @param subject what the subject is called: a booking's reference, the code of a facility or of a
 *     schedule, the name of a colleague; null for people on the roll and for anything else
 */
public record FoundEntry(AuditEntry entry, @Nullable String colleague, @Nullable String subject) {

    /** Checks that nothing is missing. */
    public FoundEntry {
        Objects.requireNonNull(entry, "entry");
    }

    /**
     * Gives where it stands in the trail.
     *
     * @return the place, for the next page
     */
    public AccessPosition position() {
        return new AccessPosition(entry.occurredAt(), entry.id());
    }

    /** The entry's id only, so that nothing about a person can reach a log by accident. */
    @Override
    public String toString() {
        return "FoundEntry(" + entry.id() + ")";
    }
}
