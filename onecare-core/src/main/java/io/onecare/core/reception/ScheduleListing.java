package io.onecare.core.reception;

import io.onecare.core.network.BookingMode;
import io.onecare.core.schedule.Closure;
import io.onecare.core.schedule.DayHours;
import io.onecare.core.schedule.OpeningHours;
import io.onecare.core.schedule.ScheduleId;
import io.onecare.core.time.ValidityPeriod;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as an administrator finds it.
 *
 * @param id its identity, by which the audit trail knows it
 * @param facilityCode where it is
 * @param facilityName the facility's name
 * @param bookingMode whether the facility is booked online; the slots of one that is booked by
 *     phone are shown to nobody
 * @param schedule whose time it is, and how it is cut
 * @param minutes how long each of its services takes, by its code, in order
 * @param hours its opening hours
 * @param period the days on which there is a schedule
 * @param horizonUntil the first local day without slots; null if none were made yet
 * @param nextFree when its first free slot starts; null if none is free
 */
public record ScheduleListing(
        ScheduleId id,
        String facilityCode,
        String facilityName,
        BookingMode bookingMode,
        FacilitySchedule schedule,
        Map<String, Duration> minutes,
        OpeningHours hours,
        ValidityPeriod period,
        @Nullable LocalDate horizonUntil,
        @Nullable Instant nextFree) {

    /** Copies the services, in order. */
    public ScheduleListing {
        SortedMap<String, Duration> sorted = new TreeMap<>(minutes);
        minutes = Collections.unmodifiableSortedMap(sorted);
    }

    /**
     * Tells from when on it is closed for good: it ends, or it is closed at all hours without a
     * last day.
     *
     * @return the first closed day; empty if it goes on
     */
    public Optional<LocalDate> closedFrom() {
        Optional<LocalDate> closure =
                hours.closures().stream()
                        .filter(one -> one.hours().equals(DayHours.allDay()))
                        .map(Closure::days)
                        .filter(days -> days.untilExclusive().isEmpty())
                        .map(ValidityPeriod::from)
                        .min(LocalDate::compareTo);
        Optional<LocalDate> end = period.untilExclusive();
        return closure.isEmpty() || (end.isPresent() && end.get().isBefore(closure.get()))
                ? end
                : closure;
    }
}
