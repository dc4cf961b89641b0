package io.onecare.portal.it.inside;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.member.Relationship;
import io.onecare.core.member.Roll;
import io.onecare.core.member.RollCover;
import io.onecare.core.member.RollDependant;
import io.onecare.core.member.RollEntry;
import io.onecare.core.member.RollOutcome;
import io.onecare.core.member.RollPolicy;
import io.onecare.core.money.Money;
import io.onecare.core.network.AddFacility;
import io.onecare.core.network.AddPriceList;
import io.onecare.core.network.AddTariff;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import io.onecare.core.place.Address;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.schedule.AddSchedule;
import io.onecare.core.schedule.DayHours;
import io.onecare.core.schedule.OpeningHours;
import io.onecare.core.schedule.ScheduleSource;
import io.onecare.core.schedule.WeeklyOpening;
import io.onecare.core.time.ValidityPeriod;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** People who call, and two facilities near Tarvisio where they are booked. */
@ApplicationScoped
public class DeskUnderTest {

    /** Siria Seppia, who also has an account; the user name is this. */
    public static final String SIRIA = "siria.under.test";

    /** The insurer's number of Siria, who calls. */
    public static final String SIRIA_NUMBER = "DESK-Siria";

    /** The tax code that Siria dictates. */
    public static final String SIRIA_TAX_CODE = "SPPSRI80A41H501E";

    /** Shares its agenda: every half hour from 08:00 to 18:00. */
    public static final String GREEN = "UT-DESK-GREEN";

    /** Takes bookings by phone. */
    public static final String ORANGE = "UT-DESK-ORANGE";

    /** What both do. */
    public static final String SERVICE = BookingUnderTest.SERVICE;

    private static final String PRICE_LIST = "DESK-LIST";
    private static final Actor SYSTEM = Actor.system("test");
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final LocalDate NEW_YEAR = LocalDate.of(1980, 1, 1);
    private static final LocalDate SAME_DAY = LocalDate.of(1966, 10, 4);
    private static final ValidityPeriod ALWAYS = ValidityPeriod.from(LocalDate.of(2020, 1, 1));
    private static final int DAYS = 20;

    @Inject private OneCare oneCare;
    @Inject private MembersUnderTest members;
    @Inject private Clock clock;

    @Transactional
    void add(@Observes @Priority(5011) @Initialized(ApplicationScoped.class) Object event) {
        if (oneCare.members().maySee(SYSTEM, SIRIA_NUMBER)) {
            return; // a run before this one left its data in target/
        }
        oneCare.networkEditor()
                .add(SYSTEM, new AddPriceList(PRICE_LIST, LocalizedName.of("PROVA", null)));
        facility(GREEN, "Ambulatorio Larice", BookingMode.ONLINE, 46.505);
        facility(ORANGE, "Studio Abete", BookingMode.BY_PHONE, 46.515);
        oneCare.scheduleEditor()
                .add(
                        SYSTEM,
                        new AddSchedule(
                                "UT-DESK-AG",
                                GREEN,
                                null,
                                ROME,
                                Duration.ofMinutes(30),
                                Map.of(SERVICE, Duration.ofMinutes(30)),
                                ScheduleSource.GENERATED,
                                OpeningHours.ofWeekly(
                                        Stream.of(DayOfWeek.values())
                                                .map(
                                                        day ->
                                                                WeeklyOpening.of(
                                                                        day,
                                                                        DayHours.between(
                                                                                LocalTime.of(8, 0),
                                                                                LocalTime.of(
                                                                                        18, 0)),
                                                                        ValidityPeriod.between(
                                                                                ALWAYS.from(),
                                                                                today().plusDays(
                                                                                                DAYS))))
                                                .toArray(WeeklyOpening[]::new)),
                                ALWAYS));
        oneCare.scheduleEditor().extendHorizon(SYSTEM, "UT-DESK-AG", DAYS);
        RollOutcome outcome =
                oneCare.rollImport()
                        .upsert(
                                SYSTEM,
                                new Roll(
                                        today(),
                                        List.of(new RollPolicy("DESK-P", null, PRICE_LIST, ALWAYS)),
                                        List.of(
                                                entry(
                                                        "Seppia",
                                                        "Siria",
                                                        SIRIA_TAX_CODE,
                                                        NEW_YEAR,
                                                        "041 0055101",
                                                        new RollDependant(
                                                                "DESK-Nino",
                                                                Relationship.CHILD,
                                                                PersonName.of("Seppia", "Nino"),
                                                                LocalDate.of(2015, 3, 4),
                                                                TaxCode.of("SPPNNI15C04H501G"),
                                                                ALWAYS)),
                                                entry(
                                                        "Ondina",
                                                        "Uga",
                                                        "NDNGUA66R44H501X",
                                                        SAME_DAY,
                                                        null),
                                                entry(
                                                        "Ondina",
                                                        "Ida",
                                                        "NDNDIA66R44H501X",
                                                        SAME_DAY,
                                                        null),
                                                withoutAddress("Razza", "Remo", "RZZRME71B03H501K"),
                                                entry(
                                                        "Lampreda",
                                                        "Lino",
                                                        "LMPLNI71B03H501Z",
                                                        LocalDate.of(1971, 2, 3),
                                                        null))));
        if (!(outcome instanceof RollOutcome.Imported)) {
            throw new AssertionError(outcome);
        }
        members.register("Seppia", "Siria", SIRIA_TAX_CODE, SIRIA);
    }

    private void facility(String code, String name, BookingMode mode, double latitude) {
        oneCare.networkEditor()
                .add(
                        SYSTEM,
                        new AddFacility(
                                code,
                                name,
                                Address.of("Via Prova 1", "33018", "Tarvisio", "UD"),
                                GeoPoint.ofLatLon(latitude, 13.58),
                                List.of("0428 0055 777"),
                                EmailAddress.of(
                                        "agenda@"
                                                + code.toLowerCase(java.util.Locale.ROOT)
                                                + ".example"),
                                mode,
                                Set.of(SERVICE),
                                ALWAYS));
        oneCare.networkEditor()
                .add(
                        SYSTEM,
                        new AddTariff(code, SERVICE, PRICE_LIST, Money.parse("61.00"), ALWAYS));
    }

    /** Somebody to whom no e-mail can be sent. */
    private static RollEntry withoutAddress(String surname, String givenName, String taxCode) {
        return new RollEntry(
                "DESK-" + givenName,
                PersonName.of(surname, givenName),
                LocalDate.of(1971, 2, 3),
                TaxCode.of(taxCode),
                ContactDetails.of(null, "041 0055202"),
                List.of(new RollCover("DESK-P", ALWAYS)),
                List.of());
    }

    private static RollEntry entry(
            String surname,
            String givenName,
            String taxCode,
            LocalDate birthDate,
            String phone,
            RollDependant... dependants) {
        return new RollEntry(
                "DESK-" + givenName,
                PersonName.of(surname, givenName),
                birthDate,
                TaxCode.of(taxCode),
                ContactDetails.of(EmailAddress.of(MembersUnderTest.email(givenName)), phone),
                List.of(new RollCover("DESK-P", ALWAYS)),
                List.of(dependants));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ROME);
    }
}
