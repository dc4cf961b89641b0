package io.onecare.core.report;

import java.util.OptionalDouble;

/**
 * What became of messages.
 *
 * @param sent handed over to the mail server, which may still not reach the recipient
 * @param undelivered given up, or without an address; waiting for a human
 * @param dismissed given up, and a human has taken care
 * @param pending yet to be sent, or tried again
 * @param superseded not sent, because something newer was to be told or nothing any more
 */
public record MessageCounts(
        long sent, long undelivered, long dismissed, long pending, long superseded)
        implements Counts<MessageCounts> {

    static MessageCounts none() {
        return new MessageCounts(0, 0, 0, 0, 0);
    }

    /**
     * Gives how many were given up, whether or not somebody has taken care since.
     *
     * @return 0 or more
     */
    public long failed() {
        return undelivered + dismissed;
    }

    /**
     * Gives which part of the messages with an end was given up.
     *
     * @return 0 to 1; empty if none was sent or given up
     */
    public OptionalDouble failedShare() {
        return Shares.of(failed(), sent + failed());
    }

    @Override
    public long total() {
        return sent + undelivered + dismissed + pending + superseded;
    }

    @Override
    public MessageCounts plus(MessageCounts other) {
        return new MessageCounts(
                sent + other.sent,
                undelivered + other.undelivered,
                dismissed + other.dismissed,
                pending + other.pending,
                superseded + other.superseded);
    }
}
