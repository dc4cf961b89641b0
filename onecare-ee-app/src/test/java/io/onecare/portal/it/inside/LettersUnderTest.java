package io.onecare.portal.it.inside;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.member.Roll;
import io.onecare.core.money.Money;
import io.onecare.core.network.AddFacility;
import io.onecare.core.network.AddHealthService;
import io.onecare.core.network.AddPractitioner;
import io.onecare.core.network.AddServiceCategory;
import io.onecare.core.network.AddTariff;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.PractitionerName;
import io.onecare.core.network.Preparation;
import io.onecare.core.network.SetPreparation;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.place.Address;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.time.ValidityPeriod;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * A facility that answers by mail, with a service that needs preparation, and two members who get
 * mails: Lara Letti in Italian and Liam Ladi in English.
 */
@ApplicationScoped
public class LettersUnderTest {

    /** The facility's code. */
    public static final String FACILITY = "LETTERS-1";

    /** The service's code. */
    public static final String SERVICE = "LETTERS-VISIT";

    /** With whom appointments are. */
    public static final String PRACTITIONER = "LETTERS-DR";

    /** What the service costs. */
    public static final Money PRICE = Money.parse("47.50");

    /** What patients do before. */
    static final Preparation PREPARATION =
            Preparation.of(
                    "Presentarsi a digiuno da 8 ore.\nPortare gli esami <già> eseguiti.",
                    "Do not eat for 8 hours.\nBring earlier results.");

    private static final Actor SYSTEM = Actor.system("test");

    @Inject private OneCare oneCare;
    @Inject private MembersUnderTest members;
    @Inject private EntityManager entityManager;
    @Inject private Clock clock;

    @Transactional
    void add(@Observes @Priority(5004) @Initialized(ApplicationScoped.class) Object event) {
        if (oneCare.members().maySee(SYSTEM, "TEST-Lara")) {
            return; // a run before this one left its data in target/
        }
        ValidityPeriod always = ValidityPeriod.from(LocalDate.of(2020, 1, 1));
        network(always);
        oneCare.rollImport()
                .upsert(
                        SYSTEM,
                        new Roll(
                                LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Rome")),
                                List.of(),
                                List.of(
                                        MembersUnderTest.entry(
                                                "Letti", "Lara", "LTTLRA80A41H501W", always),
                                        MembersUnderTest.entry(
                                                "Ladi", "Liam", "LDALMI80A01H501H", always))));
        members.register("Letti", "Lara", "LTTLRA80A41H501W", "lara.under.test");
        AccountId liam = members.register("Ladi", "Liam", "LDALMI80A01H501H", "liam.under.test");
        entityManager
                .createNativeQuery("update account set language = 'en' where id = ?1")
                .setParameter(1, liam.value())
                .executeUpdate();
    }

    private void network(ValidityPeriod always) {
        oneCare.networkEditor()
                .add(
                        SYSTEM,
                        new AddServiceCategory(
                                "LETTERS", LocalizedName.of("PROVA LETTERE", "Letters"), 98));
        oneCare.networkEditor()
                .add(
                        SYSTEM,
                        new AddHealthService(
                                SERVICE,
                                "LETTERS",
                                LocalizedName.of("VISITA EPISTOLARE", "Epistolary consultation"),
                                null));
        oneCare.networkEditor().setPreparation(SYSTEM, new SetPreparation(SERVICE, PREPARATION));
        oneCare.networkEditor()
                .add(
                        SYSTEM,
                        new AddFacility(
                                FACILITY,
                                "Centro Lettere & Nuvole",
                                Address.of(
                                        "Via dell’Inchiostro 3, scala B", "10121", "Torino", "TO"),
                                new GeoPoint(45.07, 7.68),
                                List.of("011 0012345"),
                                EmailAddress.of("agenda.lettere@under-test.example"),
                                BookingMode.BY_PHONE,
                                Set.of(SERVICE),
                                always));
        oneCare.networkEditor()
                .add(
                        SYSTEM,
                        new AddPractitioner(
                                PRACTITIONER,
                                PractitionerName.of("Dott.ssa", "Stella", "Postali"),
                                Set.of(FACILITY)));
        oneCare.networkEditor()
                .add(SYSTEM, new AddTariff(FACILITY, SERVICE, "TEST-LIST", PRICE, always));
    }
}
