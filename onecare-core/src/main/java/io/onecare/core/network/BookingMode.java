package io.onecare.core.network;

/** How an appointment at a facility comes about. */
public enum BookingMode {
    /** The facility shares its agenda: free times are shown and booked online (green on screen). */
    ONLINE,
    /** The facility shares no agenda: the time is agreed by phone first (orange on screen). */
    BY_PHONE
}
