package io.onecare.core.booking;

import io.onecare.core.NativeSql;
import io.onecare.core.time.Moments;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which bookings are wanted.
 *
 * <pre>{@code
 * BookingCriteria.any().of("M-1").in(Set.of(BookingState.CONFIRMED)).from(now)
 * }</pre>
 *
 * @param patientNumber of which patient, or null for everybody the actor may see
 * @param facilityCode at which facility, or null for all the actor may see
 * @param states where they stand; empty for wherever
 * @param from the first moment they start at, or null
 * @param until the moment before which they start, or null
 * @param overAt the moment at which they are over: closed, or begun before it; or null
 * @param descending whether those that start last are in front
 */
public record BookingCriteria(
        @Nullable String patientNumber,
        @Nullable String facilityCode,
        Set<BookingState> states,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Instant overAt,
        boolean descending) {

    /** Copies the states. */
    public BookingCriteria {
        states = Set.copyOf(states);
    }

    /**
     * All that the actor may see.
     *
     * @return criteria without a condition
     */
    public static BookingCriteria any() {
        return new BookingCriteria(null, null, Set.of(), null, null, null, false);
    }

    /**
     * Only bookings of one patient.
     *
     * @param number the insurer's number of the patient
     * @return these criteria with the patient
     */
    public BookingCriteria of(String number) {
        return new BookingCriteria(number, facilityCode, states, from, until, overAt, descending);
    }

    /**
     * Only bookings at one facility.
     *
     * @param code the facility's code
     * @return these criteria with the facility
     */
    public BookingCriteria at(String code) {
        return new BookingCriteria(patientNumber, code, states, from, until, overAt, descending);
    }

    /**
     * Only bookings that stand at certain places.
     *
     * @param wanted the states; empty for wherever
     * @return these criteria with the states
     */
    public BookingCriteria in(Set<BookingState> wanted) {
        return new BookingCriteria(
                patientNumber, facilityCode, wanted, from, until, overAt, descending);
    }

    /**
     * Only bookings that start from a moment on.
     *
     * @param moment the moment, included
     * @return these criteria with the moment
     */
    public BookingCriteria from(Instant moment) {
        return new BookingCriteria(
                patientNumber, facilityCode, states, moment, until, overAt, descending);
    }

    /**
     * Only bookings that start before a moment.
     *
     * @param moment the moment, excluded
     * @return these criteria with the moment
     */
    public BookingCriteria until(Instant moment) {
        return new BookingCriteria(
                patientNumber, facilityCode, states, from, moment, overAt, descending);
    }

    /**
     * Only bookings that nobody waits for any more: those that will not take place, and those that
     * began before a moment.
     *
     * @param moment the moment
     * @return these criteria with the moment
     */
    public BookingCriteria overAt(Instant moment) {
        return new BookingCriteria(
                patientNumber, facilityCode, states, from, until, moment, descending);
    }

    /**
     * Those that start last in front, instead of those that start first.
     *
     * @return these criteria with that order
     */
    public BookingCriteria latestFirst() {
        return new BookingCriteria(patientNumber, facilityCode, states, from, until, overAt, true);
    }

    void addTo(NativeSql sql) {
        if (patientNumber != null) {
            sql.add(" and b.patient_number = ?", patientNumber);
        }
        if (facilityCode != null) {
            sql.add(" and f.code = ?", facilityCode);
        }
        if (!states.isEmpty()) {
            List<String> names = EnumSet.copyOf(states).stream().map(Enum::name).toList();
            sql.add(" and b.state in ").addIn(names);
        }
        if (from != null) {
            sql.add(" and b.starts_at >= ?", Moments.toMicros(from));
        }
        if (until != null) {
            sql.add(" and b.starts_at < ?", Moments.toMicros(until));
        }
        if (overAt != null) {
            sql.add(
                    " and (b.state not in ('REQUESTED', 'CONFIRMED') or b.starts_at < ?)",
                    Moments.toMicros(overAt));
        }
    }

    /** Adds the order, and only what comes behind the last booking of the page before. */
    void addOrderTo(NativeSql sql, @Nullable Booking after) {
        String behind = descending ? "<" : ">";
        if (after != null) {
            long start = Moments.toMicros(after.startsAt());
            sql.add(" and b.starts_at " + behind + "= ?", start)
                    .add(
                            " and (b.starts_at " + behind + " ? or b.id " + behind + " ?)",
                            start,
                            after.id().value());
        }
        String direction = descending ? " desc" : "";
        sql.add(" order by b.starts_at" + direction + ", b.id" + direction);
    }
}
