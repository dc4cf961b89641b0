package io.onecare.core.access;

import io.onecare.core.Role;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the audit trail are wanted: those for which everything that is given holds.
 *
 * @param from the first moment
 * @param untilExclusive the moment after the last one; nothing is found unless it is later
 * @param role in which role it was done, or null for any
 * @param actorName the technical name of who did it, such as the id of a colleague's account, or
 *     null for anybody
 * @param action what was done, such as {@code "BOOKING_BOOK"}, or null for anything
 * @param subject what it was done to, or null for anything
 */
public record AuditCriteria(
        Instant from,
        Instant untilExclusive,
        @Nullable Role role,
        @Nullable String actorName,
        @Nullable String action,
        @Nullable AuditSubject subject) {

    /** Checks that nothing is missing. */
    public AuditCriteria {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(untilExclusive, "untilExclusive");
    }

    /**
     * Everything that happened in a stretch of time.
     *
     * @param from the first moment
     * @param untilExclusive the moment after the last one
     * @return criteria without anything else
     */
    public static AuditCriteria between(Instant from, Instant untilExclusive) {
        return new AuditCriteria(from, untilExclusive, null, null, null, null);
    }
}
