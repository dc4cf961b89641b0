package io.onecare.core.reception;

import io.onecare.core.booking.CancellationReason;

/** What is to become of a booking whose time is closed. */
public sealed interface BookingDecision {

    /** It takes place all the same, at its time. */
    record Keep() implements BookingDecision {}

    /**
     * It is called off, and the patient is told.
     *
     * @param reason why
     */
    record CallOff(CancellationReason reason) implements BookingDecision {}
}
