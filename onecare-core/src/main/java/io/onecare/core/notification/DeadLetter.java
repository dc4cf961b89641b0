package io.onecare.core.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that could not be sent and waits for a human. Whom it is addressed to is not shown
 * here, and people are named by the insurer's number alone: who opens what it is about sees more,
 * and is seen doing so.
 *
 * @param id the message
 * @param kind what it tells
 * @param audience whom it is for
 * @param subject the id of what it is about, such as a booking or a request to customer care
 * @param bookingReference the reference of the booking it is about, such as {@code 7K3M-9Q2D}; null
 *     if it is about something else
 * @param personNumber the insurer's number of the patient, of the holder of the account, or of
 *     whoever sent a request and is known; null if it is about nobody on the roll
 * @param facilityCode the facility of the booking; null if it is about something else
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
        @Nullable String bookingReference,
        @Nullable String personNumber,
        @Nullable String facilityCode,
        Instant createdAt,
        Instant diedAt,
        int attempts,
        String problem) {

    /**
     * Tells whether there is an address to try again.
     *
     * @return false if none is known, so that somebody has to be told in another way
     */
    public boolean hasAddress() {
        return !problem.equals("NO_ADDRESS");
    }

    /**
     * Where a page ends that ends with this message.
     *
     * @return the place behind it
     */
    public DeadLetterPosition position() {
        return new DeadLetterPosition(diedAt, id);
    }
}
