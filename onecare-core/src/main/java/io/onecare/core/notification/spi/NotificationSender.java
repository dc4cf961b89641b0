package io.onecare.core.notification.spi;

import io.onecare.core.notification.ClaimedNotification;

/**
 * Sends messages, by mail as a rule. An implementation
 *
 * <ul>
 *   <li>gives each message a Message-ID made of its id, the same at every try: a message is sent
 *       <b>at least once</b>, and twice if a dispatcher dies between sending and writing that down;
 *   <li>sends it to its recipient and to nobody else, and says {@link SendResult.Sent} only once
 *       the mail server has taken it over;
 *   <li>comes back within <b>two minutes</b>, by time-outs of its own: after {@link
 *       io.onecare.core.notification.Dispatcher#LEASE} another dispatcher takes the message;
 *   <li>says {@link SendResult.TemporaryFailure} when the same message may arrive later (no
 *       connection, a 4xx answer of SMTP), {@link SendResult.PermanentFailure} when it never will
 *       (a 5xx answer about the recipient), and {@link SendResult.Superseded} when what it would
 *       say is not true any more; what it throws counts as a temporary failure;
 *   <li>is called without a transaction, and by several threads at once;
 *   <li>writes no recipient, name or content to a log, nor into a {@code problem}, and puts nothing
 *       about health into the subject of a mail.
 * </ul>
 *
 * <p>The library's tests have {@code NotificationSenderContract}, which checks an implementation.
 */
@FunctionalInterface
public interface NotificationSender {

    /**
     * Sends a message.
     *
     * @param message the message
     * @return what became of it
     */
    SendResult send(ClaimedNotification message);
}
