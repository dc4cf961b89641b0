package io.onecare.core.booking;

import java.time.Duration;

/**
 * What the insurer decides about bookings.
 *
 * @param memberNotice how much working time of the desk must lie before an appointment for the
 *     member to call it off or to move it; zero or more. Operators and facilities may until it
 *     begins
 * @param answerWorkingDays within how many working days a facility must answer, at least 1; never
 *     later than the appointment itself
 */
public record BookingPolicy(Duration memberNotice, int answerWorkingDays) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public BookingPolicy {
        if (memberNotice.isNegative() || answerWorkingDays < 1) {
            throw new IllegalArgumentException(
                    "The notice (%s) must be zero or more and the answer is due after (%d) working days, which must be 1 or more."
                            .formatted(memberNotice, answerWorkingDays));
        }
    }

    /**
     * What holds unless the insurer says otherwise: a notice of nine working hours, which is one
     * day of the desk, and an answer within two working days.
     *
     * @return the standard policy
     */
    public static BookingPolicy standard() {
        return new BookingPolicy(Duration.ofHours(9), 2);
    }
}
