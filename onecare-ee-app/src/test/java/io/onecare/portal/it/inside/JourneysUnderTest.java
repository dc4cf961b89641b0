package io.onecare.portal.it.inside;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.member.Roll;
import io.onecare.core.network.AddFacility;
import io.onecare.core.network.AddHealthService;
import io.onecare.core.network.AddServiceCategory;
import io.onecare.core.network.AddTariff;
import io.onecare.core.network.BookingConfirmation;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.Preparation;
import io.onecare.core.network.SetPreparation;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.place.Address;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.schedule.AddSchedule;
import io.onecare.core.schedule.DayHours;
import io.onecare.core.schedule.OpeningHours;
import io.onecare.core.schedule.ScheduleOutcome;
import io.onecare.core.schedule.ScheduleSource;
import io.onecare.core.schedule.WeeklyOpening;
import io.onecare.core.time.ValidityPeriod;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
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

/**
 * Facilities of Trieste that share their agenda and get mails, with a service of their own that
 * needs preparation, and who books there: Greta Gessi, in English and for her son Nino, Tea Terra
 * and Zeno Zinco.
 */
@ApplicationScoped
public class JourneysUnderTest {

    /** Greta, who reads English; the user name is this. */
    public static final String GRETA = "greta.under.test";

    /** Tea, whose user name is this. */
    public static final String TEA = "tea.under.test";

    /** Zeno, whose user name is this. */
    public static final String ZENO = "zeno.under.test";

    /** An appointment in its agenda stands at once. */
    public static final String AT_ONCE = "WAY-ONCE";

    /** Answers by the links in its mails before an appointment in its agenda stands. */
    public static final String ANSWERS = "WAY-ANSWERS";

    /** Has one slot a day; what is booked in it stands at once. */
    public static final String LAST = "WAY-LAST";

    /** What all of them do. */
    public static final String SERVICE = "WAY-VISIT";

    private static final String CATEGORY = "WAY";
    private static final Actor SYSTEM = Actor.system("test");
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final LocalDate START = LocalDate.of(2020, 1, 1);
    private static final ValidityPeriod ALWAYS = ValidityPeriod.from(START);
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final int DAYS = 14;

    @Inject private OneCare oneCare;
    @Inject private MembersUnderTest members;
    @Inject private EntityManager entityManager;
    @Inject private Clock clock;

    /** Where mails to a facility go. */
    public static String email(String facility) {
        return "agenda." + facility.toLowerCase(java.util.Locale.ROOT) + "@under-test.example";
    }

    @Transactional
    void add(@Observes @Priority(5004) @Initialized(ApplicationScoped.class) Object event) {
        service();
        facility(AT_ONCE, "Ambulatorio Andata", 13.77, BookingConfirmation.AUTOMATIC);
        facility(ANSWERS, "Ambulatorio Ritorno", 13.78, BookingConfirmation.MANUAL);
        facility(LAST, "Ambulatorio Capolinea", 13.79, BookingConfirmation.AUTOMATIC);
        agenda(AT_ONCE, "09:00", "10:30");
        agenda(ANSWERS, "15:00", "16:30");
        agenda(LAST, "12:00", "12:30");
        oneCare.rollImport()
                .upsert(
                        SYSTEM,
                        new Roll(
                                LocalDate.ofInstant(clock.instant(), ROME),
                                List.of(),
                                List.of(
                                        MembersUnderTest.entry(
                                                "Gessi",
                                                "Greta",
                                                "GSSGRT80A41H501S",
                                                ALWAYS,
                                                MembersUnderTest.child(
                                                        "Gessi",
                                                        "Nino",
                                                        "GSSNNI16E12H501X",
                                                        LocalDate.of(2016, 5, 12))),
                                        MembersUnderTest.entry(
                                                "Terra", "Tea", "TRRTEA80A41H501H", ALWAYS),
                                        MembersUnderTest.entry(
                                                "Zinco", "Zeno", "ZNCZNE80A01H501A", ALWAYS))));
        AccountId greta = members.register("Gessi", "Greta", "GSSGRT80A41H501S", GRETA);
        members.register("Terra", "Tea", "TRRTEA80A41H501H", TEA);
        members.register("Zinco", "Zeno", "ZNCZNE80A01H501A", ZENO);
        entityManager
                .createNativeQuery("update account set language = 'en' where id = ?1")
                .setParameter(1, greta.value())
                .executeUpdate();
    }

    private void service() {
        var editor = oneCare.networkEditor();
        editor.add(
                SYSTEM,
                new AddServiceCategory(
                        CATEGORY, LocalizedName.of("PROVA VIAGGI", "Journeys on trial"), 98));
        editor.add(
                SYSTEM,
                new AddHealthService(
                        SERVICE,
                        CATEGORY,
                        LocalizedName.of("VISITA ITINERANTE", "Travelling consultation"),
                        null));
        editor.setPreparation(
                SYSTEM,
                new SetPreparation(
                        SERVICE,
                        Preparation.of("Portare scarpe comode.", "Wear comfortable shoes.")));
    }

    private void facility(
            String code, String name, double longitude, BookingConfirmation confirmation) {
        oneCare.networkEditor()
                .add(
                        SYSTEM,
                        new AddFacility(
                                        code,
                                        name,
                                        Address.of("Via del Tram 1", "34121", "Trieste", "TS"),
                                        GeoPoint.ofLatLon(45.65, longitude),
                                        List.of("040 0012345"),
                                        EmailAddress.of(email(code)),
                                        BookingMode.ONLINE,
                                        Set.of(SERVICE),
                                        ALWAYS)
                                .confirming(confirmation));
        oneCare.networkEditor()
                .add(
                        SYSTEM,
                        new AddTariff(code, SERVICE, "TEST-LIST", LettersUnderTest.PRICE, ALWAYS));
    }

    private void agenda(String facility, String from, String until) {
        ValidityPeriod days =
                ValidityPeriod.between(
                        START, LocalDate.ofInstant(clock.instant(), ROME).plusDays(DAYS));
        WeeklyOpening[] daily =
                Stream.of(DayOfWeek.values())
                        .map(
                                day ->
                                        WeeklyOpening.of(
                                                day,
                                                DayHours.between(
                                                        LocalTime.parse(from),
                                                        LocalTime.parse(until)),
                                                days))
                        .toArray(WeeklyOpening[]::new);
        String code = facility + "-A";
        oneCare.scheduleEditor()
                .add(
                        SYSTEM,
                        new AddSchedule(
                                code,
                                facility,
                                null,
                                ROME,
                                HALF_AN_HOUR,
                                Map.of(SERVICE, HALF_AN_HOUR),
                                ScheduleSource.GENERATED,
                                OpeningHours.ofWeekly(daily),
                                ALWAYS));
        ScheduleOutcome outcome = oneCare.scheduleEditor().extendHorizon(SYSTEM, code, DAYS);
        if (!(outcome instanceof ScheduleOutcome.Done)) {
            throw new AssertionError(outcome);
        }
    }
}
