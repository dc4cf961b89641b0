package io.onecare.core.booking;

/** What can happen to a booking. Names are stable. */
public enum BookingEvent {
    /** It was made. */
    BOOK,
    /** The facility, or an operator who has spoken with it, says yes. */
    CONFIRM,
    /** The facility, or an operator who has spoken with it, says no. */
    DECLINE,
    /** The facility, or an operator who has spoken with it, proposes another time. */
    PROPOSE,
    /** The patient does not take the time that was proposed. */
    REJECT,
    /** Nobody answered in time. */
    EXPIRE,
    /** Somebody calls it off, with a reason. */
    CANCEL,
    /** Another booking takes its place. */
    MOVE,
    /** The visit took place. */
    FULFIL,
    /** The patient did not come. */
    MISS
}
