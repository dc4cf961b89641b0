package io.onecare.core.schedule;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.booking.AppointmentTime;
import io.onecare.core.booking.Book;
import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.Channel;
import io.onecare.core.booking.IdempotencyKey;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestClock;
import io.onecare.core.database.TestNetwork;
import io.onecare.core.member.Roll;
import io.onecare.core.member.RollFixture;
import io.onecare.core.money.Money;
import io.onecare.core.network.AddFacility;
import io.onecare.core.network.AddHealthService;
import io.onecare.core.network.AddPractitioner;
import io.onecare.core.network.AddPriceList;
import io.onecare.core.network.AddServiceCategory;
import io.onecare.core.network.AddTariff;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.PractitionerName;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.place.Address;
import io.onecare.core.terms.PublishTerms;
import io.onecare.core.terms.TermsKind;
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
 * Two facilities, two services, one practitioner who works at both. Allergology costs 47.50 euro at
 * both, cardiology 60 euro at OC-1 only. Member M-1 has the children D-1 (ten years old), D-17 (of
 * age in a week) and D-18 (of age, has not agreed to anything); M-2 has none; the policy of M-3
 * ended yesterday. It is Monday, 8 June 2026, 08:00 in Rome.
 */
public final class ClinicFixture implements AutoCloseable {

    public static final Actor SYSTEM = Actor.system("test");
    public static final ZoneId ROME = ZoneId.of("Europe/Rome");
    public static final ValidityPeriod ALWAYS = ValidityPeriod.from(LocalDate.of(2020, 1, 1));
    public static final String ALLERGY = "VIS-ALLERGOLOGICA";
    public static final String HEART = "VIS-CARDIOLOGICA";
    public static final Money PRICE = Money.ofCents(4_750);
    public static final String TERMS = "2026-01";

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 8);

    public final TestClock clock;
    public final TestNetwork network;

    private ClinicFixture(TestClock clock, TestNetwork network) {
        this.clock = clock;
        this.network = network;
    }

    public static Stream<Arguments> everywhere() {
        return Arrays.stream(JpaProvider.values())
                .flatMap(
                        provider ->
                                Arrays.stream(DatabaseKind.values())
                                        .map(kind -> Arguments.of(provider, kind)));
    }

    public static ClinicFixture on(JpaProvider provider, DatabaseKind kind) {
        TestClock clock = morning();
        return in(clock, TestNetwork.on(provider, kind, clock));
    }

    /** The moment of the fixture. */
    public static TestClock morning() {
        return TestClock.at("2026-06-08T06:00:00Z");
    }

    /** Puts everything into an empty network. */
    public static ClinicFixture in(TestClock clock, TestNetwork network) {
        ClinicFixture clinic = new ClinicFixture(clock, network);
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
                                                EmailAddress.of("agenda@" + facility + ".example"),
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
        clinic.write(
                o -> {
                    o.networkEditor()
                            .add(SYSTEM, new AddPriceList("BASE", LocalizedName.of("Base", null)));
                    for (String facility : List.of("OC-1", "OC-2")) {
                        o.networkEditor()
                                .add(
                                        SYSTEM,
                                        new AddTariff(facility, ALLERGY, "BASE", PRICE, ALWAYS));
                    }
                    o.networkEditor()
                            .add(
                                    SYSTEM,
                                    new AddTariff(
                                            "OC-1", HEART, "BASE", Money.ofCents(6_000), ALWAYS));
                    o.termsEditor()
                            .publish(
                                    SYSTEM,
                                    new PublishTerms(
                                            TermsKind.GENERAL_CONDITIONS,
                                            TERMS,
                                            null,
                                            "Condizioni di prova.",
                                            null));
                    return o.rollImport().upsert(SYSTEM, roll());
                });
        return clinic;
    }

    private static Roll roll() {
        return new Roll(
                TODAY,
                List.of(
                        RollFixture.policy("P-1", ALWAYS),
                        RollFixture.policy(
                                "P-OLD", ValidityPeriod.between(LocalDate.of(2020, 1, 1), TODAY))),
                List.of(
                        RollFixture.aMember("M-1")
                                .coveredBy("P-1", ALWAYS)
                                .with(
                                        RollFixture.aChild("D-1", LocalDate.of(2016, 5, 1)),
                                        RollFixture.aChild("D-17", LocalDate.of(2008, 6, 15)),
                                        RollFixture.aChild("D-18", LocalDate.of(2000, 5, 1))),
                        RollFixture.aMember("M-2").coveredBy("P-1", ALWAYS).alone(),
                        RollFixture.aMember("M-3")
                                .coveredBy(
                                        "P-OLD",
                                        ValidityPeriod.between(LocalDate.of(2020, 1, 1), TODAY))
                                .alone()));
    }

    public <T> T write(Function<OneCare, T> work) {
        return network.inTransaction(work);
    }

    public <T> T read(Function<OneCare, T> work) {
        return network.withoutTransaction(work);
    }

    /** Weekdays from nine to eleven, half an hour each, with the practitioner of the fixture. */
    public ScheduleOutcome add(String code, String facility) {
        return write(o -> o.scheduleEditor().add(SYSTEM, schedule(code, facility)));
    }

    public static AddSchedule schedule(String code, String facility) {
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

    public static OpeningHours weekdays(String from, String until) {
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

    public ScheduleOutcome extend(String code, int days) {
        return write(o -> o.scheduleEditor().extendHorizon(SYSTEM, code, days));
    }

    public List<FreeSlot> free(SlotCriteria criteria) {
        return read(o -> o.slotFinder().page(SYSTEM, criteria, null, 500));
    }

    public long count(String sql) {
        try (Connection connection = network.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    public void sql(String... statements) {
        try (Connection connection = network.connect();
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** Books for the member of the fixture, as the insurer's own system. */
    public void book(SlotId slot) {
        BookingOutcome outcome =
                write(
                        o ->
                                o.bookingEditor()
                                        .book(
                                                SYSTEM,
                                                new Book(
                                                        IdempotencyKey.random(),
                                                        "M-1",
                                                        ALLERGY,
                                                        new AppointmentTime.InSlot(slot),
                                                        PRICE,
                                                        TERMS,
                                                        Channel.API,
                                                        null)));
        if (!(outcome instanceof BookingOutcome.Done)) {
            throw new AssertionError(outcome);
        }
    }

    /** The hold's time runs out, as seen by the database's clock. */
    public void minutesPassForHolds(int minutes) {
        long micros = minutes * 60_000_000L;
        sql(
                "update slot_hold set held_since = held_since - "
                        + micros
                        + ", expires_at = expires_at - "
                        + micros);
    }

    public void abandon() {
        network.abandon();
    }

    @Override
    public void close() {
        network.close();
    }
}
