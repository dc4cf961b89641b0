package io.onecare.core.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** What somebody finds who follows a facility's link. */
public sealed interface FacilityLinkState {

    /**
     * The request waits for the answer.
     *
     * @param booking the request
     * @param answerBy until when the link counts
     */
    record Open(Booking booking, Instant answerBy) implements FacilityLinkState {}

    /**
     * There is nothing to answer any more. Says no more than which appointment it was.
     *
     * @param reference how people name the booking
     * @param startsAt the time that was asked for
     * @param zone in which to show it
     * @param end how it ended
     * @param answeredHere whether it was answered by this very link
     */
    record Closed(
            BookingReference reference,
            Instant startsAt,
            ZoneId zone,
            FacilityLinkEnd end,
            boolean answeredHere)
            implements FacilityLinkState {}

    /** It is no link, or none any more. */
    record NotFound() implements FacilityLinkState {}

    /**
     * Too much that was wrong has come from there.
     *
     * @param retryAfter how long to wait
     */
    record TooManyTries(Duration retryAfter) implements FacilityLinkState {}
}
