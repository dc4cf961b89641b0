package io.onecare.core.care;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * Which requests an operator wants to see in the queue.
 *
 * <pre>{@code
 * CareQueueCriteria.unfinished().whose(CareQueueCriteria.Ownership.FREE)
 * }</pre>
 *
 * @param states in which states, at least one
 * @param ownership whose
 * @param onlyLate whether only those whose answer is late are wanted
 */
public record CareQueueCriteria(
        Set<CareRequestState> states, Ownership ownership, boolean onlyLate) {

    /** Whose requests. */
    public enum Ownership {
        /** Everybody's and nobody's. */
        ALL,
        /** Those that nobody has taken. */
        FREE,
        /** Those that the asking operator has taken. */
        MINE
    }

    /**
     * Copies the states.
     *
     * @throws IllegalArgumentException if there is none
     */
    public CareQueueCriteria {
        Objects.requireNonNull(ownership, "ownership");
        if (states.isEmpty()) {
            throw new IllegalArgumentException(
                    "The criteria have no state but must have one.\nMaybe unfinished() was meant.");
        }
        states = Set.copyOf(EnumSet.copyOf(states));
    }

    /**
     * Looks for what is still to be done, whosever it is.
     *
     * @return the criteria
     */
    public static CareQueueCriteria unfinished() {
        return new CareQueueCriteria(CareRequestState.unfinished(), Ownership.ALL, false);
    }

    /**
     * Looks only in some states.
     *
     * @param wanted the states, at least one
     * @return these criteria with the states
     * @throws IllegalArgumentException if there is none
     */
    public CareQueueCriteria in(Set<CareRequestState> wanted) {
        return new CareQueueCriteria(wanted, ownership, onlyLate);
    }

    /**
     * Looks only for some operators' requests.
     *
     * @param wanted whose
     * @return these criteria with the ownership
     */
    public CareQueueCriteria whose(Ownership wanted) {
        return new CareQueueCriteria(states, wanted, onlyLate);
    }

    /**
     * Looks only for requests whose answer is late, as {@link CareClock#isLateAt} judges.
     *
     * @return these criteria for late ones
     */
    public CareQueueCriteria late() {
        return new CareQueueCriteria(states, ownership, true);
    }
}
