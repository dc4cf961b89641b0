package io.onecare.core.access;

import io.onecare.core.NativeSql;
import io.onecare.core.Role;
import io.onecare.core.audit.AuditEntry;
import io.onecare.core.audit.AuditEntryId;
import io.onecare.core.time.Moments;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Entries of the trail, as administrators read them. */
final class EntryRows {

    /** What {@link #entry} reads, of {@code audit_entry e} and {@code audit_seal s}. */
    static final String SELECT =
            "select cast(e.id as varchar(36)), e.occurred_at, e.actor_role, e.actor_name, e.action,"
                    + " e.subject_type, e.subject_id, s.seq";

    static final String JOIN_SEAL = " left join audit_seal s on s.entry_id = e.id";

    private EntryRows() {}

    static AuditEntry entry(Object[] row) {
        return new AuditEntry(
                AuditEntryId.of(UUID.fromString((String) row[0])),
                Moments.ofMicros(((Number) row[1]).longValue()),
                Role.valueOf((String) row[2]),
                (String) row[3],
                (String) row[4],
                (String) row[5],
                (String) row[6],
                row[7] instanceof Number seq ? seq.longValue() : null);
    }

    /** Only what is older than the place, then the newest of it first. */
    static NativeSql newestFirst(NativeSql sql, @Nullable AccessPosition after, int limit) {
        if (after != null) {
            long moment = Moments.toMicros(after.occurredAt());
            sql.add(" and e.occurred_at <= ?", moment) // where the index is entered
                    .add(" and (e.occurred_at < ? or e.id < ?)", moment, after.id().value());
        }
        return sql.add(" order by e.occurred_at desc, e.id desc limit ?", limit);
    }
}
