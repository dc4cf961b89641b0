package io.onecare.embedding;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.database.DatabaseAccess;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.Invariants;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.TestNetwork;
import io.onecare.core.member.Roll;
import io.onecare.core.member.RollCover;
import io.onecare.core.member.RollEntry;
import io.onecare.core.member.RollPolicy;
import io.onecare.core.money.Money;
import io.onecare.core.network.AddFacility;
import io.onecare.core.network.AddHealthService;
import io.onecare.core.network.AddPriceList;
import io.onecare.core.network.AddServiceCategory;
import io.onecare.core.network.AddTariff;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import io.onecare.core.place.Address;
import io.onecare.core.schedule.AddSchedule;
import io.onecare.core.schedule.DayHours;
import io.onecare.core.schedule.OpeningHours;
import io.onecare.core.schedule.ScheduleSource;
import io.onecare.core.schedule.WeeklyOpening;
import io.onecare.core.terms.PublishTerms;
import io.onecare.core.terms.TermsKind;
import io.onecare.core.time.ValidityPeriod;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** An insurer's database, new each time, and the smallest network that somebody can book in. */
final class InsurerNetwork {

    private final DatabaseAccess access;

    private InsurerNetwork(DatabaseAccess access) {
        this.access = access;
    }

    static InsurerNetwork newDatabase(DatabaseKind kind) throws SQLException {
        InsurerNetwork network = new InsurerNetwork(TestNetwork.migrated(kind));
        try (Connection connection = network.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table call_note (reference varchar(9) primary key, note varchar(200))");
        }
        return network;
    }

    Map<String, Object> settings(JpaProvider provider) {
        Map<String, Object> settings = new HashMap<>(provider.settings());
        settings.put("jakarta.persistence.jdbc.url", access.url());
        settings.put("jakarta.persistence.jdbc.user", access.user());
        settings.put("jakarta.persistence.jdbc.password", access.password());
        return settings;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(access.url(), access.user(), access.password());
    }

    long count(String table) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    void assertNothingBroken() throws SQLException {
        try (Connection connection = connect()) {
            Invariants.assertHold(connection);
        }
    }

    /** In the caller's transaction. */
    static void load(OneCare oneCare, LocalDate today) {
        // snippet: network
        Actor importer = Actor.system("network-import");
        ValidityPeriod always = ValidityPeriod.from(LocalDate.of(2026, 1, 1));
        oneCare.networkEditor()
                .add(
                        importer,
                        new AddServiceCategory(
                                "VISITA",
                                LocalizedName.of("VISITA SPECIALISTICA", "Specialist visit"),
                                1));
        oneCare.networkEditor()
                .add(
                        importer,
                        new AddHealthService(
                                "VIS-ALLERGOLOGICA",
                                "VISITA",
                                LocalizedName.of("VISITA ALLERGOLOGICA", "Allergology visit"),
                                null));
        oneCare.networkEditor()
                .add(
                        importer,
                        new AddFacility(
                                "OC-1",
                                "Centro Vento",
                                Address.of("Via Nuvola 1", "10121", "Torino", "TO"),
                                null,
                                List.of(),
                                EmailAddress.of("agenda@centro-vento.example"),
                                BookingMode.ONLINE,
                                Set.of("VIS-ALLERGOLOGICA"),
                                always));
        oneCare.networkEditor()
                .add(importer, new AddPriceList("BASE", LocalizedName.of("Base", "Base")));
        oneCare.networkEditor()
                .add(
                        importer,
                        new AddTariff(
                                "OC-1", "VIS-ALLERGOLOGICA", "BASE", Money.parse("47.50"), always));
        oneCare.scheduleEditor()
                .add(
                        importer,
                        new AddSchedule(
                                "AG-1",
                                "OC-1",
                                null,
                                ZoneId.of("Europe/Rome"),
                                Duration.ofMinutes(30),
                                Map.of("VIS-ALLERGOLOGICA", Duration.ofMinutes(30)),
                                ScheduleSource.GENERATED,
                                weekdays("09:00", "13:00", always),
                                always));
        oneCare.scheduleEditor().extendHorizon(importer, "AG-1");
        oneCare.rollImport()
                .upsert(
                        importer,
                        new Roll(
                                today,
                                List.of(new RollPolicy("P-1", null, "BASE", always)),
                                List.of(
                                        new RollEntry(
                                                "M-1",
                                                PersonName.of("Titolare", "Prova"),
                                                LocalDate.of(1980, 1, 1),
                                                TaxCode.of("TTLPRV80A41H501V"),
                                                ContactDetails.of(
                                                        EmailAddress.of("m-1@example.org"), null),
                                                List.of(new RollCover("P-1", always)),
                                                List.of()))));
        oneCare.termsEditor()
                .publish(
                        importer,
                        new PublishTerms(
                                TermsKind.GENERAL_CONDITIONS,
                                "2026-01",
                                null,
                                "Condizioni generali …",
                                "General conditions …"));
        // end
    }

    private static OpeningHours weekdays(String from, String until, ValidityPeriod period) {
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
                                                period))
                        .toList(),
                List.of(),
                List.of());
    }
}
