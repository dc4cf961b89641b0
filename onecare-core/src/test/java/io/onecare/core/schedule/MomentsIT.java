package io.onecare.core.schedule;

import static io.onecare.core.schedule.ClinicFixture.ALLERGY;
import static io.onecare.core.schedule.ClinicFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.time.Moments;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Moments are exact on both providers and both databases. The build runs this in JVMs that stand in
 * the machine's zone, in Rome and in New York.
 */
class MomentsIT {

    /** By moment, what the clock on the wall in Rome shows then. */
    private static final Map<String, String> WALL_CLOCK = new LinkedHashMap<>();

    static {
        // the night New York skips an hour
        WALL_CLOCK.put("2026-03-08T06:59:59.999999Z", "2026-03-08 07:59:59.999999");
        WALL_CLOCK.put("2026-03-08T07:30:00Z", "2026-03-08 08:30:00");
        // the night Rome skips an hour
        WALL_CLOCK.put("2026-03-29T00:59:59.999999Z", "2026-03-29 01:59:59.999999");
        WALL_CLOCK.put("2026-03-29T01:00:00Z", "2026-03-29 03:00:00");
        WALL_CLOCK.put("2026-03-29T02:30:00.123456Z", "2026-03-29 04:30:00.123456");
        // the night Rome has an hour twice
        WALL_CLOCK.put("2026-10-25T00:30:00.000001Z", "2026-10-25 02:30:00.000001");
        WALL_CLOCK.put("2026-10-25T01:30:00.000001Z", "2026-10-25 02:30:00.000001");
        WALL_CLOCK.put("2026-10-25T02:30:00Z", "2026-10-25 03:30:00");
        // the night New York has an hour twice
        WALL_CLOCK.put("2026-11-01T05:30:00.5Z", "2026-11-01 06:30:00.5");
        WALL_CLOCK.put("2026-11-01T06:30:00.5Z", "2026-11-01 07:30:00.5");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_moment_comes_back_to_the_microsecond_and_people_can_read_it(
            JpaProvider provider, DatabaseKind kind) throws SQLException {
        try (ClinicFixture clinic = ClinicFixture.on(provider, kind)) {
            provided(clinic);

            for (Map.Entry<String, String> expected : WALL_CLOCK.entrySet()) {
                Instant moment = Instant.parse(expected.getKey());
                clinic.clock.set(moment.minusNanos(1_000));
                receive(clinic, new SlotTime(moment, moment.plusSeconds(1_200)));

                // written by SQL, read by SQL
                assertThat(clinic.free(SlotCriteria.at("OC-1", ALLERGY)))
                        .extracting(FreeSlot::startsAt)
                        .containsExactly(moment);
                // written through the entity, compared and read by a query of the entity
                clinic.clock.set(moment);
                assertThat(silent(clinic)).containsExactly(moment.minusNanos(1_000));
                // for people
                assertThat(readable(clinic, "starts_local"))
                        .as("%s in Rome", moment)
                        .startsWith(expected.getValue());
                assertThat(
                                clinic.count(
                                        "select cast(floor(extract(epoch from starts_at) * 1000000)"
                                                + " as bigint) from v_slot where withdrawn_at is null"))
                        .isEqualTo(moment.getEpochSecond() * 1_000_000 + moment.getNano() / 1_000);
                clinic.sql("delete from slot");
            }
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void the_databases_own_clock_speaks_the_same_unit(JpaProvider provider, DatabaseKind kind) {
        try (ClinicFixture clinic = ClinicFixture.on(provider, kind)) {
            long micros = clinic.count("select " + Moments.DATABASE_CLOCK_SQL);

            assertThat(Moments.ofMicros(micros))
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void the_nights_the_clocks_change_neither_lose_nor_double_a_slot(
            JpaProvider provider, DatabaseKind kind) {
        for (Map.Entry<String, Integer> night :
                Map.of("2026-03-28T23:00:00Z", 23, "2026-10-24T22:00:00Z", 25).entrySet()) {
            try (ClinicFixture clinic = ClinicFixture.on(provider, kind)) {
                // one moment before midnight in Rome, so that the first hour is still to come
                clinic.clock.set(Instant.parse(night.getKey()).minusNanos(1_000));
                AddSchedule like = ClinicFixture.schedule("AG-1", "OC-1");
                clinic.write(
                        o ->
                                o.scheduleEditor()
                                        .add(
                                                SYSTEM,
                                                with(
                                                        like,
                                                        ScheduleSource.GENERATED,
                                                        OpeningHours.ofWeekly(
                                                                WeeklyOpening.of(
                                                                        DayOfWeek.SUNDAY,
                                                                        DayHours.allDay(),
                                                                        ClinicFixture.ALWAYS)))));

                clinic.extend("AG-1", 2);

                List<FreeSlot> slots = clinic.free(SlotCriteria.at("OC-1", ALLERGY));
                assertThat(slots).hasSize(2 * night.getValue());
                assertThat(slots.get(0).startsAt()).isEqualTo(Instant.parse(night.getKey()));
                for (int i = 1; i < slots.size(); i++) {
                    assertThat(slots.get(i).startsAt()).isEqualTo(slots.get(i - 1).endsAt());
                }
            }
        }
    }

    private static void provided(ClinicFixture clinic) {
        AddSchedule like = ClinicFixture.schedule("AG-1", "OC-1");
        clinic.write(
                o ->
                        o.scheduleEditor()
                                .add(
                                        SYSTEM,
                                        with(like, ScheduleSource.PROVIDED, OpeningHours.none())));
    }

    private static AddSchedule with(AddSchedule like, ScheduleSource source, OpeningHours hours) {
        return new AddSchedule(
                like.code(),
                like.facilityCode(),
                like.practitionerCode(),
                like.zone(),
                like.slotLength(),
                like.services(),
                source,
                hours,
                like.period());
    }

    private static void receive(ClinicFixture clinic, SlotTime slot) {
        clinic.write(
                o ->
                        o.scheduleEditor()
                                .receive(
                                        SYSTEM,
                                        "AG-1",
                                        Instant.EPOCH,
                                        slot.endsAt(),
                                        List.of(slot)));
    }

    private static List<Instant> silent(ClinicFixture clinic) {
        return clinic.read(o -> o.slotFinder().silentSources(SYSTEM, Duration.ZERO)).stream()
                .map(SilentSource::silentSince)
                .toList();
    }

    private static String readable(ClinicFixture clinic, String column) throws SQLException {
        try (Connection connection = clinic.network.connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select cast(" + column + " as varchar(60)) from v_slot")) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
