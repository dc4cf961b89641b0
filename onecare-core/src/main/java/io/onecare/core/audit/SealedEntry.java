package io.onecare.core.audit;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An entry as it stands in the table, with all that its seal covers. */
record SealedEntry(
        AuditEntryId id,
        long arrival,
        long occurredAt,
        String actorRole,
        String actorName,
        String action,
        String subjectType,
        String subjectId,
        int changedFields,
        List<ChangedField> changes) {

    static final String COLUMNS =
            "cast(e.id as varchar(36)), e.arrival, e.occurred_at, e.actor_role, e.actor_name,"
                    + " e.action, e.subject_type, e.subject_id, e.changed_fields";

    /** How many columns those are. */
    static final int WIDTH = 9;

    /**
     * Reads {@link #COLUMNS}, the first of which is in the given place; changes are yet to come.
     */
    static SealedEntry of(Object[] row, int first) {
        return new SealedEntry(
                AuditEntryId.of(UUID.fromString((String) row[first])),
                ((Number) row[first + 1]).longValue(),
                ((Number) row[first + 2]).longValue(),
                (String) row[first + 3],
                (String) row[first + 4],
                (String) row[first + 5],
                (String) row[first + 6],
                (String) row[first + 7],
                ((Number) row[first + 8]).intValue(),
                List.of());
    }

    /** The same entries with what they changed. */
    static List<SealedEntry> withChanges(EntityManager em, List<SealedEntry> entries) {
        Map<AuditEntryId, List<ChangedField>> changes =
                ChangeRows.of(
                        em,
                        entries.stream()
                                .filter(entry -> entry.changedFields > 0)
                                .map(SealedEntry::id)
                                .toList());
        return entries.stream().map(e -> e.with(changes.getOrDefault(e.id, List.of()))).toList();
    }

    private SealedEntry with(List<ChangedField> known) {
        return new SealedEntry(
                id,
                arrival,
                occurredAt,
                actorRole,
                actorName,
                action,
                subjectType,
                subjectId,
                changedFields,
                known);
    }
}
