package io.onecare.core.schedule;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestClock;
import io.onecare.core.database.TestNetwork;
import io.onecare.core.network.AddFacility;
import io.onecare.core.network.AddHealthService;
import io.onecare.core.network.AddPractitioner;
import io.onecare.core.network.AddServiceCategory;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.PractitionerName;
import io.onecare.core.place.Address;
import io.onecare.core.time.ValidityPeriod;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Two facilities, two services, one practitioner who works at both. It is Monday, 8 June 2026,
 * 08:00 in Rome.
 */
final class ClinicFixture implements AutoCloseable {

    static final Actor SYSTEM = Actor.system("test");
    static final ZoneId ROME = ZoneId.of("Europe/Rome");
    static final ValidityPeriod ALWAYS = ValidityPeriod.from(LocalDate.of(2020, 1, 1));
    static final String ALLERGY = "VIS-ALLERGOLOGICA";
    static final String HEART = "VIS-CARDIOLOGICA";

    final TestClock clock = TestClock.at("2026-06-08T06:00:00Z");
    final TestNetwork network;

    private ClinicFixture(JpaProvider provider, DatabaseKind kind) {
        this.network = TestNetwork.on(provider, kind, clock);
    }

    static Stream<Arguments> everywhere() {
        return Arrays.stream(JpaProvider.values())
                .flatMap(
                        provider ->
                                Arrays.stream(DatabaseKind.values())
                                        .map(kind -> Arguments.of(provider, kind)));
    }

    static ClinicFixture on(JpaProvider provider, DatabaseKind kind) {
        ClinicFixture clinic = new ClinicFixture(provider, kind);
        clinic.write(
                o -> {
                    o.networkEditor()
                            .add(
                                    SYSTEM,
                                    new AddServiceCategory(
                                            "VISITA", LocalizedName.of("VISITA", null), 1));
                    for (String service : List.of(ALLERGY, HEART)) {
                        o.networkEditor()
                                .add(
                                        SYSTEM,
                                        new AddHealthService(
                                                service,
                                                "VISITA",
                                                LocalizedName.of(service, null),
                                                null));
                    }
                    for (String facility : List.of("OC-1", "OC-2")) {
                        o.networkEditor()
                                .add(
                                        SYSTEM,
                                        new AddFacility(
                                                facility,
                                                "Centro Vento",
                                                Address.of("Via Nuvola 1", "10121", "Torino", "TO"),
                                                null,
                                                List.of(),
                                                null,
                                                BookingMode.ONLINE,
                                                Set.of(ALLERGY, HEART),
                                                ALWAYS));
                    }
                    return o.networkEditor()
                            .add(
                                    SYSTEM,
                                    new AddPractitioner(
                                            "DR-1",
                                            PractitionerName.of("Dott.ssa", "Ada", "Prova"),
                                            Set.of("OC-1", "OC-2")));
                });
        return clinic;
    }

    <T> T write(Function<OneCare, T> work) {
        return network.inTransaction(work);
    }

    <T> T read(Function<OneCare, T> work) {
        return network.withoutTransaction(work);
    }

    /** Weekdays from nine to eleven, half an hour each, with the practitioner of the fixture. */
    ScheduleOutcome add(String code, String facility) {
        return write(o -> o.scheduleEditor().add(SYSTEM, schedule(code, facility)));
    }

    static AddSchedule schedule(String code, String facility) {
        return new AddSchedule(
                code,
                facility,
                "DR-1",
                ROME,
                Duration.ofMinutes(30),
                Map.of(ALLERGY, Duration.ofMinutes(20)),
                ScheduleSource.GENERATED,
                weekdays("09:00", "11:00"),
                ALWAYS);
    }

    static OpeningHours weekdays(String from, String until) {
        return new OpeningHours(
                Stream.of(DayOfWeek.values())
                        .limit(5)
                        .map(
                                day ->
                                        WeeklyOpening.of(
                                                day,
                                                DayHours.between(
                                                        LocalTime.parse(from),
                                                        LocalTime.parse(until)),
                                                ALWAYS))
                        .toList(),
                List.of(),
                List.of());
    }

    ScheduleOutcome extend(String code, int days) {
        return write(o -> o.scheduleEditor().extendHorizon(SYSTEM, code, days));
    }

    List<FreeSlot> free(SlotCriteria criteria) {
        return read(o -> o.slotFinder().page(SYSTEM, criteria, null, 500));
    }

    long count(String sql) {
        try (Connection connection = network.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    void sql(String... statements) {
        try (Connection connection = network.connect();
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** What the migration of the bookings will do. */
    void bookingsExist() {
        sql(
                "create table test_booking (active_slot_id uuid unique)",
                "create or replace view booked_slot as select active_slot_id as slot_id"
                        + " from test_booking where active_slot_id is not null");
    }

    void book(SlotId slot) {
        sql("insert into test_booking values (cast('" + slot + "' as uuid))");
    }

    /** The hold's time runs out, as seen by the database's clock. */
    void minutesPassForHolds(int minutes) {
        long micros = minutes * 60_000_000L;
        sql(
                "update slot_hold set held_since = held_since - "
                        + micros
                        + ", expires_at = expires_at - "
                        + micros);
    }

    void abandon() {
        network.abandon();
    }

    @Override
    public void close() {
        network.close();
    }
}
