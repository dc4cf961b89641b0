package io.onecare.portal.it.inside;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.booking.AppointmentTime;
import io.onecare.core.booking.Book;
import io.onecare.core.booking.Booking;
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
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A facility with staff: in {@value #FULL_IN} days ten appointments one after the other, of which
 * the last patient has no e-mail address; three requests; two patients who should be there since
 * this morning; and in {@value #ONE_IN} days one appointment, the first of the day.
 */
@ApplicationScoped
public class FacilityUnderTest {

    /** The facility's code. */
    public static final String FACILITY = "UT-DESK";

    /** The agenda of its practitioner, open from 08:00 to 13:00 every day. */
    public static final String AGENDA = "UT-AG-D";

    /** In so many days all of it is booked. */
    public static final int FULL_IN = 10;

    /** In so many days are the requests, from 17:00 on. */
    public static final int ASKED_IN = 12;

    /** In so many days is one appointment, the first of the day; its patient is guest 15. */
    public static final int ONE_IN = 16;

    /** Where to call the one who has no e-mail address. */
    public static final String PHONE = "02 0012 777";

    private static final String SERVICE = BookingUnderTest.SERVICE;
    private static final Money PRICE = Money.parse("47.50");
    private static final Actor SYSTEM = Actor.system("test");
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final ValidityPeriod ALWAYS = ValidityPeriod.from(LocalDate.of(2020, 1, 1));

    @Inject private OneCare oneCare;
    @Inject private EntityManager entityManager;
    @Inject private Clock clock;

    /** The first of them, for tests that look for a name. */
    public static Crowd.Person guest(int number) {
        return Crowd.GUESTS.person(number);
    }

    @Transactional
    void add(@Observes @Priority(5008) @Initialized(ApplicationScoped.class) Object event) {
        network();
        entityManager
                .createNativeQuery(
                        "update member set email = null, phone = ?1 where member_number = ?2")
                .setParameter(1, PHONE)
                .setParameter(2, guest(9).userName())
                .executeUpdate();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ROME);
        int next = 0;
        for (FreeSlot slot : slots(today.plusDays(FULL_IN))) {
            book(next++, new AppointmentTime.InSlot(slot.slot()));
        }
        for (int i = 0; i < 3; i++) {
            book(next++, agreed(today.plusDays(ASKED_IN).atTime(17, 0).plusMinutes(30L * i)));
        }
        for (int i = 0; i < 2; i++) {
            since(book(next++, agreed(today.plusDays(ASKED_IN).atTime(20, 0))), today);
        }
        book(next, new AppointmentTime.InSlot(slots(today.plusDays(ONE_IN)).get(0).slot()));
    }

    private List<FreeSlot> slots(LocalDate day) {
        Instant from = day.atStartOfDay(ROME).toInstant();
        return oneCare
                .slotFinder()
                .page(SYSTEM, SlotCriteria.at(FACILITY, SERVICE).from(from), null, 100)
                .stream()
                .filter(slot -> slot.scheduleCode().equals(AGENDA))
                .limit(10)
                .toList();
    }

    private static AppointmentTime agreed(LocalDateTime time) {
        return new AppointmentTime.Agreed(
                FACILITY, null, time, AppointmentTime.Agreed.USUAL_DURATION);
    }

    /** As if it had been confirmed, for the first minute of today. */
    private void since(Booking booking, LocalDate today) {
        oneCare.bookingEditor().confirm(SYSTEM, booking.reference());
        long start =
                ChronoUnit.MICROS.between(
                        Instant.EPOCH, today.atTime(0, 1).atZone(ROME).toInstant());
        entityManager
                .createNativeQuery(
                        "update booking set confirm_by = null, starts_at = ?1, ends_at = ?2"
                                + " where id = ?3")
                .setParameter(1, start)
                .setParameter(2, start + Duration.ofMinutes(30).toNanos() / 1_000)
                .setParameter(3, booking.id().value())
                .executeUpdate();
    }

    private Booking book(int guest, AppointmentTime time) {
        BookingOutcome outcome =
                oneCare.bookingEditor()
                        .book(
                                SYSTEM,
                                new Book(
                                        IdempotencyKey.random(),
                                        guest(guest).userName(),
                                        SERVICE,
                                        time,
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
        if (outcome instanceof BookingOutcome.Done done) {
            return done.booking();
        }
        throw new AssertionError(outcome);
    }

    private void network() {
        oneCare.networkEditor()
                .add(
                        SYSTEM,
                        new AddFacility(
                                FACILITY,
                                "Ambulatorio Lavanda",
                                Address.of("Via del Timo 2", "20123", "Milano", "MI"),
                                null,
                                List.of("02 0012 444"),
                                EmailAddress.of("agenda.desk@under-test.example"),
                                BookingMode.ONLINE,
                                Set.of(SERVICE),
                                ALWAYS));
        oneCare.networkEditor()
                .add(SYSTEM, new AddTariff(FACILITY, SERVICE, "CROWD-LIST", PRICE, ALWAYS));
        oneCare.networkEditor()
                .add(
                        SYSTEM,
                        new AddPractitioner(
                                "UT-DR-D",
                                PractitionerName.of("Dott.ssa", "Nora", "Lavanda"),
                                Set.of(FACILITY)));
        schedule(AGENDA, "UT-DR-D", "08:00", "13:00");
        schedule("UT-AG-R", null, "15:00", "16:00");
    }

    private void schedule(String code, String practitioner, String from, String until) {
        oneCare.scheduleEditor()
                .add(
                        SYSTEM,
                        new AddSchedule(
                                code,
                                FACILITY,
                                practitioner,
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
                                                                                LocalTime.parse(
                                                                                        from),
                                                                                LocalTime.parse(
                                                                                        until)),
                                                                        ALWAYS))
                                                .toArray(WeeklyOpening[]::new)),
                                ALWAYS));
        oneCare.scheduleEditor().extendHorizon(SYSTEM, code, 30);
    }
}
