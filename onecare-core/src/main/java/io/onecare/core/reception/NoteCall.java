package io.onecare.core.reception;

import io.onecare.core.booking.BookingReference;

/**
 * That a patient was called about an appointment that the facility called off.
 *
 * @param reference which appointment
 * @param callsSeen how many calls about it were shown to whoever called, zero or more: if a
 *     colleague has called meanwhile, that is told instead
 * @param result what came of it
 */
public record NoteCall(BookingReference reference, int callsSeen, CallResult result) {

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public NoteCall {
        if (callsSeen < 0) {
            throw new IllegalArgumentException(
                    "The number of calls that were shown (%d) must be 0 or more."
                            .formatted(callsSeen));
        }
    }
}
