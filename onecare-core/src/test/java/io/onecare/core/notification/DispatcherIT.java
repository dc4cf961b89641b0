package io.onecare.core.notification;

import static io.onecare.core.notification.OutboxFixture.ANNA;
import static io.onecare.core.notification.OutboxFixture.NOBODY;
import static io.onecare.core.notification.OutboxFixture.SYSTEM;
import static io.onecare.core.notification.OutboxFixture.cancelled;
import static io.onecare.core.notification.OutboxFixture.confirmed;
import static io.onecare.core.notification.OutboxFixture.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.Actor;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.Transactions;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.notification.spi.NotificationSender;
import io.onecare.core.notification.spi.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sending side of the outbox on both providers and both databases. */
class DispatcherIT {

    private static final SendResult SENT = new SendResult.Sent();
    private static final SendResult LATER = new SendResult.TemporaryFailure("SMTP:421");
    private static final SendResult NEVER = new SendResult.PermanentFailure("SMTP:550");

    private final UUID booking = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private OutboxFixture mail;

    @AfterEach
    void close() {
        mail.close();
    }

    private void open(JpaProvider provider, DatabaseKind kind) {
        mail = OutboxFixture.on(provider, kind);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void a_message_is_sent_with_all_that_a_sender_needs(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        mail.put(cancelled(booking));

        assertThat(mail.dispatch()).isEqualTo(1);

        assertThat(mail.sender.sent())
                .singleElement()
                .satisfies(
                        sent -> {
                            assertThat(sent.id()).hasToString(mail.column("id", booking));
                            assertThat(sent.kind()).isEqualTo(NotificationKind.BOOKING_CANCELLED);
                            assertThat(sent.audience()).isEqualTo(Audience.PATIENT);
                            assertThat(sent.subject()).isEqualTo(booking);
                            assertThat(sent.event()).isEqualTo(2);
                            assertThat(sent.recipient()).isEqualTo(ANNA);
                            assertThat(sent.attempt()).isEqualTo(1);
                        });
        assertThat(mail.state(booking)).isEqualTo("SENT");
        assertThat(mail.moment("sent_at", booking)).isEqualTo(mail.clock.instant());
        assertThat(mail.column("attempts", booking)).isEqualTo("1");
        assertThat(mail.column("lease_owner", booking)).isNull();
        assertThat(mail.dispatch()).isZero();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void eight_dispatchers_send_each_of_hundreds_once_and_each_subjects_in_order(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);
        List<UUID> subjects = Stream.generate(UUID::randomUUID).limit(100).toList();
        for (int event = 1; event <= 4; event++) {
            List<NewNotification> messages = new ArrayList<>();
            for (UUID subject : subjects) {
                messages.add(message(NotificationKind.BOOKING_MOVED, subject, event, ANNA));
            }
            mail.put(messages.toArray(NewNotification[]::new));
        }
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String name = "thread-" + i;
            done.add(
                    threads.submit(
                            () -> {
                                start.await();
                                while (mail.dispatch(name, 7, mail.sender) > 0) {
                                    Thread.onSpinWait();
                                }
                                return null;
                            }));
        }

        start.countDown();
        for (Future<?> one : done) {
            one.get();
        }
        while (mail.dispatch() > 0) {
            Thread.onSpinWait();
        }

        assertThat(mail.sender.sent()).hasSize(400);
        for (UUID subject : subjects) {
            assertThat(
                            mail.sender.sent().stream()
                                    .filter(sent -> sent.subject().equals(subject))
                                    .map(ClaimedNotification::event))
                    .containsExactly(1, 2, 3, 4);
        }
        assertThat(mail.count("state = 'SENT' and attempts = 1")).isEqualTo(400);
        threads.shutdown();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void a_claim_goes_to_one_dispatcher_and_the_others_do_not_wait_for_it(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);
        mail.put(confirmed(booking));
        ExecutorService thread = Executors.newSingleThreadExecutor();

        List<ClaimedNotification> mine =
                mail.write(
                        o -> {
                            List<ClaimedNotification> claimed =
                                    o.dispatcher().claim(SYSTEM, "node-1", 1);
                            // while the claim of the other is not committed yet
                            assertThat(inTime(thread.submit(() -> mail.claim("node-2")))).isEmpty();
                            return claimed;
                        });

        assertThat(mine).hasSize(1);
        assertThat(mail.claim("node-2")).isEmpty();
        assertThat(mail.column("lease_owner", booking)).isEqualTo("node-1");
        thread.shutdown();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void a_claim_passes_by_what_a_booking_is_taking_back(JpaProvider provider, DatabaseKind kind)
            throws Exception {
        open(provider, kind);
        mail.put(confirmed(booking), confirmed(other));
        ExecutorService thread = Executors.newSingleThreadExecutor();

        List<ClaimedNotification> claimed =
                mail.write(
                        o -> {
                            mail.outbox.supersede(booking);
                            return inTime(thread.submit(() -> mail.claim()));
                        });

        assertThat(claimed).extracting(ClaimedNotification::subject).containsExactly(other);
        assertThat(mail.state(booking)).isEqualTo("SUPERSEDED");
        thread.shutdown();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void what_cannot_be_sent_is_tried_again_after_1_5_15_60_minutes_then_hourly_for_72_hours(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        mail.put(confirmed(booking));
        mail.sender.reachable(false);
        Instant first = mail.clock.instant();
        List<Long> minutes = new ArrayList<>();

        do {
            minutes.add(Duration.between(first, mail.clock.instant()).toMinutes());
            assertThat(mail.dispatch()).isEqualTo(1);
            assertThat(mail.column("attempts", booking)).isEqualTo("" + minutes.size());
            assertThat(mail.column("problem", booking)).isEqualTo("SMTP:421");
            Instant next = mail.moment("next_try_at", booking);
            mail.clock.set(next.minusNanos(1_000));
            assertThat(mail.dispatch()).isZero();
            mail.clock.set(next);
        } while (mail.state(booking).equals("PENDING"));

        List<Long> planned = new ArrayList<>(List.of(0L, 1L, 6L, 21L));
        for (long hourly = 81; hourly <= 4281; hourly += 60) {
            planned.add(hourly);
        }
        assertThat(minutes).isEqualTo(planned).hasSize(75);
        assertThat(mail.state(booking)).isEqualTo("DEAD");
        // 71 hours and 21 minutes after the first try, for the next would be after 72 hours
        assertThat(mail.moment("settled_at", booking))
                .isEqualTo(Instant.parse("2026-06-11T05:21:00Z"));
        mail.minutesPass(10_000);
        assertThat(mail.dispatch()).isZero();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void after_a_long_standstill_a_message_gets_one_more_try(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        mail.put(confirmed(booking), confirmed(other));
        mail.sender.reachable(false);
        mail.dispatch();
        mail.minutesPass(80 * 60);
        mail.sender.reachable(true);

        mail.dispatch(message -> message.subject().equals(booking) ? SENT : LATER);

        assertThat(mail.state(booking)).isEqualTo("SENT");
        assertThat(mail.state(other)).isEqualTo("DEAD");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void one_bad_contact_or_a_throwing_sender_does_not_keep_the_others(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        UUID unknown = UUID.randomUUID();
        UUID malformed = UUID.randomUUID();
        UUID nowhere = UUID.randomUUID();
        mail.put(
                message(NotificationKind.BOOKING_CONFIRMED, unknown, 1, NOBODY),
                confirmed(malformed),
                message(NotificationKind.BOOKING_CONFIRMED, nowhere, 1, null),
                confirmed(booking),
                confirmed(other));
        mail.sql(
                "update outbox_message set recipient = 'Anna <anna' where subject_id = '"
                        + malformed
                        + "'");
        NotificationSender throwing =
                message -> {
                    if (message.subject().equals(booking)) {
                        throw new IllegalStateException("550 anna@example.org is unknown");
                    }
                    return mail.sender.send(message);
                };

        assertThat(mail.dispatch(throwing)).isEqualTo(3);

        assertThat(mail.state(other)).isEqualTo("SENT");
        assertThat(mail.state(booking)).isEqualTo("PENDING");
        assertThat(mail.column("problem", booking))
                .isEqualTo("SENDER_THREW:java.lang.IllegalStateException");
        assertThat(mail.state(unknown)).isEqualTo("DEAD");
        assertThat(mail.column("problem", unknown)).isEqualTo("SMTP:550");
        assertThat(mail.state(malformed)).isEqualTo("DEAD");
        assertThat(mail.column("problem", malformed)).isEqualTo("BAD_ADDRESS");
        assertThat(mail.state(nowhere)).isEqualTo("DEAD");
        assertThat(mail.column("problem", nowhere)).isEqualTo("NO_ADDRESS");
        assertThat(mail.column("attempts", nowhere)).isEqualTo("0");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void a_message_that_cannot_be_settled_does_not_keep_the_others(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        mail.put(confirmed(booking), confirmed(other));
        Transactions failing =
                new Transactions() {
                    private final AtomicInteger calls = new AtomicInteger();

                    @Override
                    public <T> T inTransaction(Supplier<T> work) {
                        if (calls.incrementAndGet() == 3) { // claim, hand over, settle
                            throw new IllegalStateException("no connection");
                        }
                        return mail.inTransaction(work);
                    }
                };

        assertThatThrownBy(
                        () ->
                                mail.read(
                                        o ->
                                                o.dispatcher()
                                                        .dispatch(
                                                                SYSTEM,
                                                                "node-1",
                                                                10,
                                                                failing,
                                                                mail.sender)))
                .hasMessage("no connection");

        assertThat(mail.state(other)).isEqualTo("SENT");
        assertThat(mail.state(booking)).isEqualTo("PENDING");
        assertThat(mail.sender.sent()).hasSize(2);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void what_a_dispatcher_sent_and_did_not_live_to_write_down_is_sent_again_under_the_same_id(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        mail.put(confirmed(booking));
        ClaimedNotification claimed = mail.claim().get(0);
        mail.handOver(claimed);
        mail.sender.send(claimed);
        // the dispatcher is killed here

        mail.minutesPass(10);
        assertThat(mail.dispatch()).isZero();
        mail.leasesEnd();
        assertThat(mail.dispatch()).isEqualTo(1);

        assertThat(mail.sender.sent())
                .extracting(ClaimedNotification::id)
                .containsExactly(claimed.id(), claimed.id());
        assertThat(mail.sender.sent())
                .extracting(ClaimedNotification::attempt)
                .containsExactly(1, 2);
        assertThat(mail.state(booking)).isEqualTo("SENT");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void a_message_over_which_dispatchers_die_is_tried_ever_more_seldom_and_given_up(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        mail.put(confirmed(booking), confirmed(other));

        mail.handOver(mail.claim().get(0));
        mail.leasesEnd();
        // the other was claimed with it, but never handed over: it is due at once
        assertThat(mail.claim()).extracting(ClaimedNotification::subject).containsExactly(other);

        mail.sql("update outbox_message set attempts = 75 where subject_id = '" + booking + "'");
        mail.minutesPass(1);
        assertThat(mail.claim()).isEmpty();
        assertThat(mail.state(booking)).isEqualTo("DEAD");
        assertThat(mail.column("problem", booking)).isEqualTo("NEVER_SETTLED");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void what_is_taken_back_after_the_claim_is_not_sent(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        mail.put(confirmed(booking));
        ClaimedNotification claimed = mail.claim().get(0);

        assertThat(mail.supersede(booking)).isEqualTo(1);
        mail.put(cancelled(booking));

        assertThat(mail.handOver(claimed)).isFalse();
        assertThat(mail.dispatch()).isEqualTo(1);
        assertThat(mail.sender.sent())
                .extracting(ClaimedNotification::kind)
                .containsExactly(NotificationKind.BOOKING_CANCELLED);
        assertThat(mail.count("state = 'SUPERSEDED' and sent_at is null and attempts = 0"))
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void a_dispatch_asks_again_just_before_each_message(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        mail.put(confirmed(booking), confirmed(other));

        mail.dispatch(
                message -> {
                    mail.supersede(other); // while the first of the two is being sent
                    return mail.sender.send(message);
                });

        assertThat(mail.sender.sent())
                .extracting(ClaimedNotification::subject)
                .containsExactly(booking);
        assertThat(mail.state(other)).isEqualTo("SUPERSEDED");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void what_is_newer_waits_while_a_sender_is_at_what_was_taken_back(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        mail.put(confirmed(booking));
        ClaimedNotification claimed = mail.claim().get(0);
        mail.handOver(claimed);

        mail.supersede(booking);
        mail.put(cancelled(booking));

        assertThat(mail.claim("node-2")).isEmpty();
        assertThat(mail.settle(claimed, SENT)).isEqualTo(SettleOutcome.REFUSED_SETTLED);
        assertThat(mail.count("state = 'SUPERSEDED' and sent_at is not null")).isEqualTo(1);
        assertThat(mail.claim("node-2"))
                .extracting(ClaimedNotification::kind)
                .containsExactly(NotificationKind.BOOKING_CANCELLED);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void what_was_taken_back_stays_taken_back_whatever_the_sender_says(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        for (SendResult result : List.of(SENT, LATER, NEVER, new SendResult.Superseded())) {
            UUID subject = UUID.randomUUID();
            mail.put(confirmed(subject));
            ClaimedNotification claimed = mail.claim().get(0);
            mail.handOver(claimed);
            mail.supersede(subject);

            assertThat(mail.settle(claimed, result)).isEqualTo(SettleOutcome.REFUSED_SETTLED);

            assertThat(mail.state(subject)).isEqualTo("SUPERSEDED");
            assertThat(mail.column("lease_owner", subject)).isNull();
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void a_cancellation_does_not_overtake_a_confirmation_that_waits(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        mail.put(confirmed(booking), confirmed(other));
        mail.sender.reachable(false);
        mail.dispatch();
        mail.sender.reachable(true);
        mail.put(cancelled(booking)); // by somebody who did not take the first back

        assertThat(mail.claim()).isEmpty();
        mail.minutesPass(1);
        assertThat(mail.dispatch()).isEqualTo(2);
        assertThat(mail.dispatch()).isEqualTo(1);

        assertThat(mail.sender.sent())
                .filteredOn(sent -> sent.subject().equals(booking))
                .extracting(ClaimedNotification::kind)
                .containsExactly(
                        NotificationKind.BOOKING_CONFIRMED, NotificationKind.BOOKING_CANCELLED);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void a_message_waits_for_no_other_audience_and_for_nothing_whose_time_has_not_come(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Instant start = mail.clock.instant().plus(Duration.ofDays(9));
        mail.put(
                NewNotification.reminder(booking, ANNA, start.minus(Duration.ofDays(3)), start),
                new NewNotification(
                        NotificationKind.BOOKING_REQUESTED,
                        Audience.FACILITY,
                        booking,
                        1,
                        ANNA,
                        null,
                        null),
                message(NotificationKind.BOOKING_REQUESTED, booking, 1, null),
                confirmed(booking));

        assertThat(mail.claim())
                .extracting(ClaimedNotification::kind)
                .containsExactly(
                        NotificationKind.BOOKING_REQUESTED, NotificationKind.BOOKING_CONFIRMED);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void who_comes_to_a_message_after_the_lease_does_not_send_what_another_has_in_hand(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        mail.put(confirmed(booking), confirmed(other));
        List<ClaimedNotification> slow = mail.claim("node-1"); // and then it stands still
        mail.leasesEnd();

        // one is taken by another, of the same name even, and one by nobody yet
        List<ClaimedNotification> quick =
                mail.write(o -> o.dispatcher().claim(SYSTEM, "node-1", 1));

        assertThat(mail.handOver(slow.get(0))).isFalse();
        assertThat(mail.handOver(slow.get(1))).isTrue();
        assertThat(mail.handOver(quick.get(0))).isTrue();
        assertThat(mail.claim("node-2")).isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void a_failure_told_after_the_lease_is_refused_and_harms_nobody(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        mail.put(confirmed(booking));
        ClaimedNotification slow = mail.claim("node-1").get(0);
        mail.handOver(slow);
        mail.leasesEnd();
        mail.minutesPass(1);
        ClaimedNotification quick = mail.claim("node-2").get(0);

        for (SendResult late : List.of(LATER, NEVER, new SendResult.Superseded())) {
            assertThat(mail.settle(slow, late)).isEqualTo(SettleOutcome.REFUSED_NOT_IN_HAND);
        }
        assertThat(mail.handOver(quick)).isTrue();
        for (SendResult late : List.of(LATER, NEVER, new SendResult.Superseded())) {
            assertThat(mail.settle(slow, late)).isEqualTo(SettleOutcome.REFUSED_NOT_IN_HAND);
        }
        assertThat(mail.handOver(slow)).isFalse();

        assertThat(mail.state(booking)).isEqualTo("PENDING");
        assertThat(mail.column("lease_owner", booking)).isEqualTo("node-2");
        assertThat(mail.column("problem", booking)).isNull();
        assertThat(mail.settle(quick, SENT)).isEqualTo(SettleOutcome.RECORDED);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void that_a_message_was_sent_is_not_lost_though_it_is_told_after_the_lease(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        mail.put(confirmed(booking));
        ClaimedNotification slow = mail.claim("node-1").get(0);
        mail.handOver(slow);
        mail.leasesEnd();
        mail.minutesPass(1);
        ClaimedNotification quick = mail.claim("node-2").get(0);

        assertThat(mail.settle(slow, SENT)).isEqualTo(SettleOutcome.RECORDED);

        // which spares the patient the second one
        assertThat(mail.handOver(quick)).isFalse();
        assertThat(mail.settle(quick, LATER)).isEqualTo(SettleOutcome.REFUSED_SETTLED);
        assertThat(mail.settle(quick, SENT)).isEqualTo(SettleOutcome.REFUSED_SETTLED);
        assertThat(mail.state(booking)).isEqualTo("SENT");
        assertThat(mail.column("lease_owner", booking)).isNull();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void a_dead_letter_that_was_sent_after_all_is_no_dead_letter(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        mail.put(confirmed(booking));
        ClaimedNotification slow = mail.claim("node-1").get(0);
        mail.handOver(slow);
        mail.leasesEnd();
        mail.minutesPass(1);
        mail.dispatch(message -> NEVER);

        assertThat(mail.settle(slow, SENT)).isEqualTo(SettleOutcome.RECORDED);

        assertThat(mail.state(booking)).isEqualTo("SENT");
        assertThat(mail.column("problem", booking)).isNull();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void a_late_word_does_not_let_what_is_newer_past_the_one_who_sends_again(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        mail.put(confirmed(booking), cancelled(booking));
        ClaimedNotification slow = mail.claim("node-1").get(0);
        mail.handOver(slow);
        mail.leasesEnd();
        mail.minutesPass(1);
        ClaimedNotification quick = mail.claim("node-2").get(0);
        mail.handOver(quick);

        mail.settle(slow, SENT);

        assertThat(mail.claim("node-3")).isEmpty();
        mail.settle(quick, SENT);
        assertThat(mail.claim("node-3")).hasSize(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void what_is_stale_is_taken_back_and_never_sent(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Instant due = mail.clock.instant().plus(Duration.ofHours(1));
        mail.put(
                NewNotification.reminder(booking, ANNA, due, due.plusSeconds(60)),
                NewNotification.reminder(other, ANNA, due, due.plusSeconds(120)));
        assertThat(mail.claim()).isEmpty();

        mail.clock.set(due.plusSeconds(60));
        ClaimedNotification claimed = mail.claim().get(0);
        mail.clock.set(due.plusSeconds(120));

        assertThat(claimed.subject()).isEqualTo(other);
        assertThat(mail.state(booking)).isEqualTo("SUPERSEDED");
        assertThat(mail.handOver(claimed)).isFalse();
        assertThat(mail.dispatch()).isZero();
        assertThat(mail.state(other)).isEqualTo("SUPERSEDED");
        assertThat(mail.sender.sent()).isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void any_number_of_stale_messages_keeps_nobody_waiting(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Instant stale = mail.clock.instant();
        for (int i = 0; i < 5; i++) {
            mail.put(NewNotification.reminder(UUID.randomUUID(), ANNA, stale, stale));
        }
        mail.put(confirmed(booking));

        assertThat(mail.dispatch("node-1", 2, mail.sender)).isEqualTo(1);

        assertThat(mail.state(booking)).isEqualTo("SENT");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void a_sender_may_find_that_a_message_makes_no_sense(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        mail.put(confirmed(booking));
        mail.sender.obsolete(booking);

        mail.dispatch();

        assertThat(mail.state(booking)).isEqualTo("SUPERSEDED");
        assertThat(mail.column("sent_at", booking)).isNull();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void a_booking_is_reminded_of_once_whatever_its_moments(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Instant start = mail.clock.instant().plus(Duration.ofDays(9));

        mail.put(NewNotification.reminder(booking, ANNA, mail.clock.instant(), start));
        mail.put(NewNotification.reminder(booking, NOBODY, start, start.plusSeconds(1)));
        mail.dispatch();
        mail.put(NewNotification.reminder(booking, ANNA, mail.clock.instant(), start));
        mail.dispatch();

        assertThat(mail.sender.sent()).hasSize(1);
        assertThat(mail.count("1 = 1")).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void only_the_system_dispatches_and_only_in_a_transaction(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        mail.put(confirmed(booking));
        ClaimedNotification claimed = mail.claim().get(0);
        for (Actor actor :
                List.of(
                        Actor.visitor(),
                        Actor.member(UUID.randomUUID()),
                        Actor.operator("desk"),
                        Actor.facilityStaff("OC-1", "staff"),
                        new Actor(Role.ADMINISTRATOR, "admin"))) {
            List<ClaimedNotification> none =
                    mail.write(o -> o.dispatcher().claim(actor, "node-1", 10));
            boolean handedOver = mail.write(o -> o.dispatcher().handOver(actor, claimed));
            SettleOutcome settled = mail.write(o -> o.dispatcher().settle(actor, claimed, SENT));
            assertThat(none).isEmpty();
            assertThat(handedOver).isFalse();
            assertThat(settled).isEqualTo(SettleOutcome.REFUSED_NOT_FOUND);
        }
        withoutTransaction(() -> mail.read(o -> o.dispatcher().claim(SYSTEM, "node-1", 10)));
        withoutTransaction(() -> mail.read(o -> o.dispatcher().handOver(SYSTEM, claimed)));
        withoutTransaction(() -> mail.read(o -> o.dispatcher().settle(SYSTEM, claimed, SENT)));
        assertThat(mail.state(booking)).isEqualTo("PENDING");
        assertThat(mail.column("attempts", booking)).isEqualTo("0");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void a_message_that_was_never_handed_over_or_does_not_exist_cannot_have_failed(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        mail.put(confirmed(booking));
        ClaimedNotification claimed = mail.claim().get(0);
        ClaimedNotification unknown =
                new ClaimedNotification(
                        NotificationId.of(other),
                        claimed.kind(),
                        claimed.audience(),
                        booking,
                        1,
                        ANNA,
                        1,
                        claimed.claim());

        assertThat(mail.settle(claimed, LATER)).isEqualTo(SettleOutcome.REFUSED_NOT_IN_HAND);
        assertThat(mail.settle(unknown, SENT)).isEqualTo(SettleOutcome.REFUSED_NOT_FOUND);
        assertThat(mail.handOver(claimed)).isTrue();
        assertThat(mail.handOver(claimed)).isFalse();
        assertThat(mail.settle(claimed, LATER)).isEqualTo(SettleOutcome.RECORDED);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void a_claim_of_many_takes_as_few_statements_as_a_claim_of_one(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        mail.put(
                Stream.generate(() -> confirmed(UUID.randomUUID()))
                        .limit(200)
                        .toArray(NewNotification[]::new));

        int statements =
                mail.network.statementsInTransaction(
                        o -> o.dispatcher().claim(SYSTEM, "node-1", 200));

        assertThat(statements).isEqualTo(3); // lock, lease, what has it
        assertThat(mail.count("lease_owner = 'node-1'")).isEqualTo(200);
    }

    private static <T> T inTime(Future<T> future) {
        try {
            return future.get(20, TimeUnit.SECONDS);
        } catch (Exception fault) {
            throw new AssertionError(fault);
        }
    }

    private static void withoutTransaction(Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        OneCareException.class,
                        fault ->
                                assertThat(fault.code()).isEqualTo(ErrorCode.TRANSACTION_REQUIRED));
    }
}
