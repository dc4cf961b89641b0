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

import io.onecare.core.Actor;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.person.EmailAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Contacts of accounts, on both providers and both databases. */
class ProfilesIT {

    private static final String EVERYWHERE = "io.onecare.core.account.OfficeFixture#everywhere";
    private static final EmailChangeMessage NOTHING = new EmailChangeMessage.NothingToSend();

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
    void phone_and_language_are_the_holders_to_change(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);

        assertThat(edit(own, "+39 06 1234567", NotificationLanguage.ENGLISH))
                .isEqualTo(new ProfileOutcome.Changed(profile()));
        assertThat(profile().phone()).isEqualTo("+39 06 1234567");
        assertThat(profile().language()).isEqualTo(NotificationLanguage.ENGLISH);
        assertThat(edit(own, "non lo so", NotificationLanguage.ITALIAN))
                .isEqualTo(new ProfileOutcome.PhoneMalformed());
        assertThat(languageOf(ARIELLA.email().toUpperCase(Locale.ROOT)))
                .contains(NotificationLanguage.ENGLISH);
        assertThat(languageOf("nobody@example.org")).isEmpty();
        edit(own, null, NotificationLanguage.ITALIAN);
        assertThat(languageOf(ARIELLA.email())).contains(NotificationLanguage.ITALIAN);
        assertThat(profile().phone()).isNull();
        assertThat(profile().email().value()).isEqualTo(ARIELLA.email());
        for (Actor nobody :
                List.of(VISITOR, OPERATOR, SYSTEM, Actor.member(office.idOf(CELESTE)))) {
            assertThat(edit(nobody, null, NotificationLanguage.ENGLISH))
                    .isEqualTo(new ProfileOutcome.NotFound());
        }
        assertThat(office.audited("Account")).contains("PROFILE_CHANGED");
    }

    private Optional<NotificationLanguage> languageOf(String email) {
        return office.read(o -> o.accounts().findLanguage(SYSTEM, EmailAddress.of(email)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_new_address_counts_once_its_mailbox_is_proven_and_the_old_one_is_told(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        ConfirmationCode forgotten =
                office.<ResetMessage>write(
                                o ->
                                        o.passwords()
                                                .prepareReset(
                                                        SYSTEM, EmailAddress.of(ARIELLA.email())))
                        .accounts()
                        .get(0)
                        .code();

        assertThat(requestEmail(own, "nuova@example.org", PASSWORD))
                .isInstanceOf(ProfileOutcome.Changed.class);
        assertThat(profile().email().value()).isEqualTo(ARIELLA.email());
        assertThat(profile().pendingEmail()).isEqualTo(EmailAddress.of("nuova@example.org"));
        ConfirmationCode code = code(prepare(SYSTEM, "nuova@example.org"));
        assertThat(confirm(own, code)).isEqualTo(new ProfileOutcome.Changed(profile()));

        assertThat(profile().email().value()).isEqualTo("nuova@example.org");
        assertThat(profile().pendingEmail()).isNull();
        assertThat(office.messages())
                .contains(
                        "EMAIL_CHANGE_CODE 3 nuova@example.org",
                        "EMAIL_CHANGED 4 ariella@example.org");
        assertThat(confirm(own, code)).isEqualTo(refused(CodeRefusal.SPENT));
        assertThat(
                        office.<CodeCheck>write(
                                o -> o.passwords().check(VISITOR, forgotten.link(), HOME)))
                .isEqualTo(new CodeCheck.Refused(CodeRefusal.NOT_VALID));
        assertThat(
                        office.<ResetMessage>write(
                                        o ->
                                                o.passwords()
                                                        .prepareReset(
                                                                SYSTEM,
                                                                EmailAddress.of(
                                                                        "Nuova@example.org")))
                                .accounts())
                .hasSize(1);
        assertThat(office.audited("Account"))
                .contains("EMAIL_CHANGED", "EMAIL_CHANGE_CODE_MADE", "EMAIL_CHANGE_REQUESTED");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whoever_got_the_mail_of_a_mistyped_address_gets_nothing_with_it(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        CompletionOutcome.Completed nicolo = office.registered(NICOLO);
        requestEmail(own, "sbagliata@example.org", PASSWORD);
        ConfirmationCode code = code(prepare(SYSTEM, "sbagliata@example.org"));

        for (Actor other : List.of(VISITOR, OPERATOR, Actor.member(nicolo.account().value()))) {
            assertThat(confirm(other, code)).isEqualTo(new ProfileOutcome.NotFound());
        }
        assertThat(profile().email().value()).isEqualTo(ARIELLA.email());
        assertThat(confirm(own, code)).isInstanceOf(ProfileOutcome.Changed.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void of_two_wishes_the_last_one_counts(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        requestEmail(own, "uno@example.org", PASSWORD);
        ConfirmationCode one = code(prepare(SYSTEM, "uno@example.org"));
        requestEmail(own, "due@example.org", PASSWORD);

        assertThat(prepare(SYSTEM, "uno@example.org")).isEqualTo(NOTHING);
        assertThat(confirm(own, one)).isEqualTo(refused(CodeRefusal.NOT_VALID));
        ConfirmationCode two = code(prepare(SYSTEM, "due@example.org"));
        assertThat(confirm(own, two)).isInstanceOf(ProfileOutcome.Changed.class);
        assertThat(profile().email().value()).isEqualTo("due@example.org");
        assertThat(prepare(SYSTEM, "due@example.org")).isEqualTo(NOTHING);
        for (Actor nobody : List.of(VISITOR, OPERATOR, own)) {
            assertThat(prepare(nobody, "due@example.org")).isEqualTo(NOTHING);
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_session_that_was_left_open_does_not_change_the_address(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);

        assertThat(requestEmail(own, "ladro@example.org", "un altro gatto"))
                .isEqualTo(new ProfileOutcome.WrongPassword());
        assertThat(requestEmail(own, "ladro", PASSWORD))
                .isEqualTo(new ProfileOutcome.EmailMalformed());
        for (Actor nobody : List.of(VISITOR, OPERATOR, SYSTEM)) {
            assertThat(requestEmail(nobody, "ladro@example.org", PASSWORD))
                    .isEqualTo(new ProfileOutcome.NotFound());
        }
        assertThat(profile().pendingEmail()).isNull();
        for (int i = 0; i < 5; i++) {
            requestEmail(own, "a" + i + "@example.org", PASSWORD);
        }
        assertThat(requestEmail(own, "b@example.org", PASSWORD))
                .isEqualTo(new ProfileOutcome.TooManyTries(Duration.ofHours(1)));
    }

    private AccountProfile profile() {
        return office.profile(ariella.account());
    }

    private ProfileOutcome edit(Actor actor, String phone, NotificationLanguage language) {
        return office.<ProfileOutcome>write(
                o -> o.profiles().edit(actor, new EditProfile(phone, language)));
    }

    private ProfileOutcome requestEmail(Actor actor, String email, String password) {
        return office.<ProfileOutcome>write(
                o ->
                        o.profiles()
                                .requestEmail(
                                        actor, new RequestEmailChange(email, password, HOME)));
    }

    private EmailChangeMessage prepare(Actor actor, String recipient) {
        return office.<EmailChangeMessage>write(
                o ->
                        o.profiles()
                                .prepareEmailChange(
                                        actor, ariella.account(), EmailAddress.of(recipient)));
    }

    private static ConfirmationCode code(EmailChangeMessage message) {
        return ((EmailChangeMessage.CodeToSend) message).code();
    }

    private ProfileOutcome confirm(Actor actor, ConfirmationCode code) {
        return office.<ProfileOutcome>write(
                o -> o.profiles().confirmEmail(actor, code.ticket(), office.somewhere()));
    }

    private static ProfileOutcome refused(CodeRefusal reason) {
        return new ProfileOutcome.CodeRefused(reason);
    }
}
