package io.onecare.core.booking;

/** What became of a wish about a booking. */
public sealed interface BookingOutcome {

    /**
     * It was done, and holds when the caller's transaction commits.
     *
     * @param booking the booking as it is now; after a move, the new one
     * @param repeated true if it had been done before, and nothing was written now
     */
    record Done(Booking booking, boolean repeated) implements BookingOutcome {}

    /**
     * It was not done, and nothing was changed.
     *
     * @param reason why
     * @param facts what helps to go on
     */
    record Refused(RefusalReason reason, RefusalFacts facts) implements BookingOutcome {}
}
