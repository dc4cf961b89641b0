package io.onecare.core.booking;

import static io.onecare.core.booking.BookingFixture.OPERATOR;
import static io.onecare.core.booking.BookingFixture.STAFF;
import static io.onecare.core.booking.BookingFixture.agreed;
import static io.onecare.core.booking.BookingFixture.done;
import static io.onecare.core.booking.BookingFixture.move;
import static io.onecare.core.booking.BookingFixture.reminded;
import static io.onecare.core.booking.BookingFixture.wish;
import static io.onecare.core.schedule.ClinicFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.Invariants;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.schedule.FreeSlot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each query of db/invariants about bookings catches the violation it is for. In the texts, {@code
 * {stands}}, {@code {moved}}, {@code {cancelled}} and {@code {asked}} are the ids of bookings in a
 * slot, moved from a slot, called off, and agreed by phone, {@code {manual}} of one that was
 * confirmed by hand; {@code {free}} is that of a free slot.
 */
class BookingInvariantsIT {

    /** What breaks invariants; a constraint in the way is dropped first. */
    private record Plant(List<String> files, String... statements) {}

    private static final String NO_SLOT_CHECK =
            "alter table booking drop constraint ck_booking_owns_its_slot";

    private static final List<Plant> PLANTS =
            List.of(
                    plant(
                            "slot_of_an_inactive_booking.sql",
                            NO_SLOT_CHECK,
                            "update booking set active_slot_id = null where id = '{stands}'"),
                    plant(
                            "slot_of_an_inactive_booking.sql",
                            NO_SLOT_CHECK,
                            "update booking set active_slot_id = slot_id where id = '{cancelled}'"),
                    plant(
                            "booking_outside_its_slot.sql",
                            "update booking set starts_at = starts_at + 1 where id = '{stands}'"),
                    plant(
                            "booking_outside_its_slot.sql",
                            "update booking set slot_id = '{free}', active_slot_id = '{free}'"
                                    + " where id = '{stands}'"),
                    plant(
                            "booking_outside_its_slot.sql",
                            "update booking set practitioner_id = null where id = '{stands}'"),
                    plant(
                            "booking_of_a_withdrawn_slot.sql",
                            "update slot set withdrawn_at = 0 where id ="
                                    + " (select slot_id from booking where id = '{stands}')"),
                    plant(
                            "practitioner_booked_twice.sql",
                            "update booking set practitioner_id = (select id from practitioner),"
                                    + " starts_at = (select starts_at + 60000000 from booking"
                                    + " where id = '{stands}'),"
                                    + " ends_at = (select ends_at from booking"
                                    + " where id = '{stands}') where id = '{asked}'"),
                    plant(
                            "patient_booked_twice.sql",
                            "update booking set patient_number = 'M-1',"
                                    + " starts_at = (select starts_at from booking"
                                    + " where id = '{stands}'),"
                                    + " ends_at = (select ends_at from booking"
                                    + " where id = '{stands}') where id = '{asked}'"),
                    plant(
                            "booking_of_nobody.sql",
                            "update booking set patient_number = 'X-9' where id = '{asked}'"),
                    plant(
                            "booking_under_another_tariff.sql",
                            "update booking set price = 47.51 where id = '{asked}'"),
                    plant(
                            "booking_under_another_tariff.sql",
                            "update booking set price_list_code = 'PLUS' where id = '{asked}'"),
                    plant(
                            "booking_under_unknown_terms.sql",
                            "update booking set terms_version = '2025-01' where id = '{asked}'"),
                    plant(
                            "booking_history_gap.sql",
                            "update booking_event set number = 3"
                                    + " where booking_id = '{manual}' and number = 2",
                            "update booking set version = 3 where id = '{manual}'",
                            "update outbox_message set subject_event = 3"
                                    + " where subject_id = '{manual}' and subject_event = 2"),
                    new Plant(
                            List.of(
                                    "booking_history_gap.sql",
                                    "booking_message_without_change.sql"),
                            "delete from facility_link",
                            "delete from booking_event where booking_id = '{asked}'"),
                    new Plant(
                            List.of("booking_history_jump.sql", "booking_move_not_allowed.sql"),
                            "update booking_event set from_state = 'DECLINED'"
                                    + " where booking_id = '{cancelled}' and number = 2"),
                    plant(
                            "booking_not_at_its_last_event.sql",
                            "update booking set state = 'CONFIRMED' where id = '{asked}'"),
                    plant(
                            "booking_change_without_message.sql",
                            "delete from outbox_message where subject_id = '{asked}'"
                                    + " and audience = 'FACILITY'"),
                    plant(
                            "booking_change_without_message.sql",
                            "delete from outbox_message where subject_id = '{cancelled}'"
                                    + " and audience = 'PATIENT' and kind = 'BOOKING_CANCELLED'"),
                    plant(
                            "booking_message_without_change.sql",
                            "insert into outbox_message (id, natural_key, kind, audience,"
                                    + " subject_id, subject_event, created_at, not_before, state,"
                                    + " attempts, next_try_at) values ('{free}', 'x',"
                                    + " 'BOOKING_CANCELLED', 'PATIENT', '{asked}', 2, 0, 0,"
                                    + " 'PENDING', 0, 0)"),
                    plant(
                            "booking_message_without_change.sql",
                            "update outbox_message set subject_id = '{free}' where natural_key ="
                                    + " (select min(natural_key) from outbox_message"
                                    + " where kind = 'BOOKING_REMINDER')"),
                    plant(
                            "booking_proposal_without_event.sql",
                            "insert into booking_proposal (booking_id, number, starts_at, ends_at,"
                                    + " zone) values ('{asked}', 1, 0, 1, 'Europe/Rome')"),
                    new Plant(
                            List.of(
                                    "booking_proposal_without_event.sql",
                                    "booking_move_not_allowed.sql"),
                            "update booking_event set event = 'PROPOSE'"
                                    + " where booking_id = '{asked}'"),
                    plant(
                            "booking_reminder_left.sql",
                            "update outbox_message set state = 'PENDING', settled_at = null"
                                    + " where kind = 'BOOKING_REMINDER'"
                                    + " and subject_id = '{cancelled}'"),
                    plant(
                            "booking_answer_reminder_left.sql",
                            "update outbox_message set subject_event = 2"
                                    + " where kind = 'BOOKING_UNANSWERED'"
                                    + " and subject_id = '{asked}'"),
                    plant(
                            "booking_change_without_audit.sql",
                            "delete from audit_entry where subject_id = '{asked}'"),
                    plant(
                            "booking_moved_to_another_patient.sql",
                            "update booking set patient_number = 'M-2' where id = '{moved}'"),
                    plant(
                            "booking_not_on_the_desk.sql",
                            "update care_request set origin_trouble = 'EXPIRED'"),
                    plant(
                            "facility_link_without_answer.sql",
                            "update facility_link set used_at = null where used_at is not null"),
                    plant(
                            "facility_link_without_answer.sql",
                            "update facility_link set used_at = made_at where used_at is null"),
                    plant(
                            "booking_without_key.sql",
                            "delete from booking_key where booking_id = '{asked}'"));

    /** Violations that no query needs to look for: the database refuses them. */
    private static final List<String> REFUSED =
            List.of(
                    "update booking set active_slot_id = slot_id where id = '{cancelled}'",
                    "update booking set active_slot_id = null where id = '{stands}'",
                    "update booking set active_slot_id = '{free}' where id = '{stands}'",
                    "update booking set active_slot_id = (select slot_id from booking where id ="
                            + " '{stands}'), slot_id = (select slot_id from booking where id ="
                            + " '{stands}') where id = '{asked}'",
                    "update booking set reference = (select reference from booking where id ="
                            + " '{stands}') where id = '{asked}'",
                    "update booking set state = 'RESCHEDULED' where id = '{cancelled}'",
                    "update booking set moved_to = id where id = '{asked}'",
                    "update facility_link set booking_version = 9",
                    "update facility_link set used_at = made_at - 1",
                    "update facility_link set used_at = expires_at",
                    "insert into facility_link select booking_id, token_digest, booking_id,"
                            + " booking_version, made_at, expires_at, null from facility_link",
                    "update booking set ends_at = starts_at where id = '{asked}'",
                    "update booking set ends_at = starts_at + 28800000001 where id = '{asked}'",
                    "update booking set price = -0.01 where id = '{asked}'",
                    "update booking set channel = 'FAX' where id = '{asked}'",
                    "update booking set confirm_by = starts_at + 1 where id = '{asked}'",
                    "update booking set reminder_days = 4 where id = '{stands}'",
                    "update booking set reminder_email = null where id = '{stands}'",
                    "update booking_event set number = 0 where number = 1",
                    "update booking_event set from_state = null where number = 2",
                    "update booking_key set booking_id = '{free}'",
                    "delete from booking where id = '{asked}'",
                    "delete from slot where id = (select slot_id from booking where id ="
                            + " '{cancelled}')");

    private static Plant plant(String file, String... statements) {
        return new Plant(List.of(file), statements);
    }

    static Stream<Arguments> plants() {
        return Arrays.stream(DatabaseKind.values())
                .flatMap(kind -> PLANTS.stream().map(plant -> Arguments.of(kind, plant)));
    }

    private BookingFixture fixture;
    private Map<String, String> ids;

    private void open(DatabaseKind kind) {
        fixture = BookingFixture.on(JpaProvider.HIBERNATE, kind);
        List<FreeSlot> doctor = fixture.free("AG-1");
        Booking first =
                fixture.booked(
                        fixture.anna,
                        reminded(wish("M-1", doctor.get(20).slot()), "anna@example.org", 1));
        Booking moved =
                done(fixture.edit(e -> e.move(OPERATOR, move(first, doctor.get(21).slot()))));
        Booking cancelled =
                fixture.booked(
                        fixture.anna,
                        reminded(wish("D-1", doctor.get(22).slot()), "anna@example.org", 1));
        done(
                fixture.edit(
                        e -> e.cancel(STAFF, cancelled.reference(), CancellationReason.PROVIDER)));
        Booking manual =
                fixture.booked(
                        OPERATOR,
                        reminded(
                                wish("M-1", fixture.free("AG-M").get(24).slot()),
                                "anna@example.org",
                                1));
        done(fixture.edit(e -> e.confirm(OPERATOR, manual.reference())));
        Booking declined =
                fixture.booked(fixture.bruno, wish("M-2", agreed("2026-06-11T16:00", null)));
        done(fixture.edit(e -> e.decline(STAFF, declined.reference(), DeclineReason.NO_ROOM)));
        Booking answered =
                fixture.booked(fixture.bruno, wish("M-2", agreed("2026-06-12T18:00", null)));
        Booking asked =
                fixture.booked(fixture.bruno, wish("M-2", agreed("2026-06-12T16:00", null)));
        Booking stands =
                fixture.booked(
                        fixture.anna,
                        reminded(wish("M-1", doctor.get(12).slot()), "anna@example.org", 2));
        link(asked);
        String link = link(answered);
        fixture.write(
                o ->
                        o.facilityLinks()
                                .answer(
                                        STAFF,
                                        new AnswerByLink(
                                                link, new FacilityAnswer.Confirm(), "192.0.2.1")));
        ids =
                Map.of(
                        "{stands}", stands.id().toString(),
                        "{moved}", moved.id().toString(),
                        "{cancelled}", cancelled.id().toString(),
                        "{asked}", asked.id().toString(),
                        "{manual}", manual.id().toString(),
                        "{free}", doctor.get(25).slot().toString());
        assertThat(violated()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("plants")
    void an_invariant_catches_its_own_violation(DatabaseKind kind, Plant plant) {
        open(kind);

        fixture.clinic.sql(
                Arrays.stream(plant.statements()).map(this::named).toArray(String[]::new));

        assertThat(violated()).containsAll(plant.files());
        fixture.clinic.abandon();
    }

    @ParameterizedTest
    @EnumSource
    void the_database_itself_refuses_the_rest(DatabaseKind kind) {
        open(kind);
        for (String violation : REFUSED) {
            assertThatThrownBy(() -> fixture.clinic.sql(named(violation)))
                    .as(violation)
                    .hasCauseInstanceOf(SQLException.class);
        }
        fixture.close();
    }

    private String link(Booking booking) {
        return fixture.<Optional<FacilityLink>>write(
                        o -> o.facilityLinks().issue(SYSTEM, booking.id(), 1))
                .orElseThrow()
                .token();
    }

    private String named(String sql) {
        String text = sql;
        for (Map.Entry<String, String> id : Objects.requireNonNull(ids).entrySet()) {
            text = text.replace(id.getKey(), id.getValue());
        }
        return text;
    }

    private Set<String> violated() {
        try (Connection connection = fixture.clinic.network.connect()) {
            return Invariants.violations(connection).keySet();
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
