package io.onecare.core.reception;

/** Why a change of a schedule was refused. Names are stable. */
public enum ChangeRefusal {
    /** There is no such schedule at the facility of this actor, or the change is not theirs. */
    NOT_FOUND,
    /** The facility does not offer one of the services. */
    UNKNOWN_SERVICE,
    /** One of the services takes longer than a slot of the schedule. */
    SERVICE_TOO_LONG,
    /** The slots of the schedule come from the facility's own system, which has to change them. */
    WRONG_SOURCE,
    /** The change concerns more than {@value ScheduleChanges#MAX_BOOKINGS} bookings. */
    TOO_MANY_BOOKINGS,
    /** Not every booking that would lose its time is decided, or another one is. */
    UNDECIDED
}
