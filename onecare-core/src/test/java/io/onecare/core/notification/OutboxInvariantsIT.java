package io.onecare.core.notification;

import static io.onecare.core.notification.OutboxFixture.confirmed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.notification.spi.SendResult;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each query of db/invariants about messages catches the violation it is for, and only that. */
class OutboxInvariantsIT {

    private static final UUID SENT = UUID.randomUUID();
    private static final UUID DEAD = UUID.randomUUID();
    private static final UUID WAITING = UUID.randomUUID();

    private static final String COLUMNS =
            "kind, audience, subject_id, subject_event, recipient, created_at, not_before,"
                    + " stale_at, state, attempts, first_tried_at, next_try_at, settled_at, sent_at,"
                    + " problem";

    /** What breaks one invariant and no other; a constraint in the way is dropped first. */
    private record Plant(String file, String... statements) {}

    private static final List<Plant> PLANTS =
            List.of(
                    new Plant(
                            "message_sent_without_a_try.sql",
                            "alter table outbox_message drop constraint ck_outbox_message_sent",
                            "update outbox_message set attempts = 0, first_tried_at = null"
                                    + about(SENT)),
                    new Plant(
                            "message_sent_too_early.sql",
                            "update outbox_message set not_before = sent_at + 1" + about(SENT)),
                    new Plant(
                            "dead_letter_without_problem.sql",
                            "alter table outbox_message drop constraint ck_outbox_message_dead",
                            "update outbox_message set problem = null" + about(DEAD)),
                    new Plant(
                            "message_under_another_key.sql",
                            "update outbox_message set subject_event = 2" + about(WAITING)),
                    new Plant(
                            "message_under_another_key.sql",
                            "update outbox_message set natural_key = 'x'" + about(WAITING)),
                    new Plant(
                            "message_twice.sql",
                            "alter table outbox_message drop constraint"
                                    + " uq_outbox_message_natural_key",
                            "insert into outbox_message (id, natural_key, "
                                    + COLUMNS
                                    + ") select subject_id, natural_key, "
                                    + COLUMNS
                                    + " from outbox_message"
                                    + about(WAITING)),
                    new Plant(
                            "reminder_twice.sql",
                            "alter table outbox_message drop constraint"
                                    + " ck_outbox_message_reminder",
                            reminder(1, WAITING),
                            reminder(2, WAITING)));

    private OutboxFixture mail;

    static Stream<Arguments> plants() {
        return Arrays.stream(DatabaseKind.values())
                .flatMap(kind -> PLANTS.stream().map(plant -> Arguments.of(kind, plant)));
    }

    @AfterEach
    void close() {
        mail.network.abandon();
    }

    private void open(DatabaseKind kind) {
        mail = OutboxFixture.on(JpaProvider.HIBERNATE, kind);
        mail.put(confirmed(SENT), confirmed(DEAD));
        mail.dispatch(
                message ->
                        message.subject().equals(SENT)
                                ? new SendResult.Sent()
                                : new SendResult.PermanentFailure("SMTP:550"));
        mail.put(confirmed(WAITING));
        assertThat(mail.violated()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("plants")
    void an_invariant_catches_its_own_violation_and_only_that(DatabaseKind kind, Plant plant) {
        open(kind);

        mail.sql(plant.statements());

        assertThat(mail.violated()).containsExactly(plant.file());
    }

    @ParameterizedTest
    @EnumSource
    void the_database_itself_refuses_the_rest(DatabaseKind kind) {
        open(kind);
        for (String violation :
                List.of(
                        "update outbox_message set natural_key = 'x'",
                        "update outbox_message set audience = 'EVERYBODY'",
                        "update outbox_message set subject_event = 0",
                        "update outbox_message set state = 'LOST'",
                        "update outbox_message set state = 'PENDING'" + about(SENT),
                        "update outbox_message set state = 'SENT'" + about(WAITING),
                        "update outbox_message set state = 'SENT'" + about(DEAD),
                        "update outbox_message set problem = null" + about(DEAD),
                        "update outbox_message set state = 'DISMISSED'" + about(SENT),
                        "update outbox_message set attempts = 1" + about(WAITING),
                        "update outbox_message set attempts = -1" + about(WAITING),
                        "update outbox_message set lease_owner = 'node-1'" + about(WAITING),
                        "update outbox_message set lease_owner = 'node-1', lease_until = 1"
                                + about(WAITING),
                        "update outbox_message set kind = 'BOOKING_REMINDER'" + about(WAITING))) {
            assertThatThrownBy(() -> mail.sql(violation))
                    .as(violation)
                    .hasCauseInstanceOf(SQLException.class);
        }
        assertThat(mail.violated()).isEmpty();
    }

    private static String about(UUID subject) {
        return " where subject_id = '" + subject + "'";
    }

    private static String reminder(int event, UUID subject) {
        return "insert into outbox_message (id, natural_key, kind, audience, subject_id,"
                + " subject_event, created_at, not_before, state, attempts, next_try_at) values ('"
                + UUID.randomUUID()
                + "', 'BOOKING_REMINDER:%2$s:%1$d:PATIENT', 'BOOKING_REMINDER', 'PATIENT', '%2$s',"
                        .formatted(event, subject)
                + " %d, 0, 0, 'PENDING', 0, 0)".formatted(event);
    }
}
