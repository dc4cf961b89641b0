package io.onecare.core.booking;

import java.util.Objects;
import java.util.UUID;

/**
 * Identity of a booking: a UUID made in Java, never reused.
 *
 * @param value the UUID
 */
public record BookingId(UUID value) {

    /** Checks that it is there. */
    public BookingId {
        Objects.requireNonNull(value, "value");
    }

    static BookingId random() {
        return new BookingId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
