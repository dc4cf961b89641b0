package io.onecare.core.schedule;

/**
 * Why a schedule is closed. One of a list instead of words, so that it says nothing about a person.
 * Names are stable.
 */
public enum ClosureReason {
    /** A public holiday, or the facility's holidays. */
    HOLIDAY,
    /** The practitioner is not there. */
    ABSENCE,
    /** Work on the rooms or on equipment. */
    MAINTENANCE,
    /** The time was given to somebody by phone or at the counter. */
    BOOKED_ELSEWHERE,
    /** Anything else. */
    OTHER
}
