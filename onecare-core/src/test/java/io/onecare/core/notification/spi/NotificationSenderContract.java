package io.onecare.core.notification.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onecare.core.notification.ClaimedNotification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * What every {@link NotificationSender} does. Extend it in your tests, over a mail server that you
 * can look into; each test gets an instance of its own.
 */
public abstract class NotificationSenderContract {

    /** For the test that extends it. */
    protected NotificationSenderContract() {}

    /**
     * What a mail server got.
     *
     * @param messageId the Message-ID, with or without the angle brackets
     * @param recipients the addresses it was handed over for, in clear
     */
    public record Arrival(String messageId, List<String> recipients) {}

    /**
     * Gives what is tested.
     *
     * @return the sender, the same each time
     */
    protected abstract NotificationSender sender();

    /**
     * Gives a message that can be written and sent.
     *
     * @return a message with a new id, to a mailbox that exists, at its first attempt
     */
    protected abstract ClaimedNotification deliverable();

    /**
     * Gives a message that can be written, but to a mailbox that does not exist.
     *
     * @return a message with a new id
     */
    protected abstract ClaimedNotification undeliverable();

    /**
     * Gives a message that makes no sense any more, if the sender can know that.
     *
     * @return a message with a new id, to a mailbox that exists; empty if the sender never says
     *     {@link SendResult.Superseded}
     */
    protected Optional<ClaimedNotification> obsolete() {
        return Optional.empty();
    }

    /** Takes the mail server away: from now on it cannot be reached. */
    protected abstract void disconnect();

    /** Gives the mail server back after {@link #disconnect}. */
    protected abstract void reconnect();

    /**
     * Makes the mail server accept connections and say nothing.
     *
     * @return false if that cannot be done here
     */
    protected boolean fallSilent() {
        return false;
    }

    /**
     * Looks into the mail server.
     *
     * @return all that arrived in this test so far, oldest first
     */
    protected abstract List<Arrival> arrivals();

    @Test
    void a_message_arrives_once_at_its_recipient_and_nowhere_else() {
        ClaimedNotification message = deliverable();

        SendResult result = sender().send(message);

        assertInstanceOf(SendResult.Sent.class, result);
        assertEquals(
                List.of(List.of(message.recipient().value())),
                arrivals().stream().map(Arrival::recipients).toList());
    }

    @Test
    void the_message_id_is_made_of_the_id_of_the_message() {
        ClaimedNotification first = deliverable();
        ClaimedNotification second = deliverable();

        sender().send(first);
        sender().send(second);

        assertEquals(2, arrivals().size());
        assertTrue(arrivals().get(0).messageId().contains(first.id().toString()));
        assertTrue(arrivals().get(1).messageId().contains(second.id().toString()));
    }

    @Test
    void a_resend_bears_the_same_message_id() {
        ClaimedNotification message = deliverable();

        sender().send(message);
        sender().send(again(message));

        assertEquals(1, arrivals().stream().map(Arrival::messageId).distinct().count());
    }

    @Test
    void a_mailbox_that_does_not_exist_is_a_permanent_failure() {
        ClaimedNotification message = undeliverable();

        SendResult result = sender().send(message);

        assertInstanceOf(SendResult.PermanentFailure.class, result);
        assertEquals(List.of(), arrivals());
    }

    @Test
    void a_mailbox_that_does_not_exist_does_not_keep_the_next_message() {
        sender().send(undeliverable());

        assertInstanceOf(SendResult.Sent.class, sender().send(deliverable()));
        assertEquals(1, arrivals().size());
    }

    @Test
    void a_server_that_cannot_be_reached_is_a_temporary_failure() {
        disconnect();

        SendResult result = sender().send(deliverable());

        reconnect();
        assertInstanceOf(SendResult.TemporaryFailure.class, result);
        assertEquals(List.of(), arrivals());
    }

    @Test
    void what_failed_for_a_time_arrives_later_under_the_same_id() {
        ClaimedNotification message = deliverable();
        disconnect();
        sender().send(message);
        reconnect();

        SendResult result = sender().send(again(message));

        assertInstanceOf(SendResult.Sent.class, result);
        assertEquals(1, arrivals().size());
        assertTrue(arrivals().get(0).messageId().contains(message.id().toString()));
    }

    @Test
    void a_server_that_says_nothing_is_a_temporary_failure_within_two_minutes() {
        ClaimedNotification message = deliverable();
        if (fallSilent()) {
            SendResult result =
                    assertTimeoutPreemptively(Duration.ofMinutes(2), () -> sender().send(message));

            assertInstanceOf(SendResult.TemporaryFailure.class, result);
        }
    }

    @Test
    void what_makes_no_sense_any_more_is_not_sent() {
        obsolete()
                .ifPresent(
                        message -> {
                            SendResult result = sender().send(message);

                            assertInstanceOf(SendResult.Superseded.class, result);
                            assertEquals(List.of(), arrivals());
                        });
    }

    @Test
    void several_threads_send_at_once() throws Exception {
        List<Callable<SendResult>> work = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            ClaimedNotification message = deliverable();
            work.add(() -> sender().send(message));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<SendResult> result : threads.invokeAll(work)) {
                assertInstanceOf(SendResult.Sent.class, result.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(16, arrivals().stream().map(Arrival::messageId).distinct().count());
    }

    private static ClaimedNotification again(ClaimedNotification message) {
        return new ClaimedNotification(
                message.id(),
                message.kind(),
                message.audience(),
                message.subject(),
                message.event(),
                message.recipient(),
                message.attempt() + 1,
                message.claim());
    }
}
