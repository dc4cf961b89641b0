package io.onecare.portal.it.inside;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.account.RequestEmailChange;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.booking.AppointmentTime;
import io.onecare.core.booking.Book;
import io.onecare.core.booking.Booking;
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
import io.onecare.core.network.AddPriceList;
import io.onecare.core.network.AddTariff;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import io.onecare.core.terms.TermsKind;
import io.onecare.core.time.ValidityPeriod;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/**
 * Dora Dorati with a family, appointments and things that wait, at a facility of the demo network:
 * Elio will be of age in 20 days, Fiora is of age and has agreed, Gino is of age and has not. Her
 * cover ends in 25 days. Nora Neri and Olga Ombra have registered and were never shown a privacy
 * notice.
 */
@ApplicationScoped
public class FamilyUnderTest {

    /** Dora, whose user name is this. */
    public static final String DORA = "dora.under.test";

    /** Nora, whose user name is this. */
    public static final String NORA = "nora.under.test";

    /** Olga, whose user name is this. */
    public static final String OLGA = "olga.under.test";

    /** Who looked at the data of Dora, and must not be named. */
    public static final String OPERATOR = "op-rossi-maria";

    private static final String SERVICE = "VIS-ALLERGOLOGICA";
    private static final Money PRICE = Money.parse("47.50");
    private static final Actor SYSTEM = Actor.system("test");
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final ValidityPeriod ALWAYS = ValidityPeriod.from(LocalDate.of(2020, 1, 1));

    @Inject private OneCare oneCare;
    @Inject private MembersUnderTest members;
    @Inject private Clock clock;

    private FacilityListing facility;

    @Transactional
    void add(@Observes @Priority(5002) @Initialized(ApplicationScoped.class) Object event) {
        facility = aFacility();
        roll();
        AccountId dora = members.register("Dorati", "Dora", "DRTDRO80A41H501D", DORA);
        members.registerUnaware("Neri", "Nora", "NRENRO80A41H501V", NORA);
        members.registerUnaware("Ombra", "Olga", "MBRLGO80A41H501H", OLGA);
        oneCare.agreements().agree(SYSTEM, "TEST-Fiora");

        Booking stands = book("TEST-Dora", 3, 10);
        oneCare.bookingEditor().confirm(staff(), stands.reference());
        book("TEST-Fiora", 4, 11);
        Booking elsewhen = book("TEST-Elio", 6, 9);
        require(
                oneCare.bookingEditor()
                        .propose(
                                staff(),
                                elsewhen.reference(),
                                agreed(today().plusDays(7).atTime(15, 0))));
        // nobody's business on Dora's pages
        book("TEST-Gino", 2, 8);
        book("TEST-Carla", 2, 12);

        oneCare.profiles()
                .requestEmail(
                        Actor.member(dora.value()),
                        new RequestEmailChange(
                                "dora.nuova@under-test.example",
                                MembersUnderTest.PASSWORD,
                                "127.0.0.1"));
        looks(dora, stands);
    }

    /** The facility of all appointments. */
    public FacilityListing facility() {
        return facility;
    }

    /** Somebody at that facility. */
    public Actor staff() {
        return Actor.facilityStaff(facility.code(), "reception-7");
    }

    /** Books for somebody, so many days from today at a full hour. */
    public Booking book(String patient, int days, int hour) {
        return bookAt(patient, today().plusDays(days).atTime(hour, 0));
    }

    /** Books for somebody at some time. */
    Booking bookAt(String patient, LocalDateTime when) {
        return require(
                oneCare.bookingEditor()
                        .book(
                                SYSTEM,
                                new Book(
                                        IdempotencyKey.random(),
                                        patient,
                                        SERVICE,
                                        agreed(when),
                                        PRICE,
                                        conditions(),
                                        Channel.API,
                                        null)));
    }

    private String conditions() {
        return oneCare.terms()
                .inForce(SYSTEM, TermsKind.GENERAL_CONDITIONS, clock.instant())
                .orElseThrow()
                .code();
    }

    /** More looks than a page shows, one at a booking, and one at somebody else. */
    private void looks(AccountId dora, Booking booking) {
        Actor operator = Actor.operator(OPERATOR);
        for (int i = 0; i < 30; i++) {
            oneCare.auditTrail().record(operator, "IDENTITY_VIEWED", AuditTrail.PERSON, "" + dora);
        }
        oneCare.auditTrail().record(staff(), "BOOKING_SEEN", "Booking", booking.id().toString());
        oneCare.auditTrail()
                .record(operator, "IDENTITY_REFUSED", AuditTrail.PERSON, "somebody-else");
    }

    private FacilityListing aFacility() {
        return oneCare.facilityDirectory().page(SYSTEM, null, 500).stream()
                .filter(one -> one.serviceCodes().contains(SERVICE) && !one.phones().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private void roll() {
        LocalDate today = today();
        ValidityPeriod ending =
                ValidityPeriod.between(LocalDate.of(2020, 1, 1), today.plusDays(25));
        oneCare.networkEditor()
                .add(SYSTEM, new AddPriceList("FAMILY-LIST", LocalizedName.of("PROVA", null)));
        for (String list : List.of("FAMILY-LIST", "TEST-LIST")) {
            oneCare.networkEditor()
                    .add(SYSTEM, new AddTariff(facility.code(), SERVICE, list, PRICE, ALWAYS));
        }
        RollOutcome outcome =
                oneCare.rollImport()
                        .upsert(
                                SYSTEM,
                                new Roll(
                                        today,
                                        List.of(
                                                new RollPolicy(
                                                        "FAMILY-P", null, "FAMILY-LIST", ALWAYS)),
                                        List.of(
                                                entry(
                                                        "Dorati",
                                                        "Dora",
                                                        "DRTDRO80A41H501D",
                                                        ending,
                                                        List.of(
                                                                dependant(
                                                                        "Elio",
                                                                        "DRTLEI80A01H501C",
                                                                        Relationship.CHILD,
                                                                        today.plusDays(20)
                                                                                .minusYears(18)),
                                                                dependant(
                                                                        "Fiora",
                                                                        "DRTFRI80A41H501Z",
                                                                        Relationship
                                                                                .SPOUSE_OR_PARTNER,
                                                                        LocalDate.of(1981, 1, 1)),
                                                                dependant(
                                                                        "Gino",
                                                                        "DRTGNI80A01H501I",
                                                                        Relationship.PARENT,
                                                                        LocalDate.of(1950, 1, 1)))),
                                                entry(
                                                        "Ombra",
                                                        "Olga",
                                                        "MBRLGO80A41H501H",
                                                        ALWAYS,
                                                        List.of()),
                                                entry(
                                                        "Neri",
                                                        "Nora",
                                                        "NRENRO80A41H501V",
                                                        ALWAYS,
                                                        List.of()))));
        if (!(outcome instanceof RollOutcome.Imported)) {
            throw new AssertionError(outcome);
        }
    }

    private static RollEntry entry(
            String surname,
            String givenName,
            String taxCode,
            ValidityPeriod cover,
            List<RollDependant> dependants) {
        return new RollEntry(
                "TEST-" + givenName,
                PersonName.of(surname, givenName),
                LocalDate.of(1980, 1, 1),
                TaxCode.of(taxCode),
                ContactDetails.of(EmailAddress.of(MembersUnderTest.email(givenName)), null),
                List.of(new RollCover("FAMILY-P", cover)),
                dependants);
    }

    private static RollDependant dependant(
            String givenName, String taxCode, Relationship relationship, LocalDate birthDate) {
        return new RollDependant(
                "TEST-" + givenName,
                relationship,
                PersonName.of("Dorati", givenName),
                birthDate,
                TaxCode.of(taxCode),
                ALWAYS);
    }

    private AppointmentTime agreed(LocalDateTime when) {
        return new AppointmentTime.Agreed(
                facility.code(), null, when, AppointmentTime.Agreed.USUAL_DURATION);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ROME);
    }

    private static Booking require(BookingOutcome outcome) {
        if (outcome instanceof BookingOutcome.Done done) {
            return done.booking();
        }
        throw new AssertionError(outcome);
    }
}
