package io.onecare.core.schedule;

import io.onecare.core.Actor;
import io.onecare.core.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Which slots are open for booking: not too soon for the facility to prepare, not further ahead
 * than the insurer wants. Slots outside it are neither shown nor held nor booked; whoever holds one
 * already may still book it, and what is booked stays. Appointments that were agreed by phone are
 * not in it.
 *
 * @param lead how long before a slot begins members must book it, zero to {@link #MAX_LEAD};
 *     operators, facilities and the system may until it begins
 * @param days how many days ahead, today in Europe/Rome included, 1 to {@value
 *     ScheduleEditor#MAX_HORIZON_DAYS}
 */
public record BookingWindow(Duration lead, int days) {

    /** The longest lead. */
    public static final Duration MAX_LEAD = Duration.ofDays(7);

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public BookingWindow {
        if (lead.isNegative() || lead.compareTo(MAX_LEAD) > 0) {
            throw new IllegalArgumentException(
                    "The lead (%s) must be zero to %s.".formatted(lead, MAX_LEAD));
        }
        if (days < 1 || days > ScheduleEditor.MAX_HORIZON_DAYS) {
            throw new IllegalArgumentException(
                    "The window (%d days) must be 1 to %d days."
                            .formatted(days, ScheduleEditor.MAX_HORIZON_DAYS));
        }
    }

    /**
     * What holds unless the insurer says otherwise: until it begins, as far as there are slots.
     *
     * @return the widest window
     */
    public static BookingWindow widest() {
        return new BookingWindow(Duration.ZERO, ScheduleEditor.MAX_HORIZON_DAYS);
    }

    /**
     * Tells after which moment slots are open.
     *
     * @param actor for whom
     * @param now the moment of asking
     * @return a slot must begin later
     */
    public Instant opensAfter(Actor actor, Instant now) {
        return actor.role() == Role.MEMBER || actor.role() == Role.VISITOR ? now.plus(lead) : now;
    }

    /**
     * Tells before which moment slots are open.
     *
     * @param now the moment of asking
     * @return a slot must begin earlier; a midnight in Europe/Rome
     */
    public Instant closesAt(Instant now) {
        return LocalDate.ofInstant(now, ROME).plusDays(days).atStartOfDay(ROME).toInstant();
    }

    /**
     * Tells whether a slot is open.
     *
     * @param actor for whom
     * @param startsAt when the slot begins
     * @param now the moment of asking
     * @return true if it lies in the window
     */
    public boolean isOpen(Actor actor, Instant startsAt, Instant now) {
        return startsAt.isAfter(opensAfter(actor, now)) && startsAt.isBefore(closesAt(now));
    }
}
