package io.onecare.core.schedule;

import java.time.Duration;

/**
 * What the insurer decides about holds. What is held already stays held until the time that was
 * told, whatever is decided later.
 *
 * @param length how long a slot is held at first, and again from each time it is made longer;
 *     {@link #MIN_LENGTH} to {@link SlotHolds#MAX_LENGTH}
 * @param atATime how many slots an account may hold at a time, 1 to {@value SlotHolds#MAX_LIMIT}
 */
public record HoldPolicy(Duration length, int atATime) {

    /** The shortest hold: less than a person needs to read a page and to go on. */
    public static final Duration MIN_LENGTH = Duration.ofMinutes(2);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public HoldPolicy {
        if (length.compareTo(MIN_LENGTH) < 0 || length.compareTo(SlotHolds.MAX_LENGTH) > 0) {
            throw new IllegalArgumentException(
                    "The length of a hold (%s) must be %s to %s."
                            .formatted(length, MIN_LENGTH, SlotHolds.MAX_LENGTH));
        }
        if (atATime < 1 || atATime > SlotHolds.MAX_LIMIT) {
            throw new IllegalArgumentException(
                    "An account holds (%d) slots at a time but it must be 1 to %d."
                            .formatted(atATime, SlotHolds.MAX_LIMIT));
        }
    }

    /**
     * What holds unless the insurer says otherwise: ten minutes, three slots at a time.
     *
     * @return the standard policy
     */
    public static HoldPolicy standard() {
        return new HoldPolicy(SlotHolds.LENGTH, SlotHolds.USUAL_LIMIT);
    }
}
