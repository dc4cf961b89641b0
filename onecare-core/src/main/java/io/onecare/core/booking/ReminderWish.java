package io.onecare.core.booking;

import io.onecare.core.notification.Reminder;
import io.onecare.core.person.EmailAddress;
import java.util.Objects;

/**
 * The wish to be reminded of the appointment.
 *
 * @param email where to write
 * @param reminder when
 */
public record ReminderWish(EmailAddress email, Reminder reminder) {

    /** Checks that nothing is missing. */
    public ReminderWish {
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(reminder, "reminder");
    }
}
