package io.onecare.core.reception;

import io.onecare.core.booking.CancellationReason;

/** What is to become of a booking whose time is closed. */
public sealed interface BookingDecision {

    /** It takes place all the same, at its time. */
    record Keep() implements BookingDecision {}

    /**
     * It takes place at its time, unless the patient takes the other one that was shown, {@link
     * TouchedBooking#elsewhere()}: that is proposed. Only for what has one.
     */
    record Propose() implements BookingDecision {}

    /**
     * It is called off, and the patient is told.
     *
     * @param reason why
     */
    record CallOff(CancellationReason reason) implements BookingDecision {}
}
