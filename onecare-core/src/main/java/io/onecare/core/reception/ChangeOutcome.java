package io.onecare.core.reception;

import java.util.List;

/** What became of a change of a schedule. */
public sealed interface ChangeOutcome {

    /**
     * It was made, and holds when the caller's transaction commits.
     *
     * @param slotsAdded how many slots are newly offered
     * @param slotsWithdrawn how many slots are no longer offered
     * @param calledOff the bookings that were called off, by start, with how their patients are
     *     told
     */
    record Done(int slotsAdded, int slotsWithdrawn, List<CalledOff> calledOff)
            implements ChangeOutcome {

        /** Copies the bookings. */
        public Done {
            calledOff = List.copyOf(calledOff);
        }
    }

    /**
     * It was not made, because something has changed since it was shown.
     *
     * @param now what it would do now
     */
    record Outdated(ChangePreview now) implements ChangeOutcome {}

    /**
     * It was not made, and nothing was changed.
     *
     * @param reason why
     */
    record Refused(ChangeRefusal reason) implements ChangeOutcome {}
}
