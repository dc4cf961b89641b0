package io.onecare.core.account;

import static io.onecare.core.account.OfficeFixture.ARIELLA;
import static io.onecare.core.account.OfficeFixture.BRUNELLO;
import static io.onecare.core.account.OfficeFixture.HOME;
import static io.onecare.core.account.OfficeFixture.OPERATOR;
import static io.onecare.core.account.OfficeFixture.PASSWORD;
import static io.onecare.core.account.OfficeFixture.SYSTEM;
import static io.onecare.core.account.OfficeFixture.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.person.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What could reach a log: everything the accounts take, give, throw and keep in the trail. */
class CanaryIT {

    private final List<String> seen = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();
    private OfficeFixture office;

    @AfterEach
    void close() {
        office.close();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.account.OfficeFixture#everywhere")
    void nothing_personal_and_no_secret_is_in_a_text_or_in_the_trail(
            JpaProvider provider, DatabaseKind kind) {
        office = OfficeFixture.on(provider, kind);

        CompletionOutcome.Completed ariella = everythingOfAnAccount();
        everythingOfTheDesk();
        everythingThatIsThrown();
        seen.addAll(
                office.texts(
                        "select concat(actor_role, ' ', actor_name, ' ', action, ' ', subject_type,"
                                + " ' ', subject_id) from audit_entry"));
        seen.addAll(office.texts("select natural_key from outbox_message"));

        assertThat(seen).hasSizeGreaterThan(60);
        secrets.addAll(
                List.of(
                        "nuvoletti",
                        "ariella",
                        "venturini",
                        "brunello",
                        "example.org",
                        ARIELLA.taxCode().toLowerCase(Locale.ROOT),
                        BRUNELLO.taxCode().toLowerCase(Locale.ROOT),
                        "1980-05-12",
                        "gatto",
                        "1234567",
                        ariella.userName()));
        assertThat(secrets).hasSizeGreaterThan(15);
        assertThat(seen)
                .allSatisfy(
                        text -> assertThat(text.toLowerCase(Locale.ROOT)).doesNotContain(secrets));
    }

    private CompletionOutcome.Completed everythingOfAnAccount() {
        RequestRegistration typed = see(office.typed(ARIELLA, ARIELLA.email()));
        RegistrationOutcome.Requested requested =
                see((RegistrationOutcome.Requested) office.request(typed));
        RegistrationMessage message = see(office.prepare(requested.registration()));
        ConfirmationCode code = secret(OfficeFixture.code(message));
        see(new CompleteRegistration(code.link(), PASSWORD, HOME));
        see(CodeText.read(code.link()).orElseThrow());
        CompletionOutcome.Completed done =
                see((CompletionOutcome.Completed) office.complete(code.link(), PASSWORD, HOME));
        see(office.prepare(office.requested(ARIELLA, ARIELLA.email())));
        see(new LogIn(done.userName(), PASSWORD, HOME));
        see(office.logIn(done.userName(), PASSWORD, HOME));
        see(office.logIn(ARIELLA.email(), PASSWORD, HOME));
        see(office.profile(done.account()));
        Actor own = Actor.member(done.account().value());
        see(new RequestPasswordReset(ARIELLA.email(), HOME));
        ResetMessage reset =
                see(
                        office.<ResetMessage>write(
                                o ->
                                        o.passwords()
                                                .prepareReset(
                                                        SYSTEM, EmailAddress.of(ARIELLA.email()))));
        ResetPassword command =
                see(
                        new ResetPassword(
                                secret(reset.accounts().get(0).code()).link(), PASSWORD, HOME));
        see(office.<PasswordOutcome>write(o -> o.passwords().reset(VISITOR, command)));
        ChangePassword change = see(new ChangePassword(PASSWORD, PASSWORD + "!", HOME));
        see(office.<PasswordOutcome>write(o -> o.passwords().change(own, change)));
        EditProfile edit = see(new EditProfile("06 1234567", NotificationLanguage.ITALIAN));
        see(office.<ProfileOutcome>write(o -> o.profiles().edit(own, edit)));
        RequestEmailChange email =
                see(new RequestEmailChange("nuova@example.org", PASSWORD + "!", HOME));
        see(office.<ProfileOutcome>write(o -> o.profiles().requestEmail(own, email)));
        EmailChangeMessage toNew =
                see(
                        office.<EmailChangeMessage>write(
                                o ->
                                        o.profiles()
                                                .prepareEmailChange(
                                                        SYSTEM,
                                                        done.account(),
                                                        EmailAddress.of("nuova@example.org"))));
        ConfirmationCode proof = secret(((EmailChangeMessage.CodeToSend) toNew).code());
        see(office.<ProfileOutcome>write(o -> o.profiles().confirmEmail(own, proof.link(), HOME)));
        everythingOfASecondFactor(done.userName(), own);
        return done;
    }

    private void everythingOfASecondFactor(String userName, Actor own) {
        SecondFactorProof proof = see(new SecondFactorProof(PASSWORD + "!", "123456", HOME));
        SecondFactorOutcome.Begun begun =
                see(
                        (SecondFactorOutcome.Begun)
                                office.<SecondFactorOutcome>write(
                                        o -> o.secondFactors().begin(own, proof)));
        TotpSecret shown = see(begun.secret());
        secrets.add(shown.base32().toLowerCase(Locale.ROOT));
        TestAuthenticator app = new TestAuthenticator(shown.base32(), office.clock);
        SecondFactorOutcome.SetUp setUp =
                see(
                        (SecondFactorOutcome.SetUp)
                                office.<SecondFactorOutcome>write(
                                        o -> o.secondFactors().confirm(own, app.code())));
        setUp.recoveryCodes().forEach(code -> secrets.add(code.toLowerCase(Locale.ROOT)));
        see(office.read(o -> o.secondFactors().find(own, AccountId.of(office.idOf(ARIELLA)))));
        LogInOutcome.SecondFactorRequired required =
                see(
                        (LogInOutcome.SecondFactorRequired)
                                office.logIn(userName, PASSWORD + "!", HOME));
        secrets.add(required.ticket().toLowerCase(Locale.ROOT));
        SecondStep step = see(new SecondStep(required.ticket(), app.code(1), HOME));
        see(office.<SecondStepOutcome>write(o -> o.secondFactors().logIn(VISITOR, step)));
    }

    private void everythingOfTheDesk() {
        RegistrationId id = office.requested(BRUNELLO, "brunello@example.org");
        see(office.prepare(id));
        see(
                office.<List<PendingIdentityCheck>>read(
                        o -> o.identityChecks().page(OPERATOR, null, 10)));
        see(
                office.<RegisteringPerson>write(
                        o -> o.identityChecks().view(OPERATOR, id).orElseThrow()));
        see(office.<IdentityCheckOutcome>write(o -> o.identityChecks().confirm(OPERATOR, id)));
        ActivationOutcome letter =
                see(office.<ActivationOutcome>write(o -> o.activationCodes().issue(SYSTEM, "M-3")));
        secret(((ActivationOutcome.Issued) letter).code());
        see(office.read(o -> new PeopleOnRoll(office.clock)));
    }

    private void everythingThatIsThrown() {
        AccountId account = AccountId.of(office.idOf(ARIELLA));
        List<Throwable> faults = new ArrayList<>();
        faults.add(
                catchThrowable(
                        () -> office.read(o -> o.registration().request(VISITOR, typedAgain()))));
        faults.add(
                catchThrowable(
                        () ->
                                office.read(
                                        o ->
                                                o.accounts()
                                                        .logIn(
                                                                VISITOR,
                                                                new LogIn(
                                                                        ARIELLA.email(),
                                                                        PASSWORD,
                                                                        HOME)))));
        faults.add(catchThrowable(() -> new LogIn(ARIELLA.email(), PASSWORD, "x".repeat(101))));
        faults.add(
                catchThrowable(
                        () ->
                                office.write(
                                        o ->
                                                o.registration()
                                                        .check(VISITOR, ARIELLA.taxCode(), " "))));
        // the database refuses, and says why
        faults.add(
                catchThrowable(
                        () ->
                                office.sql(
                                        "update account set user_name = 'X' where id = '"
                                                + account
                                                + "'")));
        assertThat(faults).hasSize(5).doesNotContainNull();
        faults.subList(0, 4).forEach(fault -> see(fault.toString()));
    }

    private RequestRegistration typedAgain() {
        return office.typed(ARIELLA, ARIELLA.email());
    }

    private <T> T see(T thing) {
        seen.add(String.valueOf(thing));
        return thing;
    }

    private ConfirmationCode secret(ConfirmationCode code) {
        see(code);
        secrets.add(code.link().substring(5).toLowerCase(Locale.ROOT));
        secrets.add(code.ticket().toLowerCase(Locale.ROOT));
        return code;
    }
}
