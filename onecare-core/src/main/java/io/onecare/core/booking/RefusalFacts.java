package io.onecare.core.booking;

import io.onecare.core.member.Coverage;
import io.onecare.core.money.Money;
import io.onecare.core.schedule.FreeSlot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What helps to go on after a refusal.
 *
 * @param alternatives the next free times of the same service at the same facility, at most three;
 *     empty unless the reason speaks of a slot
 * @param price the price now, after {@link RefusalReason#PRICE_CHANGED}; else null
 * @param coverage why the patient is not insured, after {@link RefusalReason#NOT_COVERED}; else
 *     null
 * @param state where the booking stands, after {@link RefusalReason#WRONG_STATE}; else null
 */
public record RefusalFacts(
        List<FreeSlot> alternatives,
        @Nullable Money price,
        Coverage.@Nullable Reason coverage,
        @Nullable BookingState state) {

    private static final RefusalFacts NONE = new RefusalFacts(List.of(), null, null, null);

    /** Copies the alternatives. */
    public RefusalFacts {
        alternatives = List.copyOf(alternatives);
    }

    /**
     * There is nothing to add to the reason.
     *
     * @return facts without content
     */
    public static RefusalFacts none() {
        return NONE;
    }

    static RefusalFacts alternatives(List<FreeSlot> slots) {
        return new RefusalFacts(slots, null, null, null);
    }

    static RefusalFacts price(Money now) {
        return new RefusalFacts(List.of(), now, null, null);
    }

    static RefusalFacts coverage(Coverage.Reason reason) {
        return new RefusalFacts(List.of(), null, reason, null);
    }

    static RefusalFacts state(BookingState now) {
        return new RefusalFacts(List.of(), null, null, now);
    }
}
