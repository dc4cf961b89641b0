package io.onecare.core.account;

import static io.onecare.core.account.OfficeFixture.ARIELLA;
import static io.onecare.core.account.OfficeFixture.CELESTE;
import static io.onecare.core.account.OfficeFixture.HOME;
import static io.onecare.core.account.OfficeFixture.NICOLO;
import static io.onecare.core.account.OfficeFixture.OPERATOR;
import static io.onecare.core.account.OfficeFixture.PASSWORD;
import static io.onecare.core.account.OfficeFixture.SYSTEM;
import static io.onecare.core.account.OfficeFixture.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.account.spi.PasswordHasher;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.Statements;
import io.onecare.core.person.EmailAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who logs in, and how often somebody may try, on both providers and both databases. */
class LogInIT {

    private static final String EVERYWHERE = "io.onecare.core.account.OfficeFixture#everywhere";
    private static final LogInOutcome REFUSED = new LogInOutcome.Refused();
    private static final String WRONG = "un gatto rosso beve il tè";

    /** The hasher of the tests, counted, and held up at a gate. */
    private static final class Counted implements PasswordHasher {

        private final PasswordHasher hasher;
        private final AtomicInteger compared = new AtomicInteger();
        private final AtomicInteger hashed = new AtomicInteger();
        private CyclicBarrier gate = new CyclicBarrier(1);

        Counted(PasswordHasher hasher) {
            this.hasher = hasher;
        }

        @Override
        public String hash(Password password) {
            hashed.incrementAndGet();
            return hasher.hash(password);
        }

        @Override
        public boolean matches(Password password, String hash) {
            compared.incrementAndGet();
            boolean matches = hasher.matches(password, hash);
            try {
                gate.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException fault) {
                throw new IllegalStateException(fault);
            }
            return matches;
        }

        @Override
        public boolean isOutdated(String hash) {
            return hasher.isOutdated(hash);
        }
    }

    private OfficeFixture office;

    @AfterEach
    void close() {
        office.close();
    }

    private CompletionOutcome.Completed open(JpaProvider provider, DatabaseKind kind) {
        office = OfficeFixture.on(provider, kind);
        return office.registered(ARIELLA);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whoever_knows_the_password_acts_as_the_person(JpaProvider provider, DatabaseKind kind) {
        CompletionOutcome.Completed ariella = open(provider, kind);
        UUID member = office.idOf(ARIELLA);

        assertThat(office.logIn(ariella.userName(), PASSWORD, HOME))
                .isEqualTo(
                        new LogInOutcome.LoggedIn(AccountId.of(member), Actor.member(member), 1));
        String typed = " " + ariella.userName().toUpperCase(Locale.ROOT) + " ";
        assertThat(office.logIn(typed, PASSWORD, office.somewhere()))
                .isInstanceOf(LogInOutcome.LoggedIn.class);
        assertThat(office.logIn(ariella.userName(), WRONG, HOME)).isEqualTo(REFUSED);
        assertThat(office.logIn("salvia-000000", PASSWORD, HOME)).isEqualTo(REFUSED);
        assertThat(office.logIn("", "", HOME)).isEqualTo(REFUSED);
        assertThat(office.logIn(ariella.userName(), PASSWORD + "x".repeat(200), HOME))
                .isEqualTo(REFUSED);
        assertThat(office.audited("Account"))
                .containsExactly(
                        "ACCOUNT_CREATED",
                        "LOGGED_IN",
                        "LOGGED_IN",
                        "LOG_IN_FAILED",
                        "LOG_IN_FAILED",
                        "LOG_IN_FAILED",
                        "LOG_IN_FAILED");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_name_that_nobody_has_costs_the_same_as_a_wrong_password(
            JpaProvider provider, DatabaseKind kind) {
        Counted hasher = new Counted(new TestPasswordHasher());
        office = OfficeFixture.on(provider, kind, builder -> builder.passwordHasher(hasher));
        CompletionOutcome.Completed ariella = office.registered(ARIELLA);
        List<List<String>> statements = new ArrayList<>();
        List<Integer> hashes = new ArrayList<>();

        for (String name :
                List.of(ariella.userName(), "salvia-000000", "'; select 1 --", "salvia\u0000")) {
            String somewhere = office.somewhere();
            hasher.compared.set(0);
            hasher.hashed.set(0);
            statements.add(
                    Statements.sentBy(
                            () ->
                                    assertThat(office.logIn(name, WRONG, somewhere))
                                            .isEqualTo(REFUSED)));
            hashes.add(hasher.compared.get() + 100 * hasher.hashed.get());
        }

        assertThat(statements.get(1)).isEqualTo(statements.get(0));
        assertThat(statements.get(2)).isEqualTo(statements.get(0));
        assertThat(statements.get(3)).isEqualTo(statements.get(0));
        assertThat(statements.get(0)).hasSizeLessThanOrEqualTo(8);
        assertThat(hashes).containsOnly(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_stranger_cannot_keep_anybody_out(JpaProvider provider, DatabaseKind kind) {
        CompletionOutcome.Completed ariella = open(provider, kind);
        for (int i = 0; i < 10; i++) { // each time from another address
            assertThat(office.logIn(ariella.userName(), WRONG, office.somewhere()))
                    .isEqualTo(REFUSED);
        }
        assertThat(office.logIn(ariella.userName(), WRONG, office.somewhere()))
                .isEqualTo(new LogInOutcome.TooManyTries(Duration.ofMinutes(3)));

        // where she has logged in before, nothing has happened
        assertThat(office.logIn(ariella.userName(), PASSWORD, HOME))
                .isInstanceOf(LogInOutcome.LoggedIn.class);
        // elsewhere she waits with the strangers, or proves her mailbox
        assertThat(office.logIn(ariella.userName(), PASSWORD, "203.0.113.7"))
                .isEqualTo(new LogInOutcome.TooManyTries(Duration.ofMinutes(3)));
        ConfirmationCode code =
                office.<ResetMessage>write(
                                o ->
                                        o.passwords()
                                                .prepareReset(
                                                        SYSTEM, EmailAddress.of(ARIELLA.email())))
                        .accounts()
                        .get(0)
                        .code();
        office.write(
                o ->
                        o.passwords()
                                .reset(
                                        VISITOR,
                                        new ResetPassword(
                                                code.link(),
                                                "cinque olmi e un tiglio",
                                                "203.0.113.7")));
        assertThat(office.logIn(ariella.userName(), "cinque olmi e un tiglio", "203.0.113.7"))
                .isInstanceOf(LogInOutcome.LoggedIn.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void tries_come_back_with_time(JpaProvider provider, DatabaseKind kind) {
        CompletionOutcome.Completed ariella = open(provider, kind);
        String stranger = office.somewhere();
        for (int i = 0; i < 10; i++) {
            assertThat(office.logIn(ariella.userName(), WRONG, stranger)).isEqualTo(REFUSED);
        }
        assertThat(office.logIn(ariella.userName(), WRONG, stranger))
                .isInstanceOf(LogInOutcome.TooManyTries.class);

        office.clock.forward(Duration.ofMinutes(3).minusNanos(1_000));
        assertThat(office.logIn(ariella.userName(), WRONG, stranger))
                .isEqualTo(new LogInOutcome.TooManyTries(Duration.ofNanos(1_000)));
        office.clock.forward(Duration.ofNanos(1_000));
        assertThat(office.logIn(ariella.userName(), WRONG, stranger)).isEqualTo(REFUSED);
        assertThat(office.logIn(ariella.userName(), WRONG, stranger))
                .isInstanceOf(LogInOutcome.TooManyTries.class);

        office.clock.forward(Duration.ofMinutes(30));
        for (int i = 0; i < 10; i++) {
            assertThat(office.logIn(ariella.userName(), WRONG, stranger)).isEqualTo(REFUSED);
        }
        assertThat(office.logIn(ariella.userName(), WRONG, stranger))
                .isInstanceOf(LogInOutcome.TooManyTries.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void an_address_that_tries_many_names_is_slowed_down_and_no_other_is(
            JpaProvider provider, DatabaseKind kind) {
        CompletionOutcome.Completed ariella = open(provider, kind);
        for (int i = 0; i < 30; i++) {
            assertThat(office.logIn("menta-%06d".formatted(i), WRONG, "198.51.100.1"))
                    .isEqualTo(REFUSED);
        }

        assertThat(office.logIn("menta-999999", WRONG, "198.51.100.1"))
                .isEqualTo(new LogInOutcome.TooManyTries(Duration.ofSeconds(30)));
        assertThat(office.logIn(ariella.userName(), PASSWORD, "198.51.100.2"))
                .isInstanceOf(LogInOutcome.LoggedIn.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void the_right_password_uses_up_no_tries(JpaProvider provider, DatabaseKind kind) {
        CompletionOutcome.Completed ariella = open(provider, kind);

        for (int i = 0; i < 60; i++) {
            assertThat(office.logIn(ariella.userName(), PASSWORD, HOME))
                    .isInstanceOf(LogInOutcome.LoggedIn.class);
        }
        for (int i = 0; i < 10; i++) {
            assertThat(office.logIn(ariella.userName(), WRONG, HOME)).isEqualTo(REFUSED);
        }
        assertThat(office.logIn(ariella.userName(), PASSWORD, HOME))
                .isEqualTo(new LogInOutcome.TooManyTries(Duration.ofMinutes(1)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void guesses_at_once_are_no_more_than_guesses_one_after_the_other(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        Counted hasher = new Counted(new TestPasswordHasher());
        office = OfficeFixture.on(provider, kind, builder -> builder.passwordHasher(hasher));
        CompletionOutcome.Completed ariella = office.registered(ARIELLA);
        hasher.gate = new CyclicBarrier(24); // all of them have compared before one is counted
        List<Callable<LogInOutcome>> guesses = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String somewhere = office.somewhere();
            guesses.add(() -> office.logIn(ariella.userName(), WRONG, somewhere));
        }

        List<LogInOutcome> outcomes = OfficeFixture.atOnce(guesses);

        assertThat(outcomes).filteredOn(REFUSED::equals).hasSize(10);
        assertThat(outcomes).filteredOn(LogInOutcome.TooManyTries.class::isInstance).hasSize(14);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whoever_turns_out_to_be_a_minor_does_not_log_in(JpaProvider provider, DatabaseKind kind) {
        office = OfficeFixture.on(provider, kind);
        CompletionOutcome.Completed celeste =
                office.registeredByDesk(CELESTE, "celeste@example.org");
        office.sql(
                "update dependant set birth_date = date '2015-07-20' where dependant_number = 'D-1'");

        assertThat(office.logIn(celeste.userName(), PASSWORD, HOME)).isEqualTo(REFUSED);

        office.sql(
                "update dependant set birth_date = date '2005-07-20' where dependant_number = 'D-1'");
        assertThat(office.logIn(celeste.userName(), PASSWORD, HOME))
                .isInstanceOf(LogInOutcome.LoggedIn.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_hash_with_the_parameters_of_yesterday_is_made_anew(
            JpaProvider provider, DatabaseKind kind) {
        office =
                OfficeFixture.on(
                        provider, kind, b -> b.passwordHasher(new TestPasswordHasher(200)));
        CompletionOutcome.Completed ariella = office.registered(ARIELLA);
        String old = new TestPasswordHasher(100).hash(Password.of(PASSWORD));
        office.sql("update account set password_hash = '" + old + "'");

        assertThat(office.logIn(ariella.userName(), WRONG, HOME)).isEqualTo(REFUSED);
        assertThat(hash()).isEqualTo(old);
        assertThat(office.logIn(ariella.userName(), PASSWORD, HOME))
                .isEqualTo(
                        new LogInOutcome.LoggedIn(
                                ariella.account(), Actor.member(ariella.account().value()), 1));

        assertThat(hash()).startsWith("test-pbkdf2$200$");
        assertThat(office.logIn(ariella.userName(), PASSWORD, HOME))
                .isInstanceOf(LogInOutcome.LoggedIn.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void an_account_is_there_for_its_holder_and_for_those_who_see_everybody(
            JpaProvider provider, DatabaseKind kind) {
        CompletionOutcome.Completed ariella = open(provider, kind);
        CompletionOutcome.Completed nicolo = office.registered(NICOLO);
        AccountId account = ariella.account();
        Actor own = Actor.member(account.value());
        Actor other = Actor.member(nicolo.account().value());

        assertThat(profile(own, account)).isEqualTo(profile(SYSTEM, account)).isNotNull();
        assertThat(office.audited("Person")).doesNotContain("ACCOUNT_VIEWED");
        assertThat(profile(OPERATOR, account)).isNotNull();
        assertThat(office.audited("Person")).containsOnlyOnce("ACCOUNT_VIEWED");
        assertThat(profile(OPERATOR, AccountId.of(UUID.randomUUID()))).isNull();
        assertThat(office.audited("Person")).containsOnlyOnce("ACCOUNT_VIEWED");
        assertThat(epoch(own, account)).hasValue(1);
        assertThat(epoch(SYSTEM, account)).hasValue(1);
        for (Actor nobody :
                List.of(other, VISITOR, Actor.facilityStaff("OC-1", account.toString()))) {
            assertThat(profile(nobody, account)).isNull();
            assertThat(epoch(nobody, account)).isEmpty();
        }
        assertThat(epoch(OPERATOR, account)).isEmpty();
        AccountId unknown = AccountId.of(UUID.randomUUID());
        assertThat(profile(SYSTEM, unknown)).isNull();
        assertThat(epoch(SYSTEM, unknown)).isEmpty();
        assertThat(office.network.statementsOf(o -> o.accounts().sessionEpoch(own, account)))
                .isEqualTo(1);
        assertThat(office.network.statementsOf(o -> o.accounts().find(own, account))).isEqualTo(1);
    }

    private AccountProfile profile(Actor actor, AccountId account) {
        return office.<AccountProfile>write(o -> o.accounts().find(actor, account).orElse(null));
    }

    private OptionalInt epoch(Actor actor, AccountId account) {
        return office.<OptionalInt>read(o -> o.accounts().sessionEpoch(actor, account));
    }

    private String hash() {
        return office.texts("select password_hash from account").get(0);
    }
}
