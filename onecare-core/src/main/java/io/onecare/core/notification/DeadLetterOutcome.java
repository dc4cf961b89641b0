package io.onecare.core.notification;

/** What became of a human's decision about a message that could not be sent. Names are stable. */
public enum DeadLetterOutcome {
    /** It is so once the caller's transaction commits. */
    DONE,
    /** There is no address to send it to; tell them in another way and dismiss it. */
    REFUSED_NO_ADDRESS,
    /** What it would say makes no sense any more, such as the reminder of a past appointment. */
    REFUSED_STALE,
    /** No such message waits for a human, or not for this actor. */
    REFUSED_NOT_FOUND
}
