package io.onecare.core.access;

import io.onecare.core.audit.AuditEntry;
import io.onecare.core.audit.ChangedField;
import java.util.List;
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
 * @param changes which fields had which value before and after, in the order in which they were
 *     told; empty if the entry tells none
 */
public record FoundEntry(
        AuditEntry entry,
        @Nullable String colleague,
        @Nullable String subject,
        List<ChangedField> changes) {

    /** Checks that nothing is missing, and copies the list. */
    public FoundEntry {
        Objects.requireNonNull(entry, "entry");
        changes = List.copyOf(changes);
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
