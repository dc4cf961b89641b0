package io.onecare.core.schedule.spi;

import io.onecare.core.schedule.SlotTime;
import java.time.Instant;
import java.util.List;

/**
 * A facility's own agenda system, for schedules whose slots come from there.
 *
 * <p>The embedder asks it from a job of its own, outside of any transaction, and hands the answer
 * to {@link io.onecare.core.schedule.ScheduleEditor#receive}. What it throws is unchecked. An
 * implementation
 *
 * <ul>
 *   <li>gives <b>all</b> slots on offer that start within the stretch asked about: what is missing
 *       is withdrawn, unless a member holds or has booked it;
 *   <li>gives moments, not local times, exact in both clock-change nights, and half-open: a slot
 *       that ends when the next one starts does not overlap it;
 *   <li>gives no two slots that overlap, in any order;
 *   <li>throws if it could not get the whole answer, by the time its own time-out says: half an
 *       answer would withdraw the other half, and silence is noticed by nobody hearing from it;
 *   <li>throws too if its system does not know the schedule: an empty answer would withdraw all of
 *       it for a mistyped code;
 *   <li>may be called by several threads at once, and never logs whom a slot is for.
 * </ul>
 */
public interface ScheduleProvider {

    /**
     * Asks for the slots on offer.
     *
     * @param scheduleCode the insurer's code of the schedule
     * @param from the first moment a slot may start at
     * @param untilExclusive the moment before which a slot starts
     * @return the slots, in any order; empty if nothing is on offer
     */
    List<SlotTime> slots(String scheduleCode, Instant from, Instant untilExclusive);
}
