package io.onecare.core.schedule;

import static io.onecare.core.schedule.ClinicFixture.ALLERGY;
import static io.onecare.core.schedule.ClinicFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.AccountId;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.Invariants;
import io.onecare.core.database.JpaProvider;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each query of db/invariants about schedules catches the violation it is for, and only that. */
class ScheduleInvariantsIT {

    private ClinicFixture clinic;
    private List<FreeSlot> slots;

    @AfterEach
    void close() {
        clinic.abandon();
    }

    private void open(DatabaseKind kind) {
        clinic = ClinicFixture.on(JpaProvider.HIBERNATE, kind);
        clinic.add("AG-1", "OC-1");
        clinic.extend("AG-1", 1);
        slots = clinic.free(SlotCriteria.at("OC-1", ALLERGY));
        AccountId account = AccountId.of(UUID.randomUUID());
        clinic.write(
                o ->
                        o.slotHolds()
                                .hold(SYSTEM, new HoldSlot(account, slots.get(0).slot(), ALLERGY)));
        assertThat(violated()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_slot_that_overlaps_another_is_caught(DatabaseKind kind) {
        open(kind);
        clinic.sql("update slot set ends_at = ends_at + 1 where " + slot(1));
        assertThat(violated()).containsExactly("slots_of_a_schedule_overlap.sql");
    }

    @ParameterizedTest
    @EnumSource
    void a_slot_with_the_same_beginning_is_caught(DatabaseKind kind) {
        open(kind);
        clinic.sql(
                "update slot set starts_at = starts_at - 1800000000, ends_at = ends_at - 600000000"
                        + " where "
                        + slot(3));
        assertThat(violated()).containsExactly("slots_of_a_schedule_overlap.sql");
    }

    @ParameterizedTest
    @EnumSource
    void a_held_slot_that_is_withdrawn_is_caught(DatabaseKind kind) {
        open(kind);
        clinic.sql("update slot set withdrawn_at = 0 where " + slot(0));
        assertThat(violated()).containsExactly("slot_held_though_withdrawn.sql");
    }

    @ParameterizedTest
    @EnumSource
    void a_held_slot_that_is_booked_is_caught(DatabaseKind kind) {
        open(kind);
        clinic.book(slots.get(1).slot());
        clinic.sql("update slot_hold set slot_id = (select slot_id from booked_slot)");
        assertThat(violated()).containsExactly("slot_held_and_booked.sql");
    }

    @ParameterizedTest
    @EnumSource
    void a_slot_without_the_practitioner_of_its_schedule_is_caught(DatabaseKind kind) {
        open(kind);
        clinic.sql("update slot set practitioner_id = null where " + slot(1));
        assertThat(violated()).containsExactly("slot_of_another_practitioner.sql");
    }

    @ParameterizedTest
    @EnumSource
    void a_service_that_does_not_fit_is_caught(DatabaseKind kind) {
        open(kind);
        clinic.sql("update schedule_service set duration_minutes = 31");
        assertThat(violated()).containsExactly("slot_shorter_than_a_service.sql");
    }

    @ParameterizedTest
    @EnumSource
    void the_database_itself_refuses_the_rest(DatabaseKind kind) {
        open(kind);
        for (String violation :
                List.of(
                        // two holders
                        "insert into slot_hold (slot_id, account_id, held_since, expires_at) select slot_id, slot_id, held_since, expires_at from slot_hold",
                        // a hold beyond counting
                        "update slot_hold set number = 0",
                        // a number twice
                        "insert into slot_hold select s.id, h.account_id, h.held_since, h.expires_at, h.number from slot_hold h join slot s on s.id <> h.slot_id",
                        // a hold of no slot
                        "update slot_hold set slot_id = account_id",
                        // the same slot twice
                        "insert into slot select account_id, schedule_id, practitioner_id, starts_at, ends_at, withdrawn_at, revision, leaving_since from slot, slot_hold",
                        "update slot set ends_at = starts_at",
                        "update slot_hold set expires_at = held_since",
                        "delete from slot",
                        "update schedule set slot_minutes = 4",
                        "update schedule set source = 'FAX'",
                        "update schedule set practitioner_id = id",
                        "update schedule_opening set until_minute = 1441",
                        "update schedule_opening set from_minute = until_minute",
                        "update schedule_service set duration_minutes = 0")) {
            assertThatThrownBy(() -> clinic.sql(violation))
                    .as(violation)
                    .hasCauseInstanceOf(SQLException.class);
        }
        assertThat(violated()).isEmpty();
    }

    private String slot(int index) {
        return "id = '" + slots.get(index).slot() + "'";
    }

    private Set<String> violated() {
        try (Connection connection = clinic.network.connect()) {
            return Invariants.violations(connection).keySet();
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
