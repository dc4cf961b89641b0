package io.onecare.core.notification;

import io.onecare.core.person.EmailAddress;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to be sent.
 *
 * @param kind what it tells
 * @param audience whom it is for
 * @param subject the id of what it is about
 * @param event the number of the event in the subject's history that it tells of, 1 or more
 * @param recipient where to send it; null if no address is known, then a human takes care of it
 * @param notBefore the moment before which it is not sent; null for at once
 * @param staleAt the moment from which sending it makes no sense; null for never
 */
public record NewNotification(
        NotificationKind kind,
        Audience audience,
        UUID subject,
        int event,
        @Nullable EmailAddress recipient,
        @Nullable Instant notBefore,
        @Nullable Instant staleAt) {

    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException if the event number is less than 1
     */
    public NewNotification {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(audience, "audience");
        Objects.requireNonNull(subject, "subject");
        if (event < 1) {
            throw new IllegalArgumentException(
                    "The event (%d) must be 1 or more.".formatted(event));
        }
    }

    /** Without the recipient, so that no personal data can reach a log by accident. */
    @Override
    public String toString() {
        return "NewNotification(" + naturalKey() + ")";
    }

    String naturalKey() {
        return kind + ":" + subject + ":" + event + ":" + audience;
    }
}
