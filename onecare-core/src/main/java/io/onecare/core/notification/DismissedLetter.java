package io.onecare.core.notification;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message that could not be sent and of which a human has taken care.
 *
 * @param id the message
 * @param kind what it was to tell
 * @param audience whom it was for
 * @param bookingReference the reference of the booking it is about, such as {@code 7K3M-9Q2D}; null
 *     if it is about something else
 * @param personNumber the insurer's number of the person, as {@link DeadLetter} gives it; null if
 *     it is about nobody on the roll
 * @param dismissedAt when it was dismissed
 * @param dismissedBy the technical name of who dismissed it
 * @param remark how it was told, or why nobody needs to know
 */
public record DismissedLetter(
        NotificationId id,
        NotificationKind kind,
        Audience audience,
        @Nullable String bookingReference,
        @Nullable String personNumber,
        Instant dismissedAt,
        String dismissedBy,
        String remark) {

    /** Checks that nothing is missing. */
    public DismissedLetter {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(audience, "audience");
        Objects.requireNonNull(dismissedAt, "dismissedAt");
        Objects.requireNonNull(dismissedBy, "dismissedBy");
        Objects.requireNonNull(remark, "remark");
    }

    /** Without the remark, so that nothing about a person can reach a log by accident. */
    @Override
    public String toString() {
        return "DismissedLetter(" + id + ", " + kind + ")";
    }
}
