package io.onecare.core.network;

/** How an appointment in the online agenda of a facility becomes one that stands. */
public enum BookingConfirmation {
    /** At once: what is free in the agenda is free. */
    AUTOMATIC,
    /** The facility answers each request; the slot is taken meanwhile. */
    MANUAL
}
