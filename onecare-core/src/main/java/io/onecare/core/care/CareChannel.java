package io.onecare.core.care;

/** How a request came to customer care. Names are stable. */
public enum CareChannel {
    /** Somebody phoned; an operator wrote it down. */
    PHONE,
    /** Somebody wrote an e-mail. */
    EMAIL,
    /** A member who is logged in asked on the portal. */
    PORTAL,
    /** A booking was declined or nobody answered it, and a human must take care. */
    BOOKING
}
