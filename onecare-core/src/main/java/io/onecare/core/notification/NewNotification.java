package io.onecare.core.notification;

import io.onecare.core.person.EmailAddress;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to be sent. A reminder is made by {@link #reminder} and by nothing else.
 *
 * @param kind what it tells
 * @param audience whom it is for
 * @param subject the id of what it is about
 * @param event the number of the event in the subject's history that it tells of, 1 or more
 * @param recipient where to send it; null if no address is known, then a human takes care of it
 * @param notBefore the moment before which it is not sent; null for at once
 * @param staleAt the moment from which sending it makes no sense; null for never
 */
public record NewNotification(
        NotificationKind kind,
        Audience audience,
        UUID subject,
        int event,
        @Nullable EmailAddress recipient,
        @Nullable Instant notBefore,
        @Nullable Instant staleAt) {

    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException if the event number is less than 1, or if it is a reminder
     *     that could be there twice: with another event than 1, for others than the patient, or
     *     without the moments before and from which it is not sent
     */
    public NewNotification {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(audience, "audience");
        Objects.requireNonNull(subject, "subject");
        if (event < 1) {
            throw new IllegalArgumentException(
                    "The event (%d) must be 1 or more.".formatted(event));
        }
        if (kind == NotificationKind.BOOKING_REMINDER
                && (event != 1
                        || audience != Audience.PATIENT
                        || notBefore == null
                        || staleAt == null)) {
            throw new IllegalArgumentException(
                    "The reminder of (%s) has the event (%d) and is for (%s).%nMaybe NewNotification.reminder(…) was meant."
                            .formatted(subject, event, audience));
        }
    }

    /**
     * The reminder of an appointment, of which there is never more than one for a booking: whatever
     * event it goes back to, its number is 1.
     *
     * @param booking the id of the booking
     * @param recipient where to send it; null if no address is known
     * @param dueAt when to send it, as {@link Reminder#dueAt} gives it; in the past for at once
     * @param start when the appointment begins, from which on nobody is reminded of it
     * @return the message
     */
    public static NewNotification reminder(
            UUID booking, @Nullable EmailAddress recipient, Instant dueAt, Instant start) {
        return new NewNotification(
                NotificationKind.BOOKING_REMINDER,
                Audience.PATIENT,
                booking,
                1,
                recipient,
                Objects.requireNonNull(dueAt, "dueAt"),
                Objects.requireNonNull(start, "start"));
    }

    /** Without the recipient, so that no personal data can reach a log by accident. */
    @Override
    public String toString() {
        return "NewNotification(" + naturalKey() + ")";
    }

    String naturalKey() {
        return kind + ":" + subject + ":" + event + ":" + audience;
    }
}
