package io.onecare.core.notification.spi;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.notification.Audience;
import io.onecare.core.notification.ClaimedNotification;
import io.onecare.core.notification.InMemorySender;
import io.onecare.core.notification.NotificationId;
import io.onecare.core.notification.NotificationKind;
import io.onecare.core.person.EmailAddress;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The contract lets the sender of our own tests pass, and catches those that break it. */
class InMemorySenderTest extends NotificationSenderContract {

    private final InMemorySender sender = new InMemorySender();

    @Override
    protected NotificationSender sender() {
        return sender;
    }

    @Override
    protected ClaimedNotification deliverable() {
        return message("anna@example.org");
    }

    @Override
    protected ClaimedNotification undeliverable() {
        return message("nobody@example.org");
    }

    @Override
    protected Optional<ClaimedNotification> obsolete() {
        ClaimedNotification message = deliverable();
        sender.obsolete(message.subject());
        return Optional.of(message);
    }

    @Override
    protected void disconnect() {
        sender.reachable(false);
    }

    @Override
    protected void reconnect() {
        sender.reachable(true);
    }

    @Override
    protected List<Arrival> arrivals() {
        return sender.sent().stream()
                .map(
                        message ->
                                new Arrival(
                                        message.id() + "@example.org",
                                        List.of(message.recipient().value())))
                .toList();
    }

    @Test
    void a_sender_that_says_sent_and_sends_nothing_is_caught() {
        Broken broken = new Broken((inner, message) -> new SendResult.Sent());
        caught(broken::a_message_arrives_once_at_its_recipient_and_nowhere_else);
    }

    @Test
    void a_sender_that_sends_a_copy_to_others_is_caught() {
        Broken broken = new Broken((inner, message) -> inner.send(message));
        broken.copyTo = List.of("archive@example.org");
        caught(broken::a_message_arrives_once_at_its_recipient_and_nowhere_else);
    }

    @Test
    void a_sender_that_makes_up_message_ids_is_caught() {
        Broken broken = new Broken((inner, message) -> inner.send(message));
        broken.ownMessageIds = true;
        caught(broken::the_message_id_is_made_of_the_id_of_the_message);
        caught(broken::what_failed_for_a_time_arrives_later_under_the_same_id);
        caught(broken::a_resend_bears_the_same_message_id);
    }

    @Test
    void a_sender_that_tries_a_missing_mailbox_for_ever_is_caught() {
        Broken broken =
                new Broken(
                        (inner, message) ->
                                inner.send(message) instanceof SendResult.PermanentFailure
                                        ? new SendResult.TemporaryFailure("SMTP:550")
                                        : new SendResult.Sent());
        caught(broken::a_mailbox_that_does_not_exist_is_a_permanent_failure);
    }

    @Test
    void a_sender_that_stops_at_a_missing_mailbox_is_caught() {
        Broken broken =
                new Broken(
                        (inner, message) -> {
                            SendResult result = inner.send(message);
                            inner.reachable(result instanceof SendResult.Sent);
                            return result;
                        });
        caught(broken::a_mailbox_that_does_not_exist_does_not_keep_the_next_message);
    }

    @Test
    void a_sender_that_throws_or_gives_up_without_a_server_is_caught() {
        Broken throwing =
                new Broken(
                        (inner, message) -> {
                            if (inner.send(message) instanceof SendResult.TemporaryFailure) {
                                throw new IllegalStateException("no connection");
                            }
                            return new SendResult.Sent();
                        });
        assertThatThrownBy(throwing::a_server_that_cannot_be_reached_is_a_temporary_failure)
                .isInstanceOf(IllegalStateException.class);
        Broken givingUp =
                new Broken(
                        (inner, message) ->
                                inner.send(message) instanceof SendResult.TemporaryFailure
                                        ? new SendResult.PermanentFailure("NO_SERVER")
                                        : new SendResult.Sent());
        caught(givingUp::a_server_that_cannot_be_reached_is_a_temporary_failure);
    }

    @Test
    void a_sender_that_sends_what_makes_no_sense_is_caught() {
        Broken broken = new Broken((inner, message) -> new InMemorySender().send(message));
        caught(broken::what_makes_no_sense_any_more_is_not_sent);
    }

    @Test
    void a_sender_that_loses_what_comes_at_once_is_caught() {
        CopyOnWriteArrayList<Thread> first = new CopyOnWriteArrayList<>();
        Broken broken =
                new Broken(
                        (inner, message) -> {
                            first.addIfAbsent(Thread.currentThread());
                            return first.get(0) == Thread.currentThread()
                                    ? inner.send(message)
                                    : new SendResult.Sent();
                        });
        caught(broken::several_threads_send_at_once);
    }

    @Test
    void a_sender_that_takes_silence_for_consent_is_caught() {
        Broken broken = new Broken((inner, message) -> new SendResult.Sent());
        broken.silent = true;
        caught(broken::a_server_that_says_nothing_is_a_temporary_failure_within_two_minutes);
    }

    private interface Fault {
        SendResult send(InMemorySender inner, ClaimedNotification message);
    }

    private static final class Broken extends NotificationSenderContract {

        private final InMemorySenderTest good = new InMemorySenderTest();
        private final Fault fault;
        private List<String> copyTo = List.of();
        private boolean ownMessageIds;
        private boolean silent;

        Broken(Fault fault) {
            this.fault = fault;
        }

        @Override
        protected NotificationSender sender() {
            return message -> fault.send(good.sender, message);
        }

        @Override
        protected ClaimedNotification deliverable() {
            return good.deliverable();
        }

        @Override
        protected ClaimedNotification undeliverable() {
            return good.undeliverable();
        }

        @Override
        protected Optional<ClaimedNotification> obsolete() {
            return good.obsolete();
        }

        @Override
        protected void disconnect() {
            good.disconnect();
        }

        @Override
        protected void reconnect() {
            good.reconnect();
        }

        @Override
        protected boolean fallSilent() {
            return silent;
        }

        @Override
        protected List<Arrival> arrivals() {
            return good.arrivals().stream()
                    .map(
                            arrival ->
                                    new Arrival(
                                            ownMessageIds
                                                    ? UUID.randomUUID().toString()
                                                    : arrival.messageId(),
                                            copyTo.isEmpty() ? arrival.recipients() : copyTo))
                    .toList();
        }
    }

    private interface Obligation {
        void run() throws Exception;
    }

    private static void caught(Obligation test) {
        assertThatThrownBy(test::run).isInstanceOf(AssertionError.class);
    }

    private static ClaimedNotification message(String recipient) {
        return new ClaimedNotification(
                NotificationId.of(UUID.randomUUID()),
                NotificationKind.BOOKING_CONFIRMED,
                Audience.PATIENT,
                UUID.randomUUID(),
                1,
                EmailAddress.of(recipient),
                1,
                UUID.randomUUID());
    }
}
