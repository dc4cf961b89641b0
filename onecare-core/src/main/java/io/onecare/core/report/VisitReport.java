package io.onecare.core.report;

import java.util.List;
import java.util.Objects;

/**
 * Whether patients came to their appointments.
 *
 * @param period the period; an appointment belongs to the day on which it begins, and counts only
 *     once it has begun
 * @param all all of them
 * @param reminded those for which a reminder was wanted
 * @param notReminded those without
 * @param byFacility by facility, most appointments first, those that are not named last
 * @param course day by day or month by month
 */
public record VisitReport(
        ReportPeriod period,
        VisitCounts all,
        VisitCounts reminded,
        VisitCounts notReminded,
        List<FacilityLine<VisitCounts>> byFacility,
        List<StepLine<VisitCounts>> course) {

    /** Copies the collections. */
    public VisitReport {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(all, "all");
        Objects.requireNonNull(reminded, "reminded");
        Objects.requireNonNull(notReminded, "notReminded");
        byFacility = List.copyOf(byFacility);
        course = List.copyOf(course);
    }
}
