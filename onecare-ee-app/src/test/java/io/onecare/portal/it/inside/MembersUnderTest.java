package io.onecare.portal.it.inside;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.account.CompleteRegistration;
import io.onecare.core.account.CompletionOutcome;
import io.onecare.core.account.NotificationLanguage;
import io.onecare.core.account.RegistrationMessage;
import io.onecare.core.account.RegistrationOutcome;
import io.onecare.core.account.RequestRegistration;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.member.Relationship;
import io.onecare.core.member.Roll;
import io.onecare.core.member.RollCover;
import io.onecare.core.member.RollDependant;
import io.onecare.core.member.RollEntry;
import io.onecare.core.member.RollPolicy;
import io.onecare.core.network.AddPriceList;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import io.onecare.core.terms.AcceptanceForm;
import io.onecare.core.terms.RecordAcceptance;
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
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * People on the roll of the portal under test. Some have an account and are at home at the address
 * the tests come from, so that a flood of log-ins in another test does not slow them down.
 */
@ApplicationScoped
public class MembersUnderTest {

    /** The password of all of them. */
    public static final String PASSWORD = "un gatto verde beve il tè";

    /** Anna Azzurri, whose user name is this. */
    public static final String ANNA = "anna.under.test";

    /** Bruno Bianchi, whose user name is this. */
    public static final String BRUNO = "bruno.under.test";

    /** Diana Dorati, whose user name is this; for tests of second factors. */
    public static final String DIANA = "diana.under.test";

    /** Elena Fulvi, whose user name is this; for tests of second factors in a browser. */
    public static final String ELENA = "elena.under.test";

    private static final Actor SYSTEM = Actor.system("test");

    @Inject private OneCare oneCare;
    @Inject private EntityManager entityManager;
    @Inject private Clock clock;

    @Transactional
    void add(@Observes @Priority(5001) @Initialized(ApplicationScoped.class) Object event) {
        ValidityPeriod always = ValidityPeriod.from(LocalDate.of(2020, 1, 1));
        RollPolicy policy = new RollPolicy("TEST-P", null, "TEST-LIST", always);
        oneCare.networkEditor()
                .add(SYSTEM, new AddPriceList("TEST-LIST", LocalizedName.of("PROVA", null)));
        oneCare.rollImport()
                .upsert(
                        SYSTEM,
                        new Roll(
                                LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Rome")),
                                List.of(policy),
                                List.of(
                                        entry("Azzurri", "Anna", "ZZRNNA80A41H501D", always),
                                        entry("Bianchi", "Bruno", "BNCBRN80A01H501C", always),
                                        entry("Celesti", "Carla", "CLSCRL80A41H501P", always),
                                        entry("Dorati", "Diana", "DRTDNI80A41H501J", always),
                                        entry("Fulvi", "Elena", "FLVLNE80A41H501J", always))));
        register("Azzurri", "Anna", "ZZRNNA80A41H501D", ANNA);
        register("Bianchi", "Bruno", "BNCBRN80A01H501C", BRUNO);
        register("Dorati", "Diana", "DRTDNI80A41H501J", DIANA);
        register("Fulvi", "Elena", "FLVLNE80A41H501J", ELENA);
    }

    /** The address of somebody on the roll. */
    public static String email(String givenName) {
        return givenName.toLowerCase(java.util.Locale.ROOT) + "@under-test.example";
    }

    /** Somebody born on 1 January 1980, with a family. */
    static RollEntry entry(
            String surname,
            String givenName,
            String taxCode,
            ValidityPeriod always,
            RollDependant... family) {
        return new RollEntry(
                "TEST-" + givenName,
                PersonName.of(surname, givenName),
                LocalDate.of(1980, 1, 1),
                TaxCode.of(taxCode),
                ContactDetails.of(EmailAddress.of(email(givenName)), null),
                List.of(new RollCover("TEST-P", always)),
                List.of(family));
    }

    /** A child of theirs, on the roll from 2020, or from birth. */
    static RollDependant child(
            String surname, String givenName, String taxCode, LocalDate birthDate) {
        LocalDate start = LocalDate.of(2020, 1, 1);
        return new RollDependant(
                "TEST-" + givenName,
                Relationship.CHILD,
                PersonName.of(surname, givenName),
                birthDate,
                TaxCode.of(taxCode),
                ValidityPeriod.from(birthDate.isAfter(start) ? birthDate : start));
    }

    /**
     * Has somebody on the roll, born on 1 January 1980, register; they were shown the privacy
     * notice in force.
     */
    public AccountId register(String surname, String givenName, String taxCode, String userName) {
        AccountId account = registerUnaware(surname, givenName, taxCode, userName);
        shown(account);
        return account;
    }

    /** Keeps that the holder of an account was shown the privacy notice in force. */
    public void shown(AccountId account) {
        String notice =
                oneCare.terms()
                        .inForce(SYSTEM, TermsKind.PRIVACY_NOTICE, clock.instant())
                        .orElseThrow()
                        .code();
        oneCare.termsAcceptances()
                .record(
                        Actor.member(account.value()),
                        new RecordAcceptance(
                                TermsKind.PRIVACY_NOTICE,
                                notice,
                                AcceptanceForm.SHOWN,
                                AuditTrail.ACCOUNT,
                                account.value()));
    }

    /** The same, but nobody has shown them a notice. */
    public AccountId registerUnaware(
            String surname, String givenName, String taxCode, String userName) {
        return registerByDesk(surname, givenName, taxCode, LocalDate.of(1980, 1, 1), userName);
    }

    /** The same at any age; the desk confirms whoever has no address on the roll. */
    AccountId registerByDesk(
            String surname,
            String givenName,
            String taxCode,
            LocalDate birthDate,
            String userName) {
        RegistrationOutcome.Requested requested =
                (RegistrationOutcome.Requested)
                        oneCare.registration()
                                .request(
                                        Actor.visitor(),
                                        new RequestRegistration(
                                                surname,
                                                givenName,
                                                taxCode,
                                                birthDate,
                                                email(givenName),
                                                NotificationLanguage.ITALIAN,
                                                null,
                                                "192.0.2.1"));
        RegistrationMessage prepared =
                oneCare.registration().prepare(SYSTEM, requested.registration());
        if (prepared instanceof RegistrationMessage.NotConfirmed) {
            oneCare.identityChecks().confirm(Actor.operator("test"), requested.registration());
            prepared = oneCare.registration().prepare(SYSTEM, requested.registration());
        }
        RegistrationMessage.CodeToSend message = (RegistrationMessage.CodeToSend) prepared;
        CompletionOutcome.Completed completed =
                (CompletionOutcome.Completed)
                        oneCare.registration()
                                .complete(
                                        Actor.visitor(),
                                        new CompleteRegistration(
                                                message.code().ticket(), PASSWORD, "127.0.0.1"));
        entityManager
                .createNativeQuery("update account set user_name = ?1 where id = ?2")
                .setParameter(1, userName)
                .setParameter(2, completed.account().value())
                .executeUpdate();
        return completed.account();
    }
}
