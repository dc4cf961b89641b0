package io.onecare.core.care;

import java.util.Objects;

/**
 * A booking that needs a human.
 *
 * @param reference the booking's reference, such as {@code 7K3M-9Q2D}; 1 to 20 capital letters,
 *     digits and hyphens
 * @param trouble why
 */
public record TroubledBooking(String reference, BookingTrouble trouble) {

    /**
     * Checks the reference.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public TroubledBooking {
        CareText.requireReference(reference);
        Objects.requireNonNull(trouble, "trouble");
    }
}
