package io.onecare.core.booking;

import io.onecare.core.money.Money;
import java.util.Objects;

/**
 * The wish to give a booking another time. Patient, service, channel, accepted conditions and
 * reminder stay.
 *
 * @param key names this wish, so that sending it again is harmless
 * @param reference which booking
 * @param time when, where and with whom instead
 * @param expectedPrice the price that was shown for the new time
 */
public record Move(
        IdempotencyKey key, BookingReference reference, AppointmentTime time, Money expectedPrice) {

    /** Checks that nothing is missing. */
    public Move {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(expectedPrice, "expectedPrice");
    }

    String content() {
        return Sha256.of("move", reference.toString(), time.toString(), expectedPrice.toString());
    }
}
