package io.onecare.core.notification;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * When somebody wants to be reminded of an appointment: some days before, at nine in the morning on
 * the clock of the facility's wall. Nobody is woken at night because they booked for the evening.
 *
 * @param days how many days before, one of {@link #CHOICES}
 */
public record Reminder(int days) {

    /** The days before an appointment that can be chosen. */
    public static final List<Integer> CHOICES = List.of(1, 2, 3, 7);

    private static final LocalTime TIME_OF_DAY = LocalTime.of(9, 0);

    /**
     * Checks the days.
     *
     * @throws IllegalArgumentException if they are none of {@link #CHOICES}
     */
    public Reminder {
        if (!CHOICES.contains(days)) {
            throw new IllegalArgumentException(
                    "The days (%d) of a reminder must be one of %s.".formatted(days, CHOICES));
        }
    }

    /**
     * A reminder some days before the appointment.
     *
     * @param days how many, one of {@link #CHOICES}
     * @return the reminder
     * @throws IllegalArgumentException if it is none of these
     */
    public static Reminder daysBefore(int days) {
        return new Reminder(days);
    }

    /**
     * Tells when to send it.
     *
     * @param start when the appointment begins
     * @param zone the zone of the facility
     * @return 09:00 there, that many days before the appointment's day there; always before the
     *     appointment, but perhaps in the past already when the appointment is made
     */
    public Instant dueAt(Instant start, ZoneId zone) {
        return start.atZone(zone)
                .toLocalDate()
                .minusDays(days)
                .atTime(TIME_OF_DAY)
                .atZone(zone)
                .toInstant();
    }
}
