package io.onecare.portal.it.inside;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.booking.AppointmentTime;
import io.onecare.core.booking.Book;
import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.Channel;
import io.onecare.core.booking.IdempotencyKey;
import io.onecare.core.money.Money;
import io.onecare.core.network.AddFacility;
import io.onecare.core.network.AddPractitioner;
import io.onecare.core.network.AddTariff;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.PractitionerName;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.place.Address;
import io.onecare.core.schedule.AddSchedule;
import io.onecare.core.schedule.DayHours;
import io.onecare.core.schedule.FreeSlot;
import io.onecare.core.schedule.OpeningHours;
import io.onecare.core.schedule.ScheduleSource;
import io.onecare.core.schedule.SlotCriteria;
import io.onecare.core.schedule.WeeklyOpening;
import io.onecare.core.terms.TermsKind;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Facilities of a province of their own that are to be booked online: three without an agenda, and
 * one with an agenda in which somebody has booked.
 */
@ApplicationScoped
public class AgendasUnderTest {

    /** The province of those without an agenda; nothing else is there. */
    public static final String PROVINCE = "IM";

    /** Without an agenda, with a practitioner: for the journey through the pages. */
    public static final String JOURNEY = "UT-NOAG-1";

    /** Without an agenda: for what is opened at several. */
    public static final List<String> SEVERAL = List.of("UT-NOAG-2", "UT-NOAG-3");

    /** With an agenda. */
    public static final String BOOKED = "UT-NOAG-4";

    /** That agenda, open every day from nine to ten. */
    public static final String AGENDA = "UT-AG-N";

    /** In so many days is the first appointment in it, and the day after the second. */
    public static final int BOOKED_IN = 20;

    private static final String SERVICE = BookingUnderTest.SERVICE;
    private static final Money PRICE = Money.parse("47.50");
    private static final Actor SYSTEM = Actor.system("test");
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final ValidityPeriod ALWAYS = ValidityPeriod.from(LocalDate.of(2020, 1, 1));

    @Inject private OneCare oneCare;
    @Inject private Clock clock;

    /** Who has booked; no page of administrators names them. */
    public static Crowd.Person patient(int number) {
        return Crowd.GUESTS.person(30 + number);
    }

    @Transactional
    void add(@Observes @Priority(5013) @Initialized(ApplicationScoped.class) Object event) {
        facility(JOURNEY, "Ambulatorio Ginestra", PROVINCE);
        SEVERAL.forEach(code -> facility(code, "Ambulatorio Mirto " + code, PROVINCE));
        facility(BOOKED, "Ambulatorio Salvia", "SV");
        oneCare.networkEditor()
                .add(
                        SYSTEM,
                        new AddPractitioner(
                                "UT-DR-N",
                                PractitionerName.of("Dott.ssa", "Iris", "Ginestra"),
                                Set.of(JOURNEY)));
        schedule();
        LocalDate first = LocalDate.ofInstant(clock.instant(), ROME).plusDays(BOOKED_IN);
        book(0, first);
        book(1, first.plusDays(1));
    }

    private void facility(String code, String name, String province) {
        oneCare.networkEditor()
                .add(
                        SYSTEM,
                        new AddFacility(
                                code,
                                name,
                                Address.of("Via del Faro 2", "18100", "Imperia", province),
                                null,
                                List.of("0183 001 444"),
                                EmailAddress.of("agenda.faro@under-test.example"),
                                BookingMode.ONLINE,
                                Set.of(SERVICE, "VIS-CARDIOLOGICA"),
                                ALWAYS));
        oneCare.networkEditor()
                .add(SYSTEM, new AddTariff(code, SERVICE, "CROWD-LIST", PRICE, ALWAYS));
    }

    private void schedule() {
        oneCare.scheduleEditor()
                .add(
                        SYSTEM,
                        new AddSchedule(
                                AGENDA,
                                BOOKED,
                                null,
                                ROME,
                                Duration.ofMinutes(30),
                                Map.of(SERVICE, Duration.ofMinutes(30)),
                                ScheduleSource.GENERATED,
                                OpeningHours.ofWeekly(
                                        Arrays.stream(DayOfWeek.values())
                                                .map(
                                                        day ->
                                                                WeeklyOpening.of(
                                                                        day,
                                                                        DayHours.between(
                                                                                LocalTime.of(9, 0),
                                                                                LocalTime.of(
                                                                                        10, 0)),
                                                                        ALWAYS))
                                                .toArray(WeeklyOpening[]::new)),
                                ALWAYS));
        oneCare.scheduleEditor().extendHorizon(SYSTEM, AGENDA, 30);
    }

    private void book(int patient, LocalDate day) {
        FreeSlot slot =
                oneCare.slotFinder()
                        .page(
                                SYSTEM,
                                SlotCriteria.at(BOOKED, SERVICE)
                                        .from(day.atStartOfDay(ROME).toInstant()),
                                null,
                                1)
                        .get(0);
        BookingOutcome outcome =
                oneCare.bookingEditor()
                        .book(
                                SYSTEM,
                                new Book(
                                        IdempotencyKey.random(),
                                        patient(patient).userName(),
                                        SERVICE,
                                        new AppointmentTime.InSlot(slot.slot()),
                                        PRICE,
                                        oneCare.terms()
                                                .inForce(
                                                        SYSTEM,
                                                        TermsKind.GENERAL_CONDITIONS,
                                                        clock.instant())
                                                .orElseThrow()
                                                .code(),
                                        Channel.CUSTOMER_CARE,
                                        null));
        if (!(outcome instanceof BookingOutcome.Done)) {
            throw new AssertionError(outcome);
        }
    }
}
