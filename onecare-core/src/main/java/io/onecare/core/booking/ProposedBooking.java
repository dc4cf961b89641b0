package io.onecare.core.booking;

import java.util.Objects;

/**
 * A booking that waits for an answer to another time.
 *
 * @param booking the booking as it stands
 * @param proposal the other time
 */
public record ProposedBooking(Booking booking, Proposal proposal) {

    /** Checks that nothing is missing. */
    public ProposedBooking {
        Objects.requireNonNull(booking, "booking");
        Objects.requireNonNull(proposal, "proposal");
    }
}
