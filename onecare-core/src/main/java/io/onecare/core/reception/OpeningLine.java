package io.onecare.core.reception;

import io.onecare.core.network.BookingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an opening makes at one facility.
 *
 * @param facilityCode where
 * @param facilityName its name; empty after {@link OpeningObstacle#UNKNOWN_FACILITY}
 * @param bookingMode whether it can be booked online; null after {@link
 *     OpeningObstacle#UNKNOWN_FACILITY}. A schedule of a facility that is booked by phone waits
 *     until it is not any more: nobody is shown its slots
 * @param serviceCodes the services that the schedule has, in order
 * @param slots how many slots it has within the days asked for
 * @param clashes how many of these the practitioner has other slots of their own at, wherever
 * @param otherSchedules how many schedules the facility has already
 * @param obstacle why it gets no schedule, or null if it gets one
 */
public record OpeningLine(
        String facilityCode,
        String facilityName,
        @Nullable BookingMode bookingMode,
        List<String> serviceCodes,
        int slots,
        int clashes,
        int otherSchedules,
        @Nullable OpeningObstacle obstacle) {

    /** Copies the codes. */
    public OpeningLine {
        serviceCodes = List.copyOf(serviceCodes);
    }
}
