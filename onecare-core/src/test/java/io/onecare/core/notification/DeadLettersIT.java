package io.onecare.core.notification;

import static io.onecare.core.notification.OutboxFixture.ANNA;
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
import io.onecare.core.audit.AuditEntry;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.notification.spi.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The messages that wait for a human, on both providers and both databases. */
class DeadLettersIT {

    private static final Actor DESK = Actor.operator("desk-1");

    private final UUID booking = UUID.randomUUID();
    private OutboxFixture mail;

    @AfterEach
    void close() {
        mail.close();
    }

    /** With one dead letter about the booking. */
    private NotificationId open(JpaProvider provider, DatabaseKind kind) {
        mail = OutboxFixture.on(provider, kind);
        return die(booking);
    }

    private NotificationId die(UUID subject) {
        mail.put(confirmed(subject));
        mail.dispatch(message -> new SendResult.PermanentFailure("SMTP:550"));
        return NotificationId.of(UUID.fromString(mail.column("id", subject)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void what_could_not_be_sent_is_shown_page_by_page_longest_waiting_first(
            JpaProvider provider, DatabaseKind kind) {
        NotificationId first = open(provider, kind);
        mail.minutesPass(1);
        UUID second = UUID.randomUUID();
        UUID third = UUID.randomUUID();
        die(second);
        die(third); // in the same moment

        DeadLetter shown = page(DESK, null, 1).get(0);
        List<DeadLetter> rest = page(DESK, shown, 1);
        List<DeadLetter> last = page(DESK, rest.get(0), 2);

        assertThat(shown)
                .isEqualTo(
                        new DeadLetter(
                                first,
                                NotificationKind.BOOKING_CONFIRMED,
                                Audience.PATIENT,
                                booking,
                                Instant.parse("2026-06-08T06:00:00Z"),
                                Instant.parse("2026-06-08T06:00:00Z"),
                                1,
                                "SMTP:550"));
        assertThat(List.of(rest.get(0).subject(), last.get(0).subject()))
                .containsExactlyInAnyOrder(second, third);
        assertThat(last).hasSize(1);
        assertThat(page(DESK, last.get(0), 2)).isEmpty();
        assertThatThrownBy(() -> page(DESK, null, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> page(DESK, null, 501))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void the_backlog_counts_what_is_due_since_when_and_what_waits_for_a_human(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Instant six = Instant.parse("2026-06-08T06:00:00Z");
        assertThat(backlog()).isEqualTo(new OutboxBacklog(0, null, 1));

        mail.minutesPass(1);
        mail.put(confirmed(UUID.randomUUID()), confirmed(UUID.randomUUID()));
        UUID later = UUID.randomUUID();
        mail.put(confirmed(later));
        mail.sql(
                "update outbox_message set not_before = not_before + 3600000000, next_try_at ="
                        + " next_try_at + 3600000000 where subject_id = '"
                        + later
                        + "'");
        mail.minutesPass(30);
        mail.sender.reachable(false);
        mail.dispatch();

        assertThat(backlog())
                .as("those being tried again count, one whose time has not come does not")
                .isEqualTo(new OutboxBacklog(2, six.plusSeconds(60), 1));
        mail.sender.reachable(true);
        mail.minutesPass(1);
        mail.dispatch();
        assertThat(backlog()).isEqualTo(new OutboxBacklog(0, null, 1));
        assertThat(mail.<Boolean>read(o -> o.dispatcher().backlog(DESK).isEmpty())).isTrue();
    }

    private OutboxBacklog backlog() {
        return mail.read(o -> o.dispatcher().backlog(SYSTEM)).orElseThrow();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void a_message_that_a_human_lets_be_tried_again_begins_anew(
            JpaProvider provider, DatabaseKind kind) {
        NotificationId id = open(provider, kind);
        mail.minutesPass(72 * 60 + 1);

        assertThat(retry(DESK, id)).isEqualTo(DeadLetterOutcome.DONE);
        assertThat(retry(DESK, id)).isEqualTo(DeadLetterOutcome.REFUSED_NOT_FOUND);
        assertThat(page(DESK, null, 10)).isEmpty();
        mail.sender.reachable(false);
        mail.dispatch();

        assertThat(mail.state(booking)).isEqualTo("PENDING");
        assertThat(mail.column("attempts", booking)).isEqualTo("1");
        mail.sender.reachable(true);
        mail.minutesPass(1);
        mail.dispatch();
        assertThat(mail.sender.sent()).extracting(ClaimedNotification::id).containsExactly(id);
        assertThat(trail(id)).containsExactly("NOTIFICATION_RETRIED by desk-1");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void a_message_that_a_human_dismisses_is_never_sent(JpaProvider provider, DatabaseKind kind) {
        NotificationId id = open(provider, kind);

        assertThat(dismiss(DESK, id)).isEqualTo(DeadLetterOutcome.DONE);

        assertThat(dismiss(DESK, id)).isEqualTo(DeadLetterOutcome.REFUSED_NOT_FOUND);
        assertThat(retry(DESK, id)).isEqualTo(DeadLetterOutcome.REFUSED_NOT_FOUND);
        assertThat(page(DESK, null, 10)).isEmpty();
        assertThat(mail.dispatch()).isZero();
        assertThat(mail.state(booking)).isEqualTo("DISMISSED");
        assertThat(trail(id)).containsExactly("NOTIFICATION_DISMISSED by desk-1");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void what_cannot_help_is_refused_each_with_its_reason(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        UUID nowhere = UUID.randomUUID();
        UUID past = UUID.randomUUID();
        Instant start = mail.clock.instant().plus(Duration.ofHours(1));
        mail.put(
                message(NotificationKind.BOOKING_CONFIRMED, nowhere, 1, null),
                NewNotification.reminder(past, ANNA, mail.clock.instant(), start));
        mail.dispatch(message -> new SendResult.PermanentFailure("SMTP:550"));
        mail.clock.set(start);
        NotificationId waiting = NotificationId.of(UUID.randomUUID());

        assertThat(retry(DESK, id(nowhere))).isEqualTo(DeadLetterOutcome.REFUSED_NO_ADDRESS);
        assertThat(retry(DESK, id(past))).isEqualTo(DeadLetterOutcome.REFUSED_STALE);
        assertThat(retry(DESK, waiting)).isEqualTo(DeadLetterOutcome.REFUSED_NOT_FOUND);
        assertThat(mail.count("state = 'DEAD'")).isEqualTo(3);
        assertThat(mail.text("select count(*) from audit_entry")).isEqualTo("0");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void only_operators_and_the_system_see_and_decide(JpaProvider provider, DatabaseKind kind) {
        NotificationId id = open(provider, kind);
        for (Actor actor :
                List.of(
                        Actor.visitor(),
                        Actor.member(booking),
                        Actor.facilityStaff("OC-1", "staff"),
                        new Actor(Role.ADMINISTRATOR, "admin"))) {
            assertThat(page(actor, null, 10)).isEmpty();
            assertThat(retry(actor, id)).isEqualTo(DeadLetterOutcome.REFUSED_NOT_FOUND);
            assertThat(dismiss(actor, id)).isEqualTo(DeadLetterOutcome.REFUSED_NOT_FOUND);
        }
        assertThat(page(SYSTEM, null, 10)).hasSize(1);
        assertThatThrownBy(() -> mail.read(o -> o.deadLetters().retry(DESK, id)))
                .isInstanceOfSatisfying(
                        OneCareException.class,
                        fault ->
                                assertThat(fault.code()).isEqualTo(ErrorCode.TRANSACTION_REQUIRED));
        assertThatThrownBy(() -> mail.read(o -> o.deadLetters().dismiss(DESK, id)))
                .isInstanceOf(OneCareException.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void a_dead_letter_is_taken_back_when_something_newer_is_told(
            JpaProvider provider, DatabaseKind kind) {
        NotificationId id = open(provider, kind);

        mail.supersede(booking);
        mail.put(cancelled(booking));

        assertThat(page(DESK, null, 10)).isEmpty();
        assertThat(retry(DESK, id)).isEqualTo(DeadLetterOutcome.REFUSED_NOT_FOUND);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.notification.OutboxFixture#everywhere")
    void a_retry_that_meets_a_cancellation_does_not_bring_the_confirmation_back(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        NotificationId id = open(provider, kind);
        ExecutorService thread = Executors.newSingleThreadExecutor();

        Future<Integer> superseded =
                mail.write(
                        o -> {
                            o.deadLetters().retry(DESK, id);
                            // begins before the retry is committed, and ends after
                            return thread.submit(() -> mail.supersede(booking));
                        });

        assertThat(superseded.get()).isEqualTo(1);
        assertThat(mail.state(booking)).isEqualTo("SUPERSEDED");
        thread.shutdown();
    }

    private List<DeadLetter> page(Actor actor, DeadLetter after, int limit) {
        return mail.read(o -> o.deadLetters().page(actor, after, limit));
    }

    private DeadLetterOutcome retry(Actor actor, NotificationId id) {
        return mail.write(o -> o.deadLetters().retry(actor, id));
    }

    private DeadLetterOutcome dismiss(Actor actor, NotificationId id) {
        return mail.write(o -> o.deadLetters().dismiss(actor, id));
    }

    private NotificationId id(UUID subject) {
        return NotificationId.of(UUID.fromString(mail.column("id", subject)));
    }

    private List<String> trail(NotificationId id) {
        List<AuditEntry> entries =
                mail.read(
                        o ->
                                o.auditTrail()
                                        .ofSubject(
                                                SYSTEM, "Notification", id.toString(), null, 10));
        return entries.stream().map(e -> e.action() + " by " + e.actorName()).toList();
    }
}
