package io.onecare.core.schedule;

/** Where the slots of a schedule come from. */
public enum ScheduleSource {
    /** From its opening hours, ahead of time. */
    GENERATED,
    /** From the facility's own agenda system, through a {@code ScheduleProvider}. */
    PROVIDED
}
