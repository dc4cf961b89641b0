package io.onecare.core.report;

import io.onecare.core.booking.Channel;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The bookings that came in during a period, and where they stand now.
 *
 * @param period the period; a booking belongs to the day on which it was made
 * @param all all of them
 * @param moves how many others came in that were moved since: each is counted where the booking
 *     that took its place came in
 * @param byChannel through which door, those that there are
 * @param byFacility at which facility, most first, those that are not named last
 * @param course day by day or month by month
 */
public record BookingReport(
        ReportPeriod period,
        StateCounts all,
        long moves,
        Map<Channel, StateCounts> byChannel,
        List<FacilityLine<StateCounts>> byFacility,
        List<StepLine<StateCounts>> course) {

    /** Copies the collections. */
    public BookingReport {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(all, "all");
        byChannel = Map.copyOf(byChannel);
        byFacility = List.copyOf(byFacility);
        course = List.copyOf(course);
    }
}
