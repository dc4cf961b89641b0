package io.onecare.core.schedule;

/** Why a change of a schedule was refused. Names are stable. */
public enum ScheduleRefusal {
    /** A schedule has the code already. */
    CODE_TAKEN,
    /** There is no facility with this code. */
    UNKNOWN_FACILITY,
    /** There is no practitioner with this code at the facility. */
    UNKNOWN_PRACTITIONER,
    /** There is no health service with this code at the facility. */
    UNKNOWN_SERVICE,
    /**
     * The slots of this schedule come from elsewhere: generated ones are not provided, nor the
     * other way round.
     */
    WRONG_SOURCE,
    /** Slots that were provided overlap each other. */
    SLOTS_OVERLAP,
    /** There is no such thing for this actor. */
    NOT_FOUND
}
