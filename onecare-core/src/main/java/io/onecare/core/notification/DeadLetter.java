package io.onecare.core.notification;

import java.time.Instant;
import java.util.UUID;

/**
 * A message that could not be sent and waits for a human. Whom it is addressed to is not shown
 * here: who opens what it is about sees that, and is seen doing so.
 *
 * @param id the message
 * @param kind what it tells
 * @param audience whom it is for
 * @param subject the id of what it is about, such as a booking
 * @param createdAt when it was put in
 * @param diedAt when it was given up
 * @param attempts how often it was handed over, 0 or more
 * @param problem a technical code: that of the sender, or {@code NO_ADDRESS}, {@code BAD_ADDRESS},
 *     {@code NEVER_SETTLED} (dispatchers died over it)
 */
public record DeadLetter(
        NotificationId id,
        NotificationKind kind,
        Audience audience,
        UUID subject,
        Instant createdAt,
        Instant diedAt,
        int attempts,
        String problem) {}
