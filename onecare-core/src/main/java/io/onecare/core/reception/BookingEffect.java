package io.onecare.core.reception;

/** What a change of a schedule does to a booking. Names are stable. */
public enum BookingEffect {
    /** Its time is still open. */
    KEPT,
    /** Its time is closed, but the same day has a free time instead. */
    TO_MOVE,
    /** Its time is closed, and the same day has none; or its service is no longer given then. */
    ORPHANED
}
