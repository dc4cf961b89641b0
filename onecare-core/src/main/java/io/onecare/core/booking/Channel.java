package io.onecare.core.booking;

/** Through which door a wish came in; the outcome is the same. Names are stable. */
public enum Channel {
    /** The member, on the portal. */
    PORTAL,
    /** An operator, for somebody on the phone. */
    CUSTOMER_CARE,
    /** An operator, for somebody who wrote. */
    EMAIL,
    /** Another system. */
    API
}
