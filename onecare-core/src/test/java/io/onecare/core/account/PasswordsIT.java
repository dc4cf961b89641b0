package io.onecare.core.account;

import static io.onecare.core.account.OfficeFixture.ARIELLA;
import static io.onecare.core.account.OfficeFixture.CELESTE;
import static io.onecare.core.account.OfficeFixture.HOME;
import static io.onecare.core.account.OfficeFixture.OPERATOR;
import static io.onecare.core.account.OfficeFixture.PASSWORD;
import static io.onecare.core.account.OfficeFixture.SYSTEM;
import static io.onecare.core.account.OfficeFixture.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.Actor;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.Statements;
import io.onecare.core.person.EmailAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Other passwords, known or forgotten, on both providers and both databases. */
class PasswordsIT {

    private static final String EVERYWHERE = "io.onecare.core.account.OfficeFixture#everywhere";
    private static final String NEXT = "cinque olmi e un tiglio";
    private static final PasswordOutcome WRONG = new PasswordOutcome.WrongPassword();

    private OfficeFixture office;
    private CompletionOutcome.Completed ariella;
    private Actor own;

    @AfterEach
    void close() {
        office.close();
    }

    private void open(JpaProvider provider, DatabaseKind kind) {
        office = OfficeFixture.on(provider, kind);
        ariella = office.registered(ARIELLA);
        own = Actor.member(ariella.account().value());
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_change_needs_the_password_ends_all_sessions_and_is_told(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        ConfirmationCode forgotten = resetCode();

        assertThat(change(own, "un altro gatto beve", NEXT)).isEqualTo(WRONG);
        assertThat(change(own, PASSWORD, NEXT))
                .isEqualTo(new PasswordOutcome.Changed(ariella.account(), ariella.userName(), 2));

        assertThat(office.logIn(ariella.userName(), PASSWORD, HOME))
                .isEqualTo(new LogInOutcome.Refused());
        assertThat(office.logIn(ariella.userName(), NEXT, HOME))
                .isEqualTo(new LogInOutcome.LoggedIn(ariella.account(), own, 2));
        assertThat(reset(forgotten, PASSWORD)).isEqualTo(refused(CodeRefusal.NOT_VALID));
        assertThat(change(own, NEXT, PASSWORD)).isInstanceOf(PasswordOutcome.Changed.class);
        assertThat(office.messages())
                .contains(
                        "PASSWORD_CHANGED 3 ariella@example.org",
                        "PASSWORD_CHANGED 4 ariella@example.org");
        assertThat(office.audited("Account")).contains("PASSWORD_CHANGED");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_change_is_refused_for_a_weak_password_or_for_somebody_else(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);

        assertThat(change(own, PASSWORD, "corta")).isEqualTo(weak(PasswordProblem.TOO_SHORT));
        assertThat(change(own, PASSWORD, "Password1234")).isEqualTo(weak(PasswordProblem.COMMON));
        for (String personal : List.of(ARIELLA.email(), ARIELLA.taxCode())) {
            assertThat(change(own, PASSWORD, personal))
                    .isEqualTo(weak(PasswordProblem.ABOUT_THE_PERSON));
        }
        // a drawn user name may be short, or a flower's name that is a common password besides
        assertThat(change(own, PASSWORD, ariella.userName()))
                .isIn(
                        weak(PasswordProblem.ABOUT_THE_PERSON),
                        weak(PasswordProblem.COMMON),
                        weak(PasswordProblem.TOO_SHORT));
        for (Actor nobody :
                List.of(VISITOR, OPERATOR, SYSTEM, Actor.member(office.idOf(CELESTE)))) {
            assertThat(change(nobody, PASSWORD, NEXT)).isEqualTo(WRONG);
        }
        assertThat(office.logIn(ariella.userName(), PASSWORD, HOME))
                .isInstanceOf(LogInOutcome.LoggedIn.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_session_that_was_left_open_cannot_try_passwords_without_end(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        for (int i = 0; i < 10; i++) {
            assertThat(change(own, "un altro gatto " + i, NEXT)).isEqualTo(WRONG);
        }

        assertThat(change(own, PASSWORD, NEXT))
                .isEqualTo(new PasswordOutcome.TooManyTries(Duration.ofMinutes(1)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void the_answer_to_a_forgotten_password_is_the_same_for_everybody(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        List<List<String>> statements = new ArrayList<>();

        for (String email : List.of("Ariella@example.org", "nessuno@example.org")) {
            String somewhere = office.somewhere();
            statements.add(
                    Statements.sentBy(
                            () ->
                                    assertThat(request(email, somewhere))
                                            .isEqualTo(new ResetRequestOutcome.Requested())));
        }

        assertThat(statements.get(1)).isEqualTo(statements.get(0));
        assertThat(office.messages())
                .contains(
                        "PASSWORD_RESET 1 Ariella@example.org",
                        "PASSWORD_RESET 1 nessuno@example.org");
        assertThat(request("nessuno", HOME)).isEqualTo(new ResetRequestOutcome.EmailMalformed());
        assertThat(prepare(SYSTEM, "nessuno@example.org").accounts()).isEmpty();
        for (Actor nobody : List.of(VISITOR, OPERATOR, own)) {
            assertThat(prepare(nobody, ARIELLA.email()).accounts()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void the_code_in_the_mail_sets_a_new_password_once_and_ends_all_sessions(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        ConfirmationCode old = resetCode();
        ConfirmationCode code = resetCode();

        assertThat(check(old)).isEqualTo(new CodeCheck.Refused(CodeRefusal.NOT_VALID));
        assertThat(check(code)).isEqualTo(new CodeCheck.Valid());
        assertThat(reset(code, "corta")).isEqualTo(weak(PasswordProblem.TOO_SHORT));
        assertThat(reset(code, ARIELLA.taxCode()))
                .isEqualTo(weak(PasswordProblem.ABOUT_THE_PERSON));
        assertThat(reset(code, NEXT))
                .isEqualTo(new PasswordOutcome.Changed(ariella.account(), ariella.userName(), 2));

        assertThat(check(code)).isEqualTo(new CodeCheck.Refused(CodeRefusal.SPENT));
        assertThat(reset(code, PASSWORD)).isEqualTo(refused(CodeRefusal.SPENT));
        assertThat(
                        office.<Integer>read(
                                o ->
                                        o.accounts()
                                                .sessionEpoch(SYSTEM, ariella.account())
                                                .orElseThrow()))
                .isEqualTo(2);
        assertThat(office.logIn(ariella.userName(), PASSWORD, HOME))
                .isEqualTo(new LogInOutcome.Refused());
        assertThat(office.logIn(ariella.userName(), NEXT, HOME))
                .isInstanceOf(LogInOutcome.LoggedIn.class);
        assertThat(office.audited("Account"))
                .contains("PASSWORD_RESET", "PASSWORD_RESET_CODE_MADE");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_code_for_a_password_lives_two_hours(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        ConfirmationCode code = resetCode();

        office.clock.forward(Duration.ofHours(2).minusNanos(1_000));
        assertThat(check(code)).isEqualTo(new CodeCheck.Valid());
        office.clock.forward(Duration.ofNanos(1_000));

        assertThat(reset(code, NEXT)).isEqualTo(refused(CodeRefusal.EXPIRED));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_family_with_one_address_gets_a_code_for_each_account(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        CompletionOutcome.Completed celeste = office.registeredByDesk(CELESTE, ARIELLA.email());

        List<ResetMessage.AccountCode> codes = prepare(SYSTEM, "ariella@EXAMPLE.org").accounts();

        assertThat(codes)
                .extracting(ResetMessage.AccountCode::userName)
                .containsExactlyInAnyOrder(ariella.userName(), celeste.userName());
        ResetMessage.AccountCode hers =
                codes.stream()
                        .filter(code -> code.userName().equals(celeste.userName()))
                        .findFirst()
                        .orElseThrow();
        assertThat(reset(hers.code(), NEXT))
                .isEqualTo(new PasswordOutcome.Changed(celeste.account(), celeste.userName(), 2));
        assertThat(office.logIn(ariella.userName(), PASSWORD, HOME))
                .isInstanceOf(LogInOutcome.LoggedIn.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void five_messages_go_to_one_address_and_then_one_an_hour(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        for (int i = 0; i < 5; i++) {
            assertThat(request(ARIELLA.email(), office.somewhere()))
                    .isEqualTo(new ResetRequestOutcome.Requested());
        }

        assertThat(request("ARIELLA@example.org", office.somewhere()))
                .isEqualTo(new ResetRequestOutcome.TooManyRequests(Duration.ofHours(1)));
        office.clock.forward(Duration.ofHours(1));
        assertThat(request(ARIELLA.email(), office.somewhere()))
                .isEqualTo(new ResetRequestOutcome.Requested());
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void of_eight_who_use_one_code_at_once_exactly_one_sets_the_password(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);
        ConfirmationCode code = resetCode();
        List<Callable<PasswordOutcome>> works = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String password = "cinque olmi e tiglio " + i;
            works.add(() -> reset(code, password));
        }

        List<PasswordOutcome> outcomes = OfficeFixture.atOnce(works);

        assertThat(outcomes).filteredOn(PasswordOutcome.Changed.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Predicate.isEqual(refused(CodeRefusal.SPENT))).hasSize(7);
        assertThat(office.texts("select session_epoch from account")).containsExactly("2");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_code_that_is_used_while_the_next_one_is_made_waits_for_nobody(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);
        for (int round = 0; round < 10; round++) {
            ConfirmationCode code = resetCode();

            List<Object> outcomes =
                    OfficeFixture.atOnce(
                            List.<Callable<Object>>of(
                                    () -> reset(code, NEXT),
                                    () -> prepare(SYSTEM, ARIELLA.email()),
                                    () -> prepare(SYSTEM, ARIELLA.email())));

            assertThat(outcomes.get(0))
                    .isIn(
                            new PasswordOutcome.Changed(
                                    ariella.account(),
                                    ariella.userName(),
                                    Integer.parseInt(
                                            office.texts("select session_epoch from account")
                                                    .get(0))),
                            refused(CodeRefusal.NOT_VALID));
            assertThat(outcomes.get(1)).isInstanceOf(ResetMessage.class);
            assertThat(
                            office.texts(
                                    "select code_key from confirmation_code where purpose = 'PASSWORD_RESET'"))
                    .hasSize(1);
        }
    }

    private PasswordOutcome change(Actor actor, String current, String next) {
        return office.<PasswordOutcome>write(
                o -> o.passwords().change(actor, new ChangePassword(current, next, HOME)));
    }

    private ResetRequestOutcome request(String email, String networkAddress) {
        return office.<ResetRequestOutcome>write(
                o ->
                        o.passwords()
                                .requestReset(
                                        VISITOR, new RequestPasswordReset(email, networkAddress)));
    }

    private ResetMessage prepare(Actor actor, String email) {
        return office.<ResetMessage>write(
                o -> o.passwords().prepareReset(actor, EmailAddress.of(email)));
    }

    private ConfirmationCode resetCode() {
        return prepare(SYSTEM, ARIELLA.email()).accounts().get(0).code();
    }

    private CodeCheck check(ConfirmationCode code) {
        return office.<CodeCheck>write(
                o -> o.passwords().check(VISITOR, code.ticket(), office.somewhere()));
    }

    private PasswordOutcome reset(ConfirmationCode code, String password) {
        return office.<PasswordOutcome>write(
                o ->
                        o.passwords()
                                .reset(
                                        VISITOR,
                                        new ResetPassword(
                                                code.link(), password, office.somewhere())));
    }

    private static PasswordOutcome refused(CodeRefusal reason) {
        return new PasswordOutcome.CodeRefused(reason);
    }

    private static PasswordOutcome weak(PasswordProblem problem) {
        return new PasswordOutcome.PasswordRefused(Set.of(problem));
    }
}
