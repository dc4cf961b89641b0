package io.onecare.core.booking;

import java.util.Objects;

/**
 * As which entry of a calendar a booking goes (RFC 5545). A moved appointment stays the same entry:
 * the new booking bears the mark of the one whose place it took.
 *
 * @param uid the same for all bookings of a chain of moves
 * @param sequence grows with every change of any of them
 * @param stood whether one of them was confirmed once, or moved, so that a calendar may hold it
 */
public record CalendarEntry(BookingId uid, int sequence, boolean stood) {

    /** Checks that nothing is missing. */
    public CalendarEntry {
        Objects.requireNonNull(uid, "uid");
    }
}
