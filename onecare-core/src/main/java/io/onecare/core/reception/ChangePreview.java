package io.onecare.core.reception;

import io.onecare.core.booking.BookingReference;
import java.util.List;

/**
 * What a change of a schedule would do.
 *
 * @param change the change
 * @param bookings the bookings ahead that it concerns, by start
 * @param fingerprint of the change, the opening hours, and all that is said about the bookings: the
 *     change is only made if it is still the same
 */
public record ChangePreview(
        ScheduleChange change, List<TouchedBooking> bookings, String fingerprint) {

    /** Copies the bookings. */
    public ChangePreview {
        bookings = List.copyOf(bookings);
    }

    /**
     * Gives the bookings of which somebody must decide what becomes of them.
     *
     * @return those that are not kept, by start
     */
    public List<BookingReference> toDecide() {
        return bookings.stream()
                .filter(booking -> booking.effect() != BookingEffect.KEPT)
                .map(booking -> booking.appointment().reference())
                .toList();
    }
}
