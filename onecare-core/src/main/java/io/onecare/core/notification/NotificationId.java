package io.onecare.core.notification;

import java.util.Objects;
import java.util.UUID;

/**
 * Identity of a message: a UUID made in Java, never reused. A sender makes the Message-ID of it, so
 * that a message that is sent twice is known as one.
 *
 * @param value the UUID
 */
public record NotificationId(UUID value) {

    /** Checks that nothing is missing. */
    public NotificationId {
        Objects.requireNonNull(value, "value");
    }

    /**
     * Wraps a UUID.
     *
     * @param value the UUID
     * @return the id
     */
    public static NotificationId of(UUID value) {
        return new NotificationId(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
