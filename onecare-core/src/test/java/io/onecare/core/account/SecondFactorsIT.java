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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.Role;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.Statements;
import io.onecare.core.person.EmailAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** More than a password, on both providers and both databases. */
class SecondFactorsIT {

    private static final String EVERYWHERE = "io.onecare.core.account.OfficeFixture#everywhere";
    private static final String WRONG = "un gatto rosso beve il tè";
    private static final SecondStepOutcome CODE_REFUSED = new SecondStepOutcome.CodeRefused();
    private static final SecondStepOutcome TICKET_REFUSED = new SecondStepOutcome.TicketRefused();
    private static final SecondFactorOutcome NOT_FOUND = new SecondFactorOutcome.NotFound();

    private OfficeFixture office;
    private CompletionOutcome.Completed ariella;
    private Actor own;
    private TestAuthenticator app;
    private List<String> recoveryCodes;

    @AfterEach
    void close() {
        office.close();
    }

    private void open(JpaProvider provider, DatabaseKind kind) {
        open(OfficeFixture.on(provider, kind));
    }

    private void open(OfficeFixture fixture) {
        office = fixture;
        ariella = office.registered(ARIELLA);
        own = Actor.member(ariella.account().value());
    }

    /** With a second factor; the app shows a code that nobody has used yet. */
    private void openSecured(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        secure();
    }

    private void secure() {
        app = appOf(begin(own, PASSWORD, ""));
        recoveryCodes = ((SecondFactorOutcome.SetUp) confirm(own, app.code())).recoveryCodes();
        office.clock.forward(Duration.ofMinutes(1));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_member_sets_one_up_and_then_needs_password_and_code(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        LogInOutcome.LoggedIn in = new LogInOutcome.LoggedIn(ariella.account(), own, 1);

        assertThat(begin(own, WRONG, "")).isEqualTo(new SecondFactorOutcome.WrongPassword());
        assertThat(confirm(own, "000000")).isEqualTo(new SecondFactorOutcome.NothingBegun());
        app = appOf(begin(own, PASSWORD, ""));
        assertThat(office.logIn(ariella.userName(), PASSWORD, HOME)).isEqualTo(in);
        assertThat(confirm(own, app.wrongCode())).isEqualTo(new SecondFactorOutcome.CodeRefused());
        assertThat(status(own)).isEmpty();
        SecondFactorOutcome.SetUp setUp = (SecondFactorOutcome.SetUp) confirm(own, app.code());

        assertThat(setUp.recoveryCodes())
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}"));
        assertThat(status(own))
                .contains(new SecondFactorStatus(office.clock.instant(), 10))
                .isEqualTo(status(OPERATOR))
                .isEqualTo(status(SYSTEM));
        assertThat(office.logIn(ariella.userName(), WRONG, HOME))
                .isEqualTo(new LogInOutcome.Refused());
        String ticket = ticket(HOME);
        assertThat(secondStep(ticket, app.code(), HOME))
                .as("the code that set it up")
                .isEqualTo(CODE_REFUSED);
        office.clock.forward(Duration.ofSeconds(30));
        assertThat(secondStep(ticket, app.wrongCode(), HOME)).isEqualTo(CODE_REFUSED);
        assertThat(secondStep(ticket, " " + spaced(app.code()), HOME))
                .isEqualTo(new SecondStepOutcome.Done(in));
        assertThat(office.messages()).contains("SECOND_FACTOR_SET_UP 3 ariella@example.org");
        assertThat(office.audited("Account"))
                .containsExactly(
                        "ACCOUNT_CREATED",
                        "LOGGED_IN",
                        "LOGGED_IN",
                        "LOG_IN_FAILED",
                        "SECOND_FACTOR_ASKED",
                        "SECOND_FACTOR_BEGUN",
                        "SECOND_FACTOR_FAILED",
                        "SECOND_FACTOR_FAILED",
                        "SECOND_FACTOR_SET_UP");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_code_counts_once_also_if_it_is_given_many_times_at_once(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        openSecured(provider, kind);
        String code = app.code();
        List<Callable<SecondStepOutcome>> steps = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String ticket = ticket(HOME);
            steps.add(() -> secondStep(ticket, code, HOME));
        }

        List<SecondStepOutcome> outcomes = OfficeFixture.atOnce(steps);

        assertThat(outcomes).filteredOn(SecondStepOutcome.Done.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(CODE_REFUSED::equals).hasSize(4);
        office.clock.forward(Duration.ofSeconds(30));
        assertThat(secondStep(ticket(HOME), code, HOME)).as("drifting").isEqualTo(CODE_REFUSED);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void an_older_code_does_not_count_after_a_newer_one(JpaProvider provider, DatabaseKind kind) {
        openSecured(provider, kind);

        assertThat(secondStep(ticket(HOME), app.code(1), HOME))
                .as("of a clock that is fast")
                .isInstanceOf(SecondStepOutcome.Done.class);
        assertThat(secondStep(ticket(HOME), app.code(), HOME)).isEqualTo(CODE_REFUSED);
        assertThat(secondStep(ticket(HOME), app.code(-1), HOME)).isEqualTo(CODE_REFUSED);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_ticket_counts_once_for_ten_minutes_and_where_the_password_was_given(
            JpaProvider provider, DatabaseKind kind) {
        openSecured(provider, kind);
        String ticket = ticket(HOME);

        assertThat(secondStep(ticket, app.code(), "192.0.2.11")).isEqualTo(TICKET_REFUSED);
        assertThat(secondStep(ticket + "0", app.code(), HOME)).isEqualTo(TICKET_REFUSED);
        assertThat(secondStep("", app.code(), HOME)).isEqualTo(TICKET_REFUSED);
        assertThat(secondStep(ticket, app.code(), HOME)).isInstanceOf(SecondStepOutcome.Done.class);
        office.clock.forward(Duration.ofMinutes(1));
        assertThat(secondStep(ticket, app.code(), HOME)).isEqualTo(TICKET_REFUSED);

        String late = ticket(HOME);
        office.clock.forward(Duration.ofMinutes(10).minusNanos(1_000));
        assertThat(secondStep(late, app.wrongCode(), HOME)).isEqualTo(CODE_REFUSED);
        office.clock.forward(Duration.ofNanos(1_000));
        assertThat(secondStep(late, app.code(), HOME)).isEqualTo(TICKET_REFUSED);
        assertThat(office.texts("select ticket_digest from log_in_ticket")).hasSize(1);
        office.<Integer>write(o -> o.accounts().forgetWhatIsOver(SYSTEM));
        assertThat(office.texts("select ticket_digest from log_in_ticket")).isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_ticket_ends_with_the_password_that_it_was_given_for(
            JpaProvider provider, DatabaseKind kind) {
        openSecured(provider, kind);
        String ticket = ticket(HOME);
        String next = "cinque olmi e un tiglio";

        office.<PasswordOutcome>write(
                o -> o.passwords().change(own, new ChangePassword(PASSWORD, next, HOME)));

        assertThat(secondStep(ticket, app.code(), HOME)).isEqualTo(TICKET_REFUSED);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whoever_sets_a_new_password_by_mail_still_needs_the_second_factor(
            JpaProvider provider, DatabaseKind kind) {
        openSecured(provider, kind);
        String next = "cinque olmi e un tiglio";
        ConfirmationCode mailed =
                office.<ResetMessage>write(
                                o ->
                                        o.passwords()
                                                .prepareReset(
                                                        SYSTEM, EmailAddress.of(ARIELLA.email())))
                        .accounts()
                        .get(0)
                        .code();

        office.<PasswordOutcome>write(
                o -> o.passwords().reset(VISITOR, new ResetPassword(mailed.link(), next, HOME)));

        LogInOutcome outcome = office.logIn(ariella.userName(), next, HOME);
        assertThat(outcome).isInstanceOf(LogInOutcome.SecondFactorRequired.class);
        String ticket = ((LogInOutcome.SecondFactorRequired) outcome).ticket();
        assertThat(secondStep(ticket, app.code(), HOME)).isInstanceOf(SecondStepOutcome.Done.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whoever_does_not_know_the_password_learns_nothing_and_does_the_same_work(
            JpaProvider provider, DatabaseKind kind) {
        openSecured(provider, kind);
        CompletionOutcome.Completed nicolo = office.registered(NICOLO);
        List<List<String>> statements = new ArrayList<>();

        for (String name : List.of(ariella.userName(), nicolo.userName(), "salvia-000000")) {
            String somewhere = office.somewhere();
            statements.add(
                    Statements.sentBy(
                            () ->
                                    assertThat(office.logIn(name, WRONG, somewhere))
                                            .isEqualTo(new LogInOutcome.Refused())));
        }

        assertThat(statements.get(1)).isEqualTo(statements.get(0));
        assertThat(statements.get(2)).isEqualTo(statements.get(0));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_recovery_code_counts_once_and_its_use_is_told(JpaProvider provider, DatabaseKind kind) {
        openSecured(provider, kind);
        String code = recoveryCodes.get(3);
        String typed = code.toLowerCase(Locale.ROOT).replace("-", " ").replace('0', 'o');

        assertThat(secondStep(ticket(HOME), typed, HOME))
                .isInstanceOf(SecondStepOutcome.Done.class);

        assertThat(secondStep(ticket(HOME), code, HOME)).isEqualTo(CODE_REFUSED);
        assertThat(status(own).orElseThrow().recoveryCodesLeft()).isEqualTo(9);
        assertThat(office.messages()).contains("RECOVERY_CODE_USED 4 ariella@example.org");
        assertThat(office.audited("Account")).contains("RECOVERY_CODE_USED");
        assertThat(secondStep(ticket(HOME), recoveryCodes.get(4), HOME))
                .isInstanceOf(SecondStepOutcome.Done.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_recovery_code_that_is_used_twice_at_once_counts_once(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        openSecured(provider, kind);
        List<Callable<SecondStepOutcome>> steps = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String ticket = ticket(HOME);
            steps.add(() -> secondStep(ticket, recoveryCodes.get(0), HOME));
        }

        List<SecondStepOutcome> outcomes = OfficeFixture.atOnce(steps);

        assertThat(outcomes).filteredOn(SecondStepOutcome.Done.class::isInstance).hasSize(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void codes_of_somebody_else_do_not_count(JpaProvider provider, DatabaseKind kind) {
        openSecured(provider, kind);
        CompletionOutcome.Completed nicolo = office.registered(NICOLO);
        Actor his = Actor.member(nicolo.account().value());
        TestAuthenticator hisApp = appOf(begin(his, PASSWORD, ""));
        List<String> hisCodes =
                ((SecondFactorOutcome.SetUp) confirm(his, hisApp.code())).recoveryCodes();
        office.clock.forward(Duration.ofMinutes(1));

        assertThat(secondStep(ticket(HOME), hisCodes.get(0), HOME)).isEqualTo(CODE_REFUSED);
        assertThat(secondStep(ticket(HOME), hisApp.code(), HOME)).isEqualTo(CODE_REFUSED);
        assertThat(remove(own, PASSWORD, hisApp.code()))
                .isEqualTo(new SecondFactorOutcome.CodeRefused());
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whoever_knows_the_password_has_few_guesses_and_keeps_nobody_out(
            JpaProvider provider, DatabaseKind kind) {
        openSecured(provider, kind);
        for (int i = 0; i < 5; i++) { // each time from another address
            String somewhere = office.somewhere();
            assertThat(secondStep(ticket(somewhere), app.wrongCode(), somewhere))
                    .isEqualTo(CODE_REFUSED);
        }
        String elsewhere = office.somewhere();
        assertThat(secondStep(ticket(elsewhere), app.code(), elsewhere))
                .as("the right one is not looked at")
                .isEqualTo(new SecondStepOutcome.TooManyTries(Duration.ofHours(1)));

        // where she has logged in before, nothing has happened
        assertThat(secondStep(ticket(HOME), app.code(), HOME))
                .isInstanceOf(SecondStepOutcome.Done.class);
        // elsewhere one guess an hour is left
        office.clock.forward(Duration.ofHours(1));
        String ticket = ticket(elsewhere);
        assertThat(secondStep(ticket, app.wrongCode(), elsewhere)).isEqualTo(CODE_REFUSED);
        assertThat(secondStep(ticket, app.code(), elsewhere))
                .isEqualTo(new SecondStepOutcome.TooManyTries(Duration.ofHours(1)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void the_password_alone_makes_no_address_known(JpaProvider provider, DatabaseKind kind) {
        openSecured(provider, kind);
        String elsewhere = office.somewhere();
        for (int i = 0; i < 5; i++) {
            assertThat(secondStep(ticket(elsewhere), app.wrongCode(), elsewhere))
                    .isEqualTo(CODE_REFUSED);
        }

        assertThat(secondStep(ticket(elsewhere), app.code(), elsewhere))
                .isEqualTo(new SecondStepOutcome.TooManyTries(Duration.ofHours(1)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void at_home_too_guesses_are_few_and_right_codes_use_up_none(
            JpaProvider provider, DatabaseKind kind) {
        openSecured(provider, kind);
        for (int i = 0; i < 12; i++) {
            assertThat(secondStep(ticket(HOME), app.code(), HOME))
                    .isInstanceOf(SecondStepOutcome.Done.class);
            office.clock.forward(Duration.ofSeconds(30));
        }
        String ticket = ticket(HOME);
        for (int i = 0; i < 4; i++) {
            assertThat(secondStep(ticket, app.wrongCode(), HOME)).isEqualTo(CODE_REFUSED);
        }
        assertThat(remove(own, PASSWORD, app.wrongCode()))
                .as("the same count for whoever is logged in")
                .isEqualTo(new SecondFactorOutcome.CodeRefused());

        assertThat(secondStep(ticket, app.code(), HOME))
                .isEqualTo(new SecondStepOutcome.TooManyTries(Duration.ofMinutes(15)));
        assertThat(remove(own, PASSWORD, app.code()))
                .isEqualTo(new SecondFactorOutcome.TooManyTries(Duration.ofMinutes(15)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void guesses_at_once_are_no_more_than_guesses_one_after_the_other(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        openSecured(provider, kind);
        List<Callable<SecondStepOutcome>> guesses = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String ticket = ticket(HOME);
            guesses.add(() -> secondStep(ticket, app.wrongCode(), HOME));
        }

        List<SecondStepOutcome> outcomes = OfficeFixture.atOnce(guesses);

        assertThat(outcomes).filteredOn(CODE_REFUSED::equals).hasSize(5);
        assertThat(outcomes)
                .filteredOn(SecondStepOutcome.TooManyTries.class::isInstance)
                .hasSize(11);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void another_app_needs_a_code_of_the_one_before_which_counts_until_then(
            JpaProvider provider, DatabaseKind kind) {
        openSecured(provider, kind);

        assertThat(begin(own, PASSWORD, "")).isEqualTo(new SecondFactorOutcome.CodeRefused());
        assertThat(begin(own, WRONG, app.code()))
                .isEqualTo(new SecondFactorOutcome.WrongPassword());
        TestAuthenticator other = appOf(begin(own, PASSWORD, app.code()));
        office.clock.forward(Duration.ofSeconds(30));
        assertThat(secondStep(ticket(HOME), other.code(), HOME)).isEqualTo(CODE_REFUSED);
        assertThat(secondStep(ticket(HOME), app.code(), HOME))
                .isInstanceOf(SecondStepOutcome.Done.class);
        String ticket = ticket(HOME);
        assertThat(confirm(own, app.code())).isEqualTo(new SecondFactorOutcome.CodeRefused());
        assertThat(confirm(own, other.code())).isInstanceOf(SecondFactorOutcome.SetUp.class);

        office.clock.forward(Duration.ofSeconds(30));
        assertThat(secondStep(ticket, other.code(), HOME)).isEqualTo(TICKET_REFUSED);
        assertThat(secondStep(ticket(HOME), app.code(), HOME)).isEqualTo(CODE_REFUSED);
        assertThat(secondStep(ticket(HOME), recoveryCodes.get(0), HOME)).isEqualTo(CODE_REFUSED);
        assertThat(secondStep(ticket(HOME), other.code(), HOME))
                .isInstanceOf(SecondStepOutcome.Done.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void removing_it_needs_password_and_code_and_is_told(JpaProvider provider, DatabaseKind kind) {
        openSecured(provider, kind);
        String ticket = ticket(HOME);

        assertThat(remove(own, WRONG, app.code()))
                .isEqualTo(new SecondFactorOutcome.WrongPassword());
        assertThat(remove(own, PASSWORD, app.wrongCode()))
                .isEqualTo(new SecondFactorOutcome.CodeRefused());
        assertThat(remove(own, PASSWORD, recoveryCodes.get(9)))
                .isEqualTo(new SecondFactorOutcome.Removed());

        assertThat(status(own)).isEmpty();
        assertThat(secondStep(ticket, app.code(), HOME)).isEqualTo(TICKET_REFUSED);
        assertThat(office.logIn(ariella.userName(), PASSWORD, HOME))
                .isInstanceOf(LogInOutcome.LoggedIn.class);
        assertThat(remove(own, PASSWORD, "")).isEqualTo(NOT_FOUND);
        assertThat(office.messages())
                .contains(
                        "RECOVERY_CODE_USED 4 ariella@example.org",
                        "SECOND_FACTOR_REMOVED 5 ariella@example.org");
        secure();
        assertThat(ticket(HOME)).isNotEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void the_desk_removes_one_that_is_lost_and_ends_the_sessions(
            JpaProvider provider, DatabaseKind kind) {
        openSecured(provider, kind);
        AccountId account = ariella.account();

        for (Actor nobody : List.of(VISITOR, own, SYSTEM, new Actor(Role.ADMINISTRATOR, "admin"))) {
            assertThat(removeLost(nobody, account)).isEqualTo(NOT_FOUND);
        }
        assertThat(removeLost(OPERATOR, AccountId.of(office.idOf(NICOLO)))).isEqualTo(NOT_FOUND);
        assertThat(status(own)).isNotEmpty();
        assertThat(removeLost(OPERATOR, account)).isEqualTo(new SecondFactorOutcome.Removed());

        assertThat(removeLost(OPERATOR, account)).isEqualTo(NOT_FOUND);
        assertThat(office.<OptionalInt>read(o -> o.accounts().sessionEpoch(own, account)))
                .hasValue(2);
        assertThat(office.logIn(ariella.userName(), PASSWORD, HOME))
                .isEqualTo(new LogInOutcome.LoggedIn(account, own, 2));
        assertThat(office.messages()).contains("SECOND_FACTOR_REMOVED 4 ariella@example.org");
        assertThat(
                        office.texts(
                                "select actor_role || ' ' || actor_name from audit_entry"
                                        + " where action = 'SECOND_FACTOR_REMOVED'"))
                .containsExactly("OPERATOR desk");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void who_must_have_one_is_led_to_it_and_may_do_nothing_else(
            JpaProvider provider, DatabaseKind kind) {
        open(OfficeFixture.on(provider, kind, b -> b.secondFactor(SecondFactorRule.EVERYBODY)));

        assertThat(office.logIn(ariella.userName(), WRONG, HOME))
                .isEqualTo(new LogInOutcome.Refused());
        assertThat(office.logIn(ariella.userName(), PASSWORD, HOME))
                .isEqualTo(new LogInOutcome.SecondFactorMissing(ariella.account(), own, 1));
        secure();
        assertThat(secondStep(ticket(HOME), app.code(), HOME))
                .isEqualTo(
                        new SecondStepOutcome.Done(
                                new LogInOutcome.LoggedIn(ariella.account(), own, 1)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void what_was_begun_waits_for_half_an_hour(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        app = appOf(begin(own, PASSWORD, ""));
        office.clock.forward(Duration.ofMinutes(30).minusNanos(1_000));
        assertThat(confirm(own, app.wrongCode())).isEqualTo(new SecondFactorOutcome.CodeRefused());
        office.clock.forward(Duration.ofNanos(1_000));

        assertThat(confirm(own, app.code())).isEqualTo(new SecondFactorOutcome.NothingBegun());
        office.<Integer>write(o -> o.accounts().forgetWhatIsOver(SYSTEM));
        assertThat(office.texts("select account_id from second_factor")).isEmpty();

        TestAuthenticator first = appOf(begin(own, PASSWORD, ""));
        TestAuthenticator second = appOf(begin(own, PASSWORD, ""));
        assertThat(confirm(own, first.code())).isEqualTo(new SecondFactorOutcome.CodeRefused());
        assertThat(confirm(own, second.code())).isInstanceOf(SecondFactorOutcome.SetUp.class);
        office.clock.forward(Duration.ofSeconds(30));
        begin(own, PASSWORD, second.code());
        office.clock.forward(Duration.ofMinutes(31));
        office.<Integer>write(o -> o.accounts().forgetWhatIsOver(SYSTEM));
        assertThat(office.texts("select pending_secret from second_factor"))
                .containsExactly((String) null);
        assertThat(secondStep(ticket(HOME), second.code(), HOME))
                .isInstanceOf(SecondStepOutcome.Done.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whoever_turns_out_to_be_a_minor_takes_no_second_step(
            JpaProvider provider, DatabaseKind kind) {
        office = OfficeFixture.on(provider, kind);
        ariella = office.registeredByDesk(CELESTE, "celeste@example.org");
        own = Actor.member(ariella.account().value());
        secure();
        String ticket = ticket(HOME);
        office.sql(
                "update dependant set birth_date = date '2015-07-20' where dependant_number = 'D-1'");

        assertThat(secondStep(ticket, app.code(), HOME)).isEqualTo(TICKET_REFUSED);

        office.sql(
                "update dependant set birth_date = date '2005-07-20' where dependant_number = 'D-1'");
        assertThat(secondStep(ticket, app.code(), HOME)).isInstanceOf(SecondStepOutcome.Done.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whoever_has_the_database_alone_has_no_codes(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        String shown = ((SecondFactorOutcome.Begun) begin(own, PASSWORD, "")).secret().base32();
        app = new TestAuthenticator(shown, office.clock);
        recoveryCodes = ((SecondFactorOutcome.SetUp) confirm(own, app.code())).recoveryCodes();
        String ticket = ticket(HOME);

        String stored =
                office.texts("select secret from second_factor").get(0)
                        + office.texts("select code_digest from recovery_code")
                        + office.texts("select ticket_digest from log_in_ticket");
        assertThat(stored).startsWith("test-gcm$").doesNotContain(shown, ticket);
        recoveryCodes.forEach(
                code -> assertThat(stored).doesNotContain(code, code.replace("-", "")));

        // nor does a secret of one's own count for somebody else
        CompletionOutcome.Completed nicolo = office.registered(NICOLO);
        Actor his = Actor.member(nicolo.account().value());
        TestAuthenticator hisApp = appOf(begin(his, PASSWORD, ""));
        confirm(his, hisApp.code());
        office.clock.forward(Duration.ofMinutes(1));
        office.sql(
                "update second_factor set secret = (select f.secret from second_factor f"
                        + " where f.account_id = '%s') where account_id = '%s'"
                                .formatted(nicolo.account(), ariella.account()));
        String mine = ticket(HOME);
        assertThatThrownBy(() -> secondStep(mine, hisApp.code(), HOME))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_secret_is_written_anew_when_the_key_is_another_one(
            JpaProvider provider, DatabaseKind kind) {
        TestSecretCipher before = new TestSecretCipher("vecchia chiave di trentadue byte");
        TestSecretCipher after =
                new TestSecretCipher(
                        "nuovissima chiave da trentadue b", "vecchia chiave di trentadue byte");
        open(OfficeFixture.on(provider, kind, b -> b.secretCipher(after)));
        secure();
        String context = SecondFactors.contextOf(ariella.account());
        byte[] secret =
                after.decrypt(office.texts("select secret from second_factor").get(0), context);
        office.sql("update second_factor set secret = '" + before.encrypt(secret, context) + "'");

        assertThat(secondStep(ticket(HOME), app.wrongCode(), HOME)).isEqualTo(CODE_REFUSED);
        assertThat(secret()).startsWith("test-gcm$vecchia$");
        assertThat(secondStep(ticket(HOME), app.code(), HOME))
                .isInstanceOf(SecondStepOutcome.Done.class);
        assertThat(secret()).startsWith("test-gcm$nuovissima$");
        office.clock.forward(Duration.ofSeconds(30));
        assertThat(secondStep(ticket(HOME), app.code(), HOME))
                .isInstanceOf(SecondStepOutcome.Done.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void an_account_whose_key_is_lost_stays_closed_but_for_codes_on_paper(
            JpaProvider provider, DatabaseKind kind) {
        openSecured(provider, kind);
        office.sql("update second_factor set secret = 'of a key that is lost'");

        String ticket = ticket(HOME);
        assertThatThrownBy(() -> secondStep(ticket, app.code(), HOME))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("lost");
        assertThat(secondStep(ticket, recoveryCodes.get(0), HOME))
                .isInstanceOf(SecondStepOutcome.Done.class);
    }

    private static String spaced(String code) {
        return code.substring(0, 3) + " " + code.substring(3);
    }

    private TestAuthenticator appOf(SecondFactorOutcome begun) {
        return new TestAuthenticator(
                ((SecondFactorOutcome.Begun) begun).secret().base32(), office.clock);
    }

    private SecondFactorOutcome begin(Actor actor, String password, String code) {
        return office.write(
                o -> o.secondFactors().begin(actor, new SecondFactorProof(password, code, HOME)));
    }

    private SecondFactorOutcome confirm(Actor actor, String code) {
        return office.write(o -> o.secondFactors().confirm(actor, code));
    }

    private SecondFactorOutcome remove(Actor actor, String password, String code) {
        return office.write(
                o -> o.secondFactors().remove(actor, new SecondFactorProof(password, code, HOME)));
    }

    private SecondFactorOutcome removeLost(Actor actor, AccountId account) {
        return office.write(o -> o.secondFactors().removeLost(actor, account));
    }

    private Optional<SecondFactorStatus> status(Actor actor) {
        return office.read(o -> o.secondFactors().find(actor, ariella.account()));
    }

    /** Gives the right password. */
    private String ticket(String networkAddress) {
        return ((LogInOutcome.SecondFactorRequired)
                        office.logIn(ariella.userName(), PASSWORD, networkAddress))
                .ticket();
    }

    private SecondStepOutcome secondStep(String ticket, String code, String networkAddress) {
        return office.write(
                o ->
                        o.secondFactors()
                                .logIn(VISITOR, new SecondStep(ticket, code, networkAddress)));
    }

    private String secret() {
        return office.texts("select secret from second_factor").get(0);
    }
}
