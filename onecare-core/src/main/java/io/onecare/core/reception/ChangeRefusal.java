package io.onecare.core.reception;

/** Why a change of a schedule was refused. Names are stable. */
public enum ChangeRefusal {
    /** There is no such schedule at the facility of this actor. */
    NOT_FOUND,
    /** The slots of the schedule come from the facility's own system, which has to change them. */
    WRONG_SOURCE,
    /** The change concerns more than {@value ScheduleChanges#MAX_BOOKINGS} bookings. */
    TOO_MANY_BOOKINGS,
    /** Not every booking that would lose its time is decided, or another one is. */
    UNDECIDED
}
