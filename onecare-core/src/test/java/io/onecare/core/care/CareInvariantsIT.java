package io.onecare.core.care;

import static io.onecare.core.care.DeskFixture.ADA;
import static io.onecare.core.care.DeskFixture.BRUNO;
import static io.onecare.core.care.DeskFixture.STRANGE;
import static io.onecare.core.care.DeskFixture.SYSTEM;
import static io.onecare.core.care.DeskFixture.opened;
import static io.onecare.core.care.DeskFixture.performed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.Invariants;
import io.onecare.core.database.JpaProvider;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each query of db/invariants about care requests catches its violations, and only those. */
class CareInvariantsIT {

    /**
     * The constraints that say to the database what an invariant says; they would be in the way.
     */
    private static final List<String> CONSTRAINTS =
            List.of(
                    "alter table care_request drop constraint ck_care_request_paused",
                    "alter table care_request drop constraint ck_care_request_finished",
                    "alter table care_request drop constraint ck_care_request_due",
                    "alter table care_request drop constraint uq_care_request_natural_key",
                    // H2 keeps the index of the next one for it
                    "alter table care_request_event drop constraint fk_care_request_event_mail",
                    "alter table care_request_event drop constraint uq_care_request_event_mail");

    /** What breaks one invariant and no other. */
    private record Plant(String file, String... statements) {}

    /**
     * WAITING has the events 1 OPENED, 2 TAKEN, 3 IDENTITY_CHECK_BEGUN, 4 IDENTITY_CONFIRMED, 5
     * SENDER_ASKED, 6 TAKEN_OVER by Bruno, 7 REPLY_ADDED. DONE came by the mail 1@a and has 5
     * events; another request follows it.
     */
    private static final List<Plant> PLANTS =
            List.of(
                    new Plant(
                            "care_history_gap.sql",
                            "update care_request set version = 6 where id = DONE"),
                    new Plant(
                            "care_history_gap.sql",
                            "delete from care_request_event where event_number = 2"
                                    + " and request_id = WAITING"),
                    new Plant(
                            "care_history_broken.sql",
                            "update care_request_event set from_state = 'IN_PROGRESS', to_state ="
                                    + " 'IN_PROGRESS' where event_number = 6 and request_id ="
                                    + " WAITING"),
                    new Plant(
                            "care_move_not_allowed.sql",
                            "update care_request_event set event = 'FACTS_CORRECTED'"
                                    + " where event_number = 7 and request_id = WAITING",
                            "update audit_entry set action = 'CARE_REQUEST_FACTS_CORRECTED'"
                                    + " where action = 'CARE_REQUEST_REPLY_ADDED'"),
                    new Plant(
                            "care_state_is_not_the_last.sql",
                            "update care_request set state = 'IN_PROGRESS', paused_at = null"
                                    + " where id = WAITING"),
                    new Plant(
                            "care_pause_without_waiting.sql",
                            "update care_request set paused_at = null where id = WAITING"),
                    new Plant(
                            "care_pause_without_waiting.sql",
                            "update care_request set paused_at = 1 where id = DONE"),
                    new Plant(
                            "care_end_without_moment.sql",
                            "update care_request set finished_at = null where id = DONE",
                            "update care_request set follows_id = null"),
                    new Plant(
                            "care_end_without_moment.sql",
                            "update care_request set finished_at = 1 where id = WAITING"),
                    new Plant(
                            "care_due_before_received.sql",
                            "update care_request set due_at = received_at where id = WAITING"),
                    new Plant(
                            "care_mail_without_event.sql",
                            "insert into care_mail (message_id, received_at, taken_at)"
                                    + " values ('x@a', 1, 1)"),
                    new Plant(
                            "care_mail_without_event.sql",
                            "update care_request_event set message_id = '1@a'"
                                    + " where event_number = 2 and request_id = DONE"),
                    new Plant(
                            "care_request_twice.sql",
                            "update care_request set natural_key = 'x'"
                                    + " where natural_key is not null"),
                    new Plant(
                            "care_worked_on_unknown_sender.sql",
                            "update care_request set identity_how = null, identity_by = null,"
                                    + " identity_at = null, identity_person = null"
                                    + " where id = DONE"),
                    new Plant(
                            "care_owner_is_not_the_last_taker.sql",
                            "update care_request set owner = 'op-ada' where id = WAITING"),
                    new Plant(
                            "care_owner_is_not_the_last_taker.sql",
                            "update care_request set owner = null where id = WAITING"),
                    new Plant(
                            "care_event_without_audit.sql",
                            "delete from audit_entry where action = 'CARE_REQUEST_DONE'"),
                    new Plant(
                            "care_event_without_audit.sql",
                            "update audit_entry set action = 'CARE_REQUEST_DONE'"
                                    + " where action = 'CARE_REQUEST_REPLY_ADDED'"),
                    new Plant(
                            "care_event_without_message.sql",
                            "delete from outbox_message where kind = 'CARE_REQUEST_ANSWERED'"),
                    new Plant(
                            "care_event_without_message.sql",
                            "update outbox_message set subject_event = 1"
                                    + " where kind = 'CARE_REQUEST_QUESTION'"),
                    new Plant(
                            "care_thread_broken.sql",
                            "update care_request set thread_id = id where follows_id is not null"),
                    new Plant(
                            "care_thread_broken.sql",
                            "update care_request set follows_id = id"
                                    + " where follows_id is not null"));

    private DeskFixture desk;
    private SeenCareRequest waiting;
    private SeenCareRequest done;

    @AfterEach
    void close() {
        if (desk != null) {
            desk.abandon();
        }
    }

    private void open(DatabaseKind kind) {
        desk = DeskFixture.on(JpaProvider.HIBERNATE, kind);
        SeenCareRequest asked = desk.asked(desk.identified(desk.aCall()));
        waiting = performed(desk.step(c -> c.takeOver(BRUNO, asked, "Ferie.")));
        String receipt = desk.outboxId(waiting, 1) + "@onecare";
        desk.open(SYSTEM, desk.mail("0@a", STRANGE, MailOrigin.MACHINE, receipt));
        SeenCareRequest work =
                desk.identified(opened(desk.open(SYSTEM, desk.mail("1@a", STRANGE))));
        done = performed(desk.step(c -> c.finish(ADA, work, null, Words.none())));
        desk.open(SYSTEM, desk.mail("2@a", STRANGE, "1@a"));
        desk.open(SYSTEM, DeskFixture.declined("7K3M-9Q2D"));
        desk.aQuestion();
    }

    @Test
    void every_invariant_of_the_desk_has_a_violation_here() {
        Set<String> invariants = new TreeSet<>(Invariants.queries().keySet());
        invariants.removeIf(file -> !file.startsWith("care_"));

        assertThat(PLANTS.stream().map(Plant::file).collect(Collectors.toSet()))
                .isEqualTo(invariants);
    }

    @Test
    void the_invariant_of_the_moves_knows_the_moves_of_the_code() {
        String sql = Invariants.queries().get("care_move_not_allowed.sql");
        Matcher row = Pattern.compile("\\('(\\w+)', '([\\w-]+)', '(\\w+)'\\)").matcher(sql);
        Set<String> inSql = new TreeSet<>();
        while (row.find()) {
            inSql.add(row.group(1) + " " + row.group(2) + " " + row.group(3));
        }
        Set<String> inCode = new TreeSet<>(Set.of("OPENED - RECEIVED"));
        CareMoves.ALL.forEach(
                move -> inCode.add(move.event() + " " + move.from() + " " + move.to()));

        assertThat(inSql).isEqualTo(inCode);
    }

    @ParameterizedTest
    @EnumSource
    void each_invariant_catches_its_violations_and_no_others(DatabaseKind kind)
            throws SQLException {
        open(kind);
        try (Connection connection = desk.network.connect()) {
            assertThat(violated(connection)).isEmpty();
            for (String constraint : CONSTRAINTS) {
                run(connection, constraint);
            }
            connection.setAutoCommit(false);
            for (Plant plant : PLANTS) {
                for (String statement : plant.statements()) {
                    assertThat(run(connection, statement)).as(statement).isPositive();
                }

                assertThat(violated(connection))
                        .as(String.join("; ", plant.statements()))
                        .containsExactly(plant.file());

                connection.rollback();
            }
            assertThat(violated(connection)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_a_constraint_can_say_is_said_by_one(DatabaseKind kind) throws SQLException {
        open(kind);
        try (Connection connection = desk.network.connect()) {
            for (String violation :
                    List.of(
                            "update care_request set version = 0",
                            "update care_request set channel = 'FAX'",
                            "update care_request set natural_key = null where channel = 'PHONE'",
                            "update care_request set natural_key = 'x' where channel = 'EMAIL'",
                            "update care_request set natural_key = 'x' where channel <> 'EMAIL'",
                            "update care_request set account = 'x' where channel = 'PHONE'",
                            "update care_request set account = null where channel = 'PORTAL'",
                            "update care_request set origin_booking = null"
                                    + " where channel = 'BOOKING'",
                            "update care_request set origin_trouble = null"
                                    + " where channel = 'BOOKING'",
                            "update care_request set origin_trouble = 'X'"
                                    + " where channel = 'BOOKING'",
                            "update care_request set state = 'ASLEEP'",
                            "update care_request set due_at = received_at",
                            "update care_request set paused_at = null where id = WAITING",
                            "update care_request set paused_at = 1 where id = DONE",
                            "update care_request set finished_at = null where id = DONE",
                            "update care_request set finished_at = 1 where id = WAITING",
                            "update care_request set identity_by = null where id = DONE",
                            "update care_request set identity_at = null where id = DONE",
                            "update care_request set identity_person = null where id = DONE",
                            "update care_request set identity_how = null where id = DONE",
                            "update care_request set identity_how = 'GUESSED' where id = DONE",
                            "update care_request set thread_id ="
                                    + " cast('00000000-0000-4000-8000-000000000001' as uuid)",
                            "insert into care_mail (message_id, received_at, taken_at)"
                                    + " values ('1@a', 1, 1)",
                            "delete from care_mail",
                            "delete from care_request",
                            "update care_request_event set message_id = '1@a'"
                                    + " where event_number = 2 and request_id = DONE",
                            "update care_request_event set event_number = 0"
                                    + " where event_number = 2",
                            "update care_request_event set event = 'OPENED'"
                                    + " where event_number = 2",
                            "update care_request_event set event = 'TAKEN' where event_number = 1",
                            "update care_request_event set from_state = null"
                                    + " where event_number = 2",
                            "update care_request_event set from_state = 'RECEIVED'"
                                    + " where event_number = 1",
                            "update care_request_event set event = 'SLEPT' where event_number = 2",
                            "update care_request_event set actor_role = 'GHOST'",
                            "update care_request_missing set fact = 'MONEY'")) {
                assertThatThrownBy(() -> run(connection, violation))
                        .as(violation)
                        .isInstanceOf(SQLException.class);
            }
            assertThat(violated(connection)).isEmpty();
        }
    }

    private int run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(
                    sql.replace("= WAITING", "= '" + waiting.id() + "'")
                            .replace("= DONE", "= '" + done.id() + "'"));
        }
    }

    private static Set<String> violated(Connection connection) throws SQLException {
        Set<String> violated = new TreeSet<>(Invariants.violations(connection).keySet());
        violated.removeIf(file -> !file.startsWith("care_"));
        return violated;
    }
}
