package io.onecare.portal.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.account.Accounts;
import io.onecare.core.account.CompleteRegistration;
import io.onecare.core.account.CompletionOutcome;
import io.onecare.core.account.LogIn;
import io.onecare.core.account.LogInOutcome;
import io.onecare.core.account.NotificationLanguage;
import io.onecare.core.account.RegistrationMessage;
import io.onecare.core.account.RegistrationOutcome;
import io.onecare.core.account.RequestRegistration;
import io.onecare.core.member.Roll;
import io.onecare.core.member.RollCover;
import io.onecare.core.member.RollEntry;
import io.onecare.core.member.RollPolicy;
import io.onecare.core.network.AddPriceList;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import io.onecare.core.time.Moments;
import io.onecare.core.time.ValidityPeriod;
import io.onecare.portal.account.AccountJob;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.UserTransaction;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** A member registers and logs in, with the portal's own library and password hasher. */
@ArquillianTest
public class AccountsInsideLibertyIT {

    private static final Actor SYSTEM = Actor.system("test");
    private static final Actor VISITOR = Actor.visitor();
    private static final String HERE = "192.0.2.7";
    private static final String EMAIL = "marea@example.org";
    private static final String PASSWORD = "un gatto verde beve il tè";

    @Inject OneCare oneCare;
    @Inject EntityManager entityManager;
    @Inject UserTransaction transaction;
    @Inject Clock clock;
    @Inject AccountJob job;

    @Test
    void what_is_over_is_forgotten_and_the_rest_stays() throws Exception {
        long old = Moments.toMicros(clock.instant().minus(Accounts.KEPT).minusSeconds(1));
        inTransaction(
                () -> {
                    addBucket("TEST:over", old);
                    addBucket("TEST:counting", Moments.toMicros(clock.instant().plusSeconds(900)));
                    return null;
                });

        job.run();

        assertEquals(
                List.of("TEST:counting"),
                entityManager
                        .createNativeQuery(
                                "select bucket from try_limit where bucket like 'TEST:%'")
                        .getResultList());
    }

    private void addBucket(String name, long emptyAt) {
        entityManager
                .createNativeQuery("insert into try_limit (bucket, empty_at) values (?1, ?2)")
                .setParameter(1, name)
                .setParameter(2, emptyAt)
                .executeUpdate();
    }

    @Test
    void a_member_of_the_roll_registers_and_logs_in_with_an_argon2id_hash() throws Exception {
        inTransaction(
                () -> {
                    load();
                    return null;
                });
        RegistrationOutcome.Requested requested =
                assertInstanceOf(
                        RegistrationOutcome.Requested.class,
                        inTransaction(() -> oneCare.registration().request(VISITOR, typed())));
        RegistrationMessage.CodeToSend message =
                assertInstanceOf(
                        RegistrationMessage.CodeToSend.class,
                        inTransaction(
                                () ->
                                        oneCare.registration()
                                                .prepare(SYSTEM, requested.registration())));
        CompletionOutcome.Completed completed =
                assertInstanceOf(
                        CompletionOutcome.Completed.class,
                        inTransaction(
                                () ->
                                        oneCare.registration()
                                                .complete(
                                                        VISITOR,
                                                        new CompleteRegistration(
                                                                message.code().ticket(),
                                                                PASSWORD,
                                                                HERE))));

        LogInOutcome wrong = logIn(completed.userName(), "un gatto rosso beve il tè");
        assertInstanceOf(LogInOutcome.Refused.class, wrong);
        assertEquals(wrong, logIn("nobody-" + completed.userName(), PASSWORD));
        LogInOutcome.LoggedIn loggedIn =
                assertInstanceOf(
                        LogInOutcome.LoggedIn.class, logIn(completed.userName(), PASSWORD));
        assertEquals(completed.account(), loggedIn.account());
        String hash =
                (String)
                        entityManager
                                .createNativeQuery(
                                        "select password_hash from account where id = ?1")
                                .setParameter(1, completed.account().value())
                                .getSingleResult();
        assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash.split("\\$")[1]);
    }

    private LogInOutcome logIn(String userName, String password) throws Exception {
        return inTransaction(
                () -> oneCare.accounts().logIn(VISITOR, new LogIn(userName, password, HERE)));
    }

    private static RequestRegistration typed() {
        return new RequestRegistration(
                "Prova",
                "Marea",
                "PRVMRA80A41H501Q",
                LocalDate.of(1980, 1, 1),
                EMAIL,
                NotificationLanguage.ITALIAN,
                null,
                HERE);
    }

    /** A member of its own, beside the demo network. */
    private void load() {
        ValidityPeriod always = ValidityPeriod.from(LocalDate.of(2020, 1, 1));
        oneCare.networkEditor()
                .add(SYSTEM, new AddPriceList("ACCOUNTS", LocalizedName.of("PROVA", null)));
        oneCare.rollImport()
                .upsert(
                        SYSTEM,
                        new Roll(
                                LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Rome")),
                                List.of(new RollPolicy("ACCOUNTS-P", null, "ACCOUNTS", always)),
                                List.of(
                                        new RollEntry(
                                                "ACCOUNTS-M",
                                                PersonName.of("Prova", "Marea"),
                                                LocalDate.of(1980, 1, 1),
                                                TaxCode.of("PRVMRA80A41H501Q"),
                                                ContactDetails.of(EmailAddress.of(EMAIL), null),
                                                List.of(new RollCover("ACCOUNTS-P", always)),
                                                List.of()))));
    }

    private <T> T inTransaction(Callable<T> work) throws Exception {
        return Committed.in(transaction, work);
    }
}
