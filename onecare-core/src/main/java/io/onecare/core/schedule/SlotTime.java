package io.onecare.core.schedule;

import java.time.Instant;

/**
 * When a slot is.
 *
 * @param startsAt the first moment
 * @param endsAt the moment after the last one
 */
public record SlotTime(Instant startsAt, Instant endsAt) {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if the slot would end before or when it starts
     */
    public SlotTime {
        if (!startsAt.isBefore(endsAt)) {
            throw new IllegalArgumentException(
                    "The slot that starts at (%s) must end after that but ends at (%s).%nMaybe the two are swapped."
                            .formatted(startsAt, endsAt));
        }
    }

    /**
     * Tells whether two slots share a moment.
     *
     * @param other another slot
     * @return false if they only touch
     */
    public boolean overlaps(SlotTime other) {
        return startsAt.isBefore(other.endsAt) && other.startsAt.isBefore(endsAt);
    }
}
