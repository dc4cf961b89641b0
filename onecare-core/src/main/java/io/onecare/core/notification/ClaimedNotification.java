package io.onecare.core.notification;

import io.onecare.core.person.EmailAddress;
import java.util.Objects;
import java.util.UUID;

/**
 * A message that a dispatcher has in hand, with everything a sender needs to write it.
 *
 * @param id the message; the same each time it is sent
 * @param kind what it tells
 * @param audience whom it is for
 * @param subject the id of what it is about, such as a booking
 * @param event the number of the event in the subject's history that it tells of, 1 or more
 * @param recipient where to send it
 * @param attempt which try this is, 1 or more; from 2 on it may have arrived already
 * @param claim which claim of the dispatcher it belongs to; means nothing to a sender
 */
public record ClaimedNotification(
        NotificationId id,
        NotificationKind kind,
        Audience audience,
        UUID subject,
        int event,
        EmailAddress recipient,
        int attempt,
        UUID claim) {

    /** Checks that nothing is missing. */
    public ClaimedNotification {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(audience, "audience");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(claim, "claim");
    }

    /** Without the recipient, so that no personal data can reach a log by accident. */
    @Override
    public String toString() {
        return "ClaimedNotification(" + id + ", " + kind + ", attempt " + attempt + ")";
    }
}
