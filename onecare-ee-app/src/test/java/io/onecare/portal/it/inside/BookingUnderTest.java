package io.onecare.portal.it.inside;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.booking.AppointmentTime;
import io.onecare.core.booking.Book;
import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.Channel;
import io.onecare.core.booking.IdempotencyKey;
import io.onecare.core.member.Relationship;
import io.onecare.core.member.Roll;
import io.onecare.core.member.RollCover;
import io.onecare.core.member.RollDependant;
import io.onecare.core.member.RollEntry;
import io.onecare.core.member.RollOutcome;
import io.onecare.core.member.RollPolicy;
import io.onecare.core.money.Money;
import io.onecare.core.network.AddFacility;
import io.onecare.core.network.AddPractitioner;
import io.onecare.core.network.AddPriceList;
import io.onecare.core.network.AddTariff;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.PractitionerName;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import io.onecare.core.place.Address;
import io.onecare.core.schedule.AddSchedule;
import io.onecare.core.schedule.DayHours;
import io.onecare.core.schedule.OpeningHours;
import io.onecare.core.schedule.ScheduleOutcome;
import io.onecare.core.schedule.ScheduleSource;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Facilities to book at, behind those of the demo network in the order of codes, and the families
 * of Gaia, Olivia, Ivo and Rita, who book there.
 */
@ApplicationScoped
public class BookingUnderTest {

    /** Gaia Grigi with her son Leo, for browsers; the user name is this. */
    public static final String GAIA = "gaia.under.test";

    /** Olivia Ocra with her son Ugo; the user name is this. */
    public static final String OLIVIA = "olivia.under.test";

    /** Ivo Indaco, who wants what Olivia wants; the user name is this. */
    public static final String IVO = "ivo.under.test";

    /** Rita Rubino, for what takes long; the user name is this. */
    public static final String RITA = "rita.under.test";

    /** Has an agenda with two practitioners, open every day from 06:00 to 22:00. */
    public static final String GREEN = "UT-GREEN";

    /** Has one slot a day, at 09:00, for a week. */
    public static final String LAST = "UT-LAST";

    /** Has its first slots in nine days. */
    public static final String LATER = "UT-LATER";

    /** Takes bookings by phone. */
    public static final String ORANGE = "UT-ORANGE";

    /** Takes bookings by phone; its price changes. */
    public static final String DEARER = "UT-PRICE";

    /** What all of them do. */
    public static final String SERVICE = "VIS-ALLERGOLOGICA";

    /** What it costs there. */
    public static final Money PRICE = Money.parse("47.50");

    /** Under which price list. */
    static final String PRICE_LIST = "BOOK-LIST";

    private static final Actor SYSTEM = Actor.system("test");
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final ValidityPeriod ALWAYS = ValidityPeriod.from(LocalDate.of(2020, 1, 1));

    @Inject private OneCare oneCare;
    @Inject private MembersUnderTest members;
    @Inject private Clock clock;

    @Transactional
    void add(@Observes @Priority(5004) @Initialized(ApplicationScoped.class) Object event) {
        oneCare.networkEditor()
                .add(SYSTEM, new AddPriceList(PRICE_LIST, LocalizedName.of("PROVA", null)));
        facility(GREEN, "Poliambulatorio Pesco & Melo", BookingMode.ONLINE);
        facility(LAST, "Studio Ultimo Posto", BookingMode.ONLINE);
        facility(LATER, "Studio Più Tardi", BookingMode.ONLINE);
        facility(ORANGE, "Centro Medico Arancio", BookingMode.BY_PHONE);
        facility(DEARER, "Centro Medico Rincaro", BookingMode.BY_PHONE);
        practitioner("UT-DR-1", "Dott.ssa", "Ada", "Aprile", GREEN, ORANGE);
        practitioner("UT-DR-2", "Dott.", "Ezio", "Zeffiro", GREEN);
        LocalDate today = today();
        schedule("UT-AG-1", GREEN, "UT-DR-1", "06:00", "22:00", ALWAYS, 30);
        schedule("UT-AG-2", GREEN, "UT-DR-2", "10:00", "11:00", ALWAYS, 30);
        ValidityPeriod week = ValidityPeriod.between(ALWAYS.from(), today.plusDays(8));
        schedule("UT-AG-3", LAST, null, "09:00", "09:30", week, 7);
        schedule(
                "UT-AG-4",
                LATER,
                null,
                "09:00",
                "10:00",
                ValidityPeriod.between(today.plusDays(9), today.plusDays(13)),
                12);
        roll(today);
        members.register("Grigi", "Gaia", "GRGGAI80A41H501C", GAIA);
        members.register("Ocra", "Olivia", "CROLVO80A41H501I", OLIVIA);
        members.register("Indaco", "Ivo", "NDCVIO80A01H501S", IVO);
        members.register("Rubino", "Rita", "RBNRTI80A41H501I", RITA);
    }

    /** Books for somebody as customer care does, as agreed with {@link #ORANGE}. */
    @Transactional
    public String book(String patient, LocalDate day, LocalTime hour) {
        BookingOutcome outcome =
                oneCare.bookingEditor()
                        .book(
                                Actor.operator("op-1"),
                                new Book(
                                        IdempotencyKey.random(),
                                        patient,
                                        SERVICE,
                                        new AppointmentTime.Agreed(
                                                ORANGE,
                                                null,
                                                day.atTime(hour),
                                                AppointmentTime.Agreed.USUAL_DURATION),
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
            return done.booking().reference().toString();
        }
        throw new AssertionError(outcome);
    }

    private void facility(String code, String name, BookingMode mode) {
        oneCare.networkEditor()
                .add(
                        SYSTEM,
                        new AddFacility(
                                code,
                                name,
                                Address.of("Piazza Prova 1", "20123", "Milano", "MI"),
                                null,
                                List.of("02 0012 555"),
                                null,
                                mode,
                                Set.of(SERVICE),
                                ALWAYS));
        oneCare.networkEditor()
                .add(SYSTEM, new AddTariff(code, SERVICE, PRICE_LIST, PRICE, ALWAYS));
    }

    private void practitioner(
            String code, String title, String given, String family, String... facilities) {
        oneCare.networkEditor()
                .add(
                        SYSTEM,
                        new AddPractitioner(
                                code,
                                PractitionerName.of(title, given, family),
                                Set.of(facilities)));
    }

    private void schedule(
            String code,
            String facility,
            String practitioner,
            String from,
            String until,
            ValidityPeriod period,
            int days) {
        oneCare.scheduleEditor()
                .add(
                        SYSTEM,
                        new AddSchedule(
                                code,
                                facility,
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
                                                                        period))
                                                .toArray(WeeklyOpening[]::new)),
                                ALWAYS));
        ScheduleOutcome outcome = oneCare.scheduleEditor().extendHorizon(SYSTEM, code, days);
        if (!(outcome instanceof ScheduleOutcome.Done)) {
            throw new AssertionError(outcome);
        }
    }

    private void roll(LocalDate today) {
        RollOutcome outcome =
                oneCare.rollImport()
                        .upsert(
                                SYSTEM,
                                new Roll(
                                        today,
                                        List.of(new RollPolicy("BOOK-P", null, PRICE_LIST, ALWAYS)),
                                        List.of(
                                                entry(
                                                        "Grigi",
                                                        "Gaia",
                                                        "GRGGAI80A41H501C",
                                                        child(
                                                                "Grigi",
                                                                "Leo",
                                                                "GRGLEO16E12H501S",
                                                                LocalDate.of(2016, 5, 12))),
                                                entry(
                                                        "Ocra",
                                                        "Olivia",
                                                        "CROLVO80A41H501I",
                                                        child(
                                                                "Ocra",
                                                                "Ugo",
                                                                "CROGUO15C04H501E",
                                                                LocalDate.of(2015, 3, 4))),
                                                entry("Indaco", "Ivo", "NDCVIO80A01H501S"),
                                                entry("Rubino", "Rita", "RBNRTI80A41H501I"))));
        if (!(outcome instanceof RollOutcome.Imported)) {
            throw new AssertionError(outcome);
        }
    }

    private static RollEntry entry(
            String surname, String givenName, String taxCode, RollDependant... dependants) {
        return new RollEntry(
                "BOOK-" + givenName,
                PersonName.of(surname, givenName),
                LocalDate.of(1980, 1, 1),
                TaxCode.of(taxCode),
                ContactDetails.of(EmailAddress.of(MembersUnderTest.email(givenName)), null),
                List.of(new RollCover("BOOK-P", ALWAYS)),
                List.of(dependants));
    }

    private static RollDependant child(
            String surname, String givenName, String taxCode, LocalDate birthDate) {
        return new RollDependant(
                "BOOK-" + givenName,
                Relationship.CHILD,
                PersonName.of(surname, givenName),
                birthDate,
                TaxCode.of(taxCode),
                ALWAYS);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ROME);
    }
}
