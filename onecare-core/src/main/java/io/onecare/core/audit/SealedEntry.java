package io.onecare.core.audit;

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
        String subjectId) {

    static final String COLUMNS =
            "cast(e.id as varchar(36)), e.arrival, e.occurred_at, e.actor_role, e.actor_name,"
                    + " e.action, e.subject_type, e.subject_id";

    /** Reads {@link #COLUMNS}, the first of which is in the given place. */
    static SealedEntry of(Object[] row, int first) {
        return new SealedEntry(
                AuditEntryId.of(UUID.fromString((String) row[first])),
                ((Number) row[first + 1]).longValue(),
                ((Number) row[first + 2]).longValue(),
                (String) row[first + 3],
                (String) row[first + 4],
                (String) row[first + 5],
                (String) row[first + 6],
                (String) row[first + 7]);
    }
}
