package io.onecare.core.schedule;

import java.util.List;

/** What became of a wish to hold a slot, to hold it longer, or to give it back. */
public sealed interface HoldOutcome {

    /**
     * The slot is kept, once the caller's transaction commits.
     *
     * @param hold the hold as it is now
     */
    record Held(SlotHold hold) implements HoldOutcome {}

    /**
     * The slot is free again, once the caller's transaction commits.
     *
     * @param slot the slot
     */
    record Released(SlotId slot) implements HoldOutcome {}

    /**
     * It was not done, and nothing was changed.
     *
     * @param reason why
     * @param slot the slot
     * @param alternatives the next free times of the same service at the same facility, from the
     *     refused one on, at most three; empty unless the reason is {@link HoldRefusal#SLOT_TAKEN}
     *     or {@link HoldRefusal#SLOT_WITHDRAWN}
     */
    record Refused(HoldRefusal reason, SlotId slot, List<FreeSlot> alternatives)
            implements HoldOutcome {

        /** Copies the alternatives. */
        public Refused {
            alternatives = List.copyOf(alternatives);
        }
    }
}
