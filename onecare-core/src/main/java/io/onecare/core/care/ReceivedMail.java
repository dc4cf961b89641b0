package io.onecare.core.care;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * How a mail came in.
 *
 * @param id its Message-ID
 * @param repliesTo the ids of its {@code References} and {@code In-Reply-To}; empty for a new
 *     thread
 * @param origin who sent it
 * @param receivedAt when the mailbox received it; a moment in the future counts as now
 */
public record ReceivedMail(
        MessageId id, List<MessageId> repliesTo, MailOrigin origin, Instant receivedAt) {

    /** Copies the ids and checks that nothing is missing. */
    public ReceivedMail {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(receivedAt, "receivedAt");
        repliesTo = List.copyOf(repliesTo);
    }
}
