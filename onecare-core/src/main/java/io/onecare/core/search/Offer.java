package io.onecare.core.search;

import io.onecare.core.network.BookingMode;
import io.onecare.core.schedule.FreeSlot;
import io.onecare.core.schedule.SilentSource;
import java.util.Optional;

/**
 * A facility that meets the criteria, and when one can go there.
 *
 * @param match the facility, with distance, price and practitioners
 * @param firstFree the first free slot that was asked for; empty if there is none, or the facility
 *     is booked by phone
 * @param silent the facility's agenda system that has been silent for longer than the criteria
 *     allow, so that what is free is not known; empty if there is none
 */
public record Offer(
        FacilityMatch match, Optional<FreeSlot> firstFree, Optional<SilentSource> silent) {

    /**
     * Tells how the facility can be booked at this moment.
     *
     * @return the facility's booking mode; {@link BookingMode#BY_PHONE} if its agenda is silent
     */
    public BookingMode bookingMode() {
        return silent.isPresent() ? BookingMode.BY_PHONE : match.facility().bookingMode();
    }
}
