package io.onecare.core.reception;

import io.onecare.core.booking.BookingReference;
import java.util.List;

/** What became of a change of a schedule. */
public sealed interface ChangeOutcome {

    /**
     * It was made, and holds when the caller's transaction commits.
     *
     * @param slotsAdded how many slots are newly offered
     * @param slotsWithdrawn how many slots are no longer offered
     * @param calledOff the bookings that were called off, by start, with how their patients are
     *     told
     * @param notProposed the bookings that keep their time because the other one is not free for
     *     patient or practitioner, so that nothing was proposed, by start
     */
    record Done(
            int slotsAdded,
            int slotsWithdrawn,
            List<CalledOff> calledOff,
            List<BookingReference> notProposed)
            implements ChangeOutcome {

        /** Copies the bookings. */
        public Done {
            calledOff = List.copyOf(calledOff);
            notProposed = List.copyOf(notProposed);
        }
    }

    /**
     * It was not made, because something has changed since it was shown.
     *
     * @param now what it would do now
     */
    record Outdated(ChangePreview now) implements ChangeOutcome {}

    /**
     * It was not made, and nothing was changed.
     *
     * @param reason why
     */
    record Refused(ChangeRefusal reason) implements ChangeOutcome {}
}
