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
import io.onecare.core.network.AddHealthService;
import io.onecare.core.network.AddPractitioner;
import io.onecare.core.network.AddPriceList;
import io.onecare.core.network.AddServiceCategory;
import io.onecare.core.network.AddTariff;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.PractitionerName;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Twenty-three facilities in a row that goes north from Lampedusa, about 440 metres apart, those of
 * odd numbers online; their prices fall with the distance. The first is open each day from nine to
 * eleven with Mirta Ventoprova, who also works at the second; the third from three to five in the
 * afternoon; the agenda of the fifth is silent. One more is 31 kilometres away. Sara Salina has a
 * daughter, Lia, and a son of age, Rino, who has not agreed; Tito Torri has another price list, and
 * the cover of Ugo Uliva has ended.
 */
@ApplicationScoped
public class SearchUnderTest {

    /** Sara, whose user name is this. */
    public static final String SARA = "sara.under.test";

    /** Tito, whose user name is this. */
    public static final String TITO = "tito.under.test";

    /** Ugo, whose user name is this. */
    public static final String UGO = "ugo.under.test";

    /** How many facilities are near. */
    public static final int NEAR = 23;

    private static final String DREAM = "SRC-SOGNO";
    private static final String FAR = "SRC-LONTANA";
    private static final String NOWHERE = "SRC-NIENTE";

    private static final Actor SYSTEM = Actor.system("test");
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final LocalDate START = LocalDate.of(2020, 1, 1);
    private static final ValidityPeriod ALWAYS = ValidityPeriod.from(START);
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    @Inject private OneCare oneCare;
    @Inject private MembersUnderTest members;
    @Inject private Clock clock;

    @Transactional
    void add(@Observes @Priority(5004) @Initialized(ApplicationScoped.class) Object event) {
        network();
        people();
        members.register("Salina", "Sara", "SLNSRA80A41H501J", SARA);
        members.register("Torri", "Tito", "TRRTTI80A01H501Q", TITO);
        members.register("Uliva", "Ugo", "LVUGUO80A01H501N", UGO);
    }

    private void network() {
        var editor = oneCare.networkEditor();
        editor.add(
                SYSTEM,
                new AddServiceCategory(
                        "SRC", LocalizedName.of("VISITA DI PROVA", "Trial consultation"), 98));
        service(DREAM, "VISITA ONIRICA", "Dream consultation");
        service(FAR, "VISITA LONTANA", "Faraway consultation");
        service(NOWHERE, "VISITA INTROVABILE", "Untraceable consultation");
        for (String list : List.of("SEARCH-LIST", "SEARCH-GOLD")) {
            editor.add(SYSTEM, new AddPriceList(list, LocalizedName.of("PROVA", null)));
        }
        List<AddTariff> prices = new ArrayList<>();
        for (int number = 1; number <= NEAR; number++) {
            String code = facility(number, 0.004 * number, Set.of(DREAM, NOWHERE));
            prices.add(price(code, DREAM, "SEARCH-LIST", 7_000 - 100L * number));
            prices.add(price(code, DREAM, "SEARCH-GOLD", 1_050));
        }
        prices.add(price(facility(24, 0.2795, Set.of(FAR)), FAR, "SEARCH-LIST", 5_000));
        oneCare.networkEditor().addAll(SYSTEM, prices);
        editor.add(
                SYSTEM,
                new AddPractitioner(
                        "TEST-DR-1",
                        PractitionerName.of("Dott.ssa", "Mirta", "Ventoprova"),
                        Set.of("TEST-S01", "TEST-S02")));
        agenda("TEST-S01", "TEST-DR-1", ScheduleSource.GENERATED, "09:00", "11:00");
        agenda("TEST-S03", null, ScheduleSource.GENERATED, "15:00", "17:00");
        agenda("TEST-S05", null, ScheduleSource.PROVIDED, "09:00", "11:00");
    }

    private void service(String code, String italian, String english) {
        oneCare.networkEditor()
                .add(
                        SYSTEM,
                        new AddHealthService(
                                code, "SRC", LocalizedName.of(italian, english), null));
    }

    private static AddTariff price(String facility, String service, String list, long cents) {
        return new AddTariff(facility, service, list, Money.ofCents(cents), ALWAYS);
    }

    private String facility(int number, double north, Set<String> services) {
        String code = "TEST-S%02d".formatted(number);
        oneCare.networkEditor()
                .add(
                        SYSTEM,
                        new AddFacility(
                                code,
                                "Centro Deriva %02d".formatted(number),
                                Address.of("Via Onda " + number, "99084", "Lampedusa", "AG"),
                                GeoPoint.ofLatLon(35.5 + north, 12.6),
                                List.of("0937 0012" + number),
                                null,
                                number % 2 == 1 ? BookingMode.ONLINE : BookingMode.BY_PHONE,
                                services,
                                ALWAYS));
        return code;
    }

    private void agenda(
            String facility,
            @Nullable String practitioner,
            ScheduleSource source,
            String from,
            String until) {
        OpeningHours daily =
                OpeningHours.ofWeekly(
                        Stream.of(DayOfWeek.values())
                                .map(
                                        day ->
                                                WeeklyOpening.of(
                                                        day,
                                                        DayHours.between(
                                                                LocalTime.parse(from),
                                                                LocalTime.parse(until)),
                                                        ALWAYS))
                                .toArray(WeeklyOpening[]::new));
        oneCare.scheduleEditor()
                .add(
                        SYSTEM,
                        new AddSchedule(
                                facility + "-A",
                                facility,
                                practitioner,
                                ROME,
                                HALF_AN_HOUR,
                                Map.of(DREAM, HALF_AN_HOUR),
                                source,
                                source == ScheduleSource.GENERATED ? daily : OpeningHours.none(),
                                ALWAYS));
        if (source == ScheduleSource.GENERATED) {
            oneCare.scheduleEditor().extendHorizon(SYSTEM, facility + "-A", 90);
        }
    }

    private void people() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ROME);
        RollOutcome outcome =
                oneCare.rollImport()
                        .upsert(
                                SYSTEM,
                                new Roll(
                                        today,
                                        List.of(
                                                new RollPolicy(
                                                        "SEARCH-P", null, "SEARCH-LIST", ALWAYS),
                                                new RollPolicy(
                                                        "SEARCH-G", null, "SEARCH-GOLD", ALWAYS)),
                                        List.of(
                                                entry(
                                                        "Salina",
                                                        "Sara",
                                                        "SLNSRA80A41H501J",
                                                        new RollCover("SEARCH-P", ALWAYS),
                                                        List.of(
                                                                dependant(
                                                                        "Lia",
                                                                        "SLNLIA16E41H501I",
                                                                        LocalDate.of(2016, 5, 1)),
                                                                dependant(
                                                                        "Rino",
                                                                        "SLNRNI00A01H501G",
                                                                        LocalDate.of(2000, 1, 1)))),
                                                entry(
                                                        "Torri",
                                                        "Tito",
                                                        "TRRTTI80A01H501Q",
                                                        new RollCover("SEARCH-G", ALWAYS),
                                                        List.of()),
                                                entry(
                                                        "Uliva",
                                                        "Ugo",
                                                        "LVUGUO80A01H501N",
                                                        new RollCover(
                                                                "SEARCH-P",
                                                                ValidityPeriod.between(
                                                                        START, today.minusDays(1))),
                                                        List.of()))));
        if (!(outcome instanceof RollOutcome.Imported)) {
            throw new AssertionError(outcome);
        }
    }

    private static RollEntry entry(
            String surname,
            String givenName,
            String taxCode,
            RollCover cover,
            List<RollDependant> dependants) {
        return new RollEntry(
                "TEST-" + givenName,
                PersonName.of(surname, givenName),
                LocalDate.of(1980, 1, 1),
                TaxCode.of(taxCode),
                ContactDetails.of(EmailAddress.of(MembersUnderTest.email(givenName)), null),
                List.of(cover),
                dependants);
    }

    private static RollDependant dependant(String givenName, String taxCode, LocalDate birthDate) {
        return new RollDependant(
                "TEST-" + givenName,
                Relationship.CHILD,
                PersonName.of("Salina", givenName),
                birthDate,
                TaxCode.of(taxCode),
                ALWAYS);
    }
}
