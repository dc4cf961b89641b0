package io.onecare.core.care;

/** Why a booking needs a human. Names are stable. */
public enum BookingTrouble {
    /** The facility declined it. */
    DECLINED,
    /** The facility did not answer in time. */
    EXPIRED
}
