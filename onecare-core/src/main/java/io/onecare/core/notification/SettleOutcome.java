package io.onecare.core.notification;

/** What became of writing down how a try to send a message ended. Names are stable. */
public enum SettleOutcome {
    /** It is written down. */
    RECORDED,
    /**
     * The message was settled meanwhile: taken back, sent by another dispatcher, or left to a
     * human. Its state stays; that it was sent is kept with it all the same.
     */
    REFUSED_SETTLED,
    /**
     * The dispatcher does not have the message in hand: the lease was over and another took it, or
     * it was never handed over. Nothing was changed, the other one finds out itself.
     */
    REFUSED_NOT_IN_HAND,
    /** There is no such message for this actor. Nothing was changed. */
    REFUSED_NOT_FOUND
}
