package io.onecare.portal.audit;

import io.onecare.core.audit.AuditHead;
import io.onecare.core.audit.AuditVerification;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far the audit trail is sealed, and what was found if somebody looked.
 *
 * @param head the end of the chain
 * @param sealedAt when its last entry was sealed; null if nothing was sealed yet
 * @param verification what a walk along the chain has found; null if none was made
 * @param wholeUntil when the last entry before the damage was sealed; null without damage, or if
 *     the first entry is damaged already
 * @param verifiedAt when the walk ended; null if none was made
 */
public record ChainState(
        AuditHead head,
        @Nullable Instant sealedAt,
        @Nullable AuditVerification verification,
        @Nullable Instant wholeUntil,
        @Nullable Instant verifiedAt) {

    /** Checks that nothing is missing. */
    public ChainState {
        Objects.requireNonNull(head, "head");
    }
}
