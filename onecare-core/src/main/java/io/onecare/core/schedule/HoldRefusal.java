package io.onecare.core.schedule;

/** Why a slot is not held. Names are stable. */
public enum HoldRefusal {
    /** Another account holds it, or it is booked. */
    SLOT_TAKEN,
    /** It is not offered any more. */
    SLOT_WITHDRAWN,
    /** It has begun already. */
    SLOT_IN_THE_PAST,
    /** It lies outside the {@link BookingWindow}: too soon for members, or too far ahead. */
    SLOT_NOT_OPEN,
    /** The account holds as many other slots as it may; giving one back, or waiting, helps. */
    TOO_MANY_HOLDS,
    /** The hold was over before it was to be made longer; holding the slot again may still work. */
    HOLD_EXPIRED,
    /** There is no such slot, service or hold for this actor. */
    NOT_FOUND
}
