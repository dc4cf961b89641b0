package io.onecare.core.care;

/** What happened to a request to customer care. Names are stable. */
public enum CareEvent {
    /** It came in. */
    OPENED,
    /** An operator made it theirs. */
    TAKEN,
    /** It was given back to the desk. */
    GIVEN_BACK,
    /** Another operator made it theirs. */
    TAKEN_OVER,
    /** Somebody began to find out who the sender is. */
    IDENTITY_CHECK_BEGUN,
    /** It was found out who the sender is. */
    IDENTITY_CONFIRMED,
    /** Work began on a request whose sender was known from the start. */
    WORK_BEGUN,
    /** An operator corrected what was recognised, or what is missing. */
    FACTS_CORRECTED,
    /** The sender was asked something; the time stopped. */
    SENDER_ASKED,
    /** The sender answered; the time runs again. */
    SENDER_ANSWERED,
    /** The sender wrote again without having been asked, or an automatic reply came. */
    REPLY_ADDED,
    /** It was done. */
    DONE,
    /** The desk does not do it. */
    REFUSED,
    /** The sender does not want it any more. */
    WITHDRAWN
}
