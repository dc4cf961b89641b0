package io.onecare.core.booking;

/** What became of an answer by a facility's link. */
public sealed interface FacilityLinkOutcome {

    /**
     * It was noted, and holds when the caller's transaction commits.
     *
     * @param booking the booking as it is now
     */
    record Done(Booking booking) implements FacilityLinkOutcome {}

    /**
     * The answer cannot be taken, and nothing was changed; the link still counts.
     *
     * @param reason why, such as that the practitioner is busy at the time proposed
     */
    record Refused(RefusalReason reason) implements FacilityLinkOutcome {}

    /**
     * The link has nothing to answer, and nothing was changed.
     *
     * @param state what there is instead; never open
     */
    record NotOpen(FacilityLinkState state) implements FacilityLinkOutcome {}
}
