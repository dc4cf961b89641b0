package io.onecare.core.reception;

/** Why schedules were not opened. Names are stable. */
public enum OpeningRefusal {
    /** There is no such thing for this actor. */
    NOT_FOUND,
    /** None of the facilities can have the schedule. */
    NOTHING_TO_OPEN
}
