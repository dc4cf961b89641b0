package io.onecare.core.booking;

import io.onecare.core.person.EmailAddress;
import java.util.Objects;
import java.util.Set;

/**
 * The wish to be reminded at 09:00, the facility's time, some days before the appointment.
 *
 * @param email where to write
 * @param daysBefore 1, 2, 3 or 7 days before the local day of the appointment
 */
public record ReminderWish(EmailAddress email, int daysBefore) {

    private static final Set<Integer> CHOICES = Set.of(1, 2, 3, 7);

    /**
     * Checks the days.
     *
     * @throws IllegalArgumentException if the days are not one of the choices
     */
    public ReminderWish {
        Objects.requireNonNull(email, "email");
        if (!CHOICES.contains(daysBefore)) {
            throw new IllegalArgumentException(
                    "The reminder comes (%d) days before but must come 1, 2, 3 or 7 days before."
                            .formatted(daysBefore));
        }
    }
}
