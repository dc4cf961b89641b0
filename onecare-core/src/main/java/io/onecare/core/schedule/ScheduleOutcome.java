package io.onecare.core.schedule;

/** What became of a wish to change a schedule. */
public sealed interface ScheduleOutcome {

    /**
     * It was done, and becomes visible when the caller's transaction commits.
     *
     * @param code the schedule's code
     * @param slotsAdded how many slots are newly offered
     * @param slotsWithdrawn how many slots are no longer offered
     */
    record Done(String code, int slotsAdded, int slotsWithdrawn) implements ScheduleOutcome {}

    /**
     * It was not done, and nothing was changed.
     *
     * @param reason why
     * @param code the code that the reason speaks of
     */
    record Refused(ScheduleRefusal reason, String code) implements ScheduleOutcome {}
}
