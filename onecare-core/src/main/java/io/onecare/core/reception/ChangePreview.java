package io.onecare.core.reception;

import io.onecare.core.booking.BookingReference;
import io.onecare.core.schedule.SlotTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /**
     * Finds the other time that would be free for a booking.
     *
     * @param reference which booking
     * @return empty if there is none, or the change does not concern the booking
     */
    public Optional<SlotTime> elsewhere(BookingReference reference) {
        return bookings.stream()
                .filter(booking -> booking.appointment().reference().equals(reference))
                .findFirst()
                .flatMap(booking -> Optional.ofNullable(booking.elsewhere()));
    }

    /** Whether somebody has decided of each booking that is to be decided, and no other. */
    boolean isDecidedBy(Map<BookingReference, BookingDecision> decisions) {
        return decisions.keySet().equals(Set.copyOf(toDecide()))
                && bookings.stream()
                        .filter(booking -> booking.elsewhere() == null)
                        .map(booking -> decisions.get(booking.appointment().reference()))
                        .noneMatch(BookingDecision.Propose.class::isInstance);
    }
}
