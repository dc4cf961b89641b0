package io.onecare.core.booking;

/** Why a facility's link has nothing to answer any more. Names are stable. */
public enum FacilityLinkEnd {
    /** The appointment was confirmed. */
    CONFIRMED,
    /** The request was declined, or the patient did not take another time. */
    DECLINED,
    /** Another time was proposed; the patient has yet to answer. */
    PROPOSED,
    /** The appointment was called off. */
    CANCELLED,
    /** The appointment has another time; a later message tells which. */
    MOVED,
    /** The time to answer is over; customer care has taken over. */
    EXPIRED
}
