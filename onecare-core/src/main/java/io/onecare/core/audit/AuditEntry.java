package io.onecare.core.audit;

import io.onecare.core.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit trail.
 *
 * @param id the entry
 * @param occurredAt when it happened
 * @param role in which role it was done
 * @param actorName the technical name of who did it; null where it is not shown, see {@link
 *     AuditTrail#ofSubject}
 * @param action what was done, such as {@code "BOOKING_CONFIRMED"}
 * @param subjectType the kind of thing it was done to, such as {@code "Booking"}
 * @param subjectId the id of the thing
 * @param seal the number of the entry in the chain, 1 or more; null while it is not sealed
 */
public record AuditEntry(
        AuditEntryId id,
        Instant occurredAt,
        Role role,
        @Nullable String actorName,
        String action,
        String subjectType,
        String subjectId,
        @Nullable Long seal) {}
