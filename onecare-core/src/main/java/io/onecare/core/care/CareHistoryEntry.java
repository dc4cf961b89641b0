package io.onecare.core.care;

import io.onecare.core.Role;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One event in the life of a request.
 *
 * @param number which event it is, counted from 1 without gaps
 * @param event what happened
 * @param from the state before; null for the first event
 * @param to the state after, possibly the same
 * @param role in which role it was done
 * @param by the technical name of who did it
 * @param at when
 * @param why the reason, for the desk only; null if none was given
 * @param words what was said with it: by the sender, or by the desk to the sender
 * @param mail the mail that brought it; null if none did
 * @param receivedAt when the mailbox received that mail, which may be long before it was taken;
 *     null without a mail
 */
public record CareHistoryEntry(
        int number,
        CareEvent event,
        @Nullable CareRequestState from,
        CareRequestState to,
        Role role,
        String by,
        Instant at,
        @Nullable String why,
        Words words,
        @Nullable MessageId mail,
        @Nullable Instant receivedAt) {

    /** Checks that nothing is missing. */
    public CareHistoryEntry {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(words, "words");
    }

    /** Number and event only, so that no personal data can reach a log by accident. */
    @Override
    public String toString() {
        return "CareHistoryEntry(" + number + ", " + event + ")";
    }
}
