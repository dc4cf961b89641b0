package io.onecare.core.booking;

/** Why a wish about a booking is refused. Names are stable. */
public enum RefusalReason {
    /**
     * There is no such patient, slot, facility, service, practitioner or booking for this actor.
     */
    NOT_FOUND,
    /** Somebody else has booked or holds the slot; {@link RefusalFacts#alternatives()} are free. */
    SLOT_TAKEN,
    /** The slot is not offered any more; {@link RefusalFacts#alternatives()} are free. */
    SLOT_WITHDRAWN,
    /**
     * The slot lies outside the {@link io.onecare.core.schedule.BookingWindow}, and the actor does
     * not hold it: too soon for members, or too far ahead.
     */
    SLOT_NOT_OPEN,
    /** The facility takes appointments by phone only. */
    NOT_BOOKABLE_ONLINE,
    /** The appointment has begun already. */
    TIME_IN_THE_PAST,
    /** More than {@value BookingEditor#MAX_DAYS_AHEAD} days ahead. */
    TOO_FAR_AHEAD,
    /** The clocks jump over this time. */
    TIME_DOES_NOT_EXIST,
    /** The practitioner has another appointment then. */
    PRACTITIONER_BUSY,
    /** The patient has another appointment then. */
    PATIENT_BUSY,
    /** The patient is not insured that day; {@link RefusalFacts#coverage()} says why. */
    NOT_COVERED,
    /** The service has no price there that day under the patient's price list. */
    NO_TARIFF,
    /** The price is another than was shown; {@link RefusalFacts#price()} is the price now. */
    PRICE_CHANGED,
    /** These are not the general conditions in force. */
    TERMS_OUTDATED,
    /** The key was used for another wish. */
    KEY_REUSED,
    /**
     * That cannot follow where the booking stands, which {@link RefusalFacts#state()} says; or
     * there is no proposal to answer.
     */
    WRONG_STATE,
    /** Too late for the member to call off or to move; customer care can still help. */
    NOTICE_TOO_SHORT,
    /** The appointment has not begun yet, so it was neither fulfilled nor missed. */
    NOT_YET_BEGUN
}
