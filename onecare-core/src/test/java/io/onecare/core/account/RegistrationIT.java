package io.onecare.core.account;

import static io.onecare.core.account.OfficeFixture.ALMOST;
import static io.onecare.core.account.OfficeFixture.ARIELLA;
import static io.onecare.core.account.OfficeFixture.BRUNELLO;
import static io.onecare.core.account.OfficeFixture.CELESTE;
import static io.onecare.core.account.OfficeFixture.HOME;
import static io.onecare.core.account.OfficeFixture.LATER;
import static io.onecare.core.account.OfficeFixture.MINOR;
import static io.onecare.core.account.OfficeFixture.NICOLO;
import static io.onecare.core.account.OfficeFixture.OPERATOR;
import static io.onecare.core.account.OfficeFixture.PASSWORD;
import static io.onecare.core.account.OfficeFixture.STRANGER;
import static io.onecare.core.account.OfficeFixture.SYSTEM;
import static io.onecare.core.account.OfficeFixture.VISITOR;
import static io.onecare.core.account.OfficeFixture.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.account.OfficeFixture.Person;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.Statements;
import io.onecare.core.member.Family;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From what somebody types to an account, on both providers and both databases. */
class RegistrationIT {

    private static final String EVERYWHERE = "io.onecare.core.account.OfficeFixture#everywhere";
    private static final RegistrationMessage NOT_CONFIRMED =
            new RegistrationMessage.NotConfirmed(NotificationLanguage.ITALIAN);
    private static final RegistrationMessage NOTHING = new RegistrationMessage.NothingToSend();

    private OfficeFixture office;

    @AfterEach
    void close() {
        office.close();
    }

    private void open(JpaProvider provider, DatabaseKind kind) {
        office = OfficeFixture.on(provider, kind);
    }

    private void open(JpaProvider provider, DatabaseKind kind, RegistrationProof proof) {
        office = OfficeFixture.on(provider, kind, builder -> builder.registrationProof(proof));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_member_with_an_address_on_the_roll_gets_an_account_by_the_code_in_the_mail(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);

        RegistrationId id = office.requested(ARIELLA, "Ariella@Example.org");
        RegistrationMessage message = office.prepare(id);
        CompletionOutcome outcome = office.complete(code(message).ticket(), PASSWORD, HOME);

        assertThat(outcome).isInstanceOf(CompletionOutcome.Completed.class);
        CompletionOutcome.Completed completed = (CompletionOutcome.Completed) outcome;
        assertThat(completed.account()).isEqualTo(AccountId.of(office.idOf(ARIELLA)));
        assertThat(completed.userName()).matches("[a-z]+-[0-9]{6}");
        assertThat(office.messages())
                .containsExactly(
                        "REGISTRATION_CODE 1 Ariella@example.org",
                        "REGISTRATION_DONE 1 Ariella@example.org");
        assertThat(office.stateOf(id)).isEqualTo("COMPLETED");
        assertThat(office.audited("Registration"))
                .containsExactly("REGISTRATION_CODE_SENT", "REGISTRATION_REQUESTED");
        assertThat(office.audited("Account")).containsExactly("ACCOUNT_CREATED");
        AccountProfile profile = office.profile(completed.account());
        assertThat(profile.userName()).isEqualTo(completed.userName());
        assertThat(profile.email().value()).isEqualTo("Ariella@example.org");
        assertThat(office.logIn(completed.userName(), PASSWORD, HOME))
                .isInstanceOf(LogInOutcome.LoggedIn.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void the_answer_and_the_work_are_the_same_whoever_it_is(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        office.registered(ARIELLA);
        List<RequestRegistration> all =
                List.of(
                        office.typed(STRANGER, "a@example.org"),
                        office.typed(NICOLO, "nicolo.donda@example.org"),
                        office.typed(NICOLO, "b@example.org"),
                        office.typed(BRUNELLO, "c@example.org"),
                        office.typed(ARIELLA, "d@example.org"),
                        office.typed(MINOR, MINOR.email()));
        List<List<String>> statements = new ArrayList<>();

        for (RequestRegistration one : all) {
            statements.add(
                    Statements.sentBy(
                            () ->
                                    assertThat(office.request(one))
                                            .isInstanceOf(RegistrationOutcome.Requested.class)));
        }

        assertThat(statements).allMatch(Predicate.isEqual(statements.get(0)));
        assertThat(statements.get(0)).hasSizeBetween(7, 8);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void what_was_typed_is_judged_by_itself_and_everything_wrong_is_told_at_once(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);

        assertThat(problems("", "", "NVLRLL", "due@example.org tre@example.org"))
                .containsExactly(
                        RegistrationProblem.SURNAME_MALFORMED,
                        RegistrationProblem.GIVEN_NAME_MALFORMED,
                        RegistrationProblem.TAX_CODE_MALFORMED,
                        RegistrationProblem.EMAIL_MALFORMED);
        assertThat(problems("Pioggia", "Zefirino", ARIELLA.taxCode(), "a@example.org"))
                .containsExactly(
                        RegistrationProblem.SURNAME_DISAGREES,
                        RegistrationProblem.GIVEN_NAME_DISAGREES);
        assertThat(problems("Nuvoletti", "Ariella", "12345678903", "a@example.org"))
                .containsExactly(RegistrationProblem.TAX_CODE_MALFORMED);
        assertThat(bornOn(LocalDate.of(1981, 5, 12)))
                .containsExactly(RegistrationProblem.BIRTH_DATE_DISAGREES);
        assertThat(bornOn(LocalDate.of(2080, 5, 12)))
                .containsExactly(RegistrationProblem.BIRTH_DATE_IN_THE_FUTURE);
        assertThat(withActivationCode("7K3M-9Q2D"))
                .containsExactly(RegistrationProblem.ACTIVATION_CODE_MALFORMED);
        assertThat(office.messages()).isEmpty();
        assertThat(office.texts("select id from registration_request")).isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whoever_is_not_proven_gets_one_and_the_same_message(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        office.registered(ARIELLA);
        RegistrationId unknown = office.requested(STRANGER, "a@example.org");
        RegistrationId minor = office.requested(MINOR, MINOR.email());
        RegistrationId notYetInsured = office.requested(LATER, "b@example.org");
        RegistrationId hasAccount = office.requested(ARIELLA, "c@example.org");
        RegistrationId anotherAddress = office.requested(NICOLO, "d@example.org");
        RegistrationId noAddress = office.requested(BRUNELLO, "e@example.org");

        for (RegistrationId id :
                List.of(unknown, minor, notYetInsured, hasAccount, anotherAddress, noAddress)) {
            assertThat(office.prepare(id)).isEqualTo(NOT_CONFIRMED);
            assertThat(office.prepare(id)).isEqualTo(NOT_CONFIRMED);
        }

        for (RegistrationId id : List.of(unknown, minor, notYetInsured, hasAccount)) {
            assertThat(office.stateOf(id)).isEqualTo("NOT_CONFIRMED");
        }
        for (RegistrationId id : List.of(anotherAddress, noAddress)) {
            assertThat(office.stateOf(id)).isEqualTo("IDENTITY_CHECK");
        }
        assertThat(
                        office.texts(
                                "select tax_code from registration_request"
                                        + " where tax_code is not null order by tax_code"))
                .containsExactly(NICOLO.taxCode(), BRUNELLO.taxCode());
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whoever_has_an_account_is_told_so_at_an_address_of_theirs(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        CompletionOutcome.Completed bruno =
                office.registeredByDesk(BRUNELLO, "brunello@example.org");
        CompletionOutcome.Completed ariella = office.registered(ARIELLA);

        assertThat(office.prepare(office.requested(ARIELLA, ARIELLA.email())))
                .isEqualTo(
                        new RegistrationMessage.AlreadyRegistered(
                                ariella.userName(), NotificationLanguage.ITALIAN));
        assertThat(office.prepare(office.requested(BRUNELLO, "Brunello@example.org")))
                .isEqualTo(
                        new RegistrationMessage.AlreadyRegistered(
                                bruno.userName(), NotificationLanguage.ITALIAN));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void capitals_and_apostrophes_of_the_roll_do_not_matter(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        RequestRegistration typed =
                new RequestRegistration(
                        "D\u2019Onda",
                        "Nicolò",
                        NICOLO.taxCode().toLowerCase(java.util.Locale.ROOT),
                        NICOLO.birthDate(),
                        "nicolo.donda@example.org",
                        NotificationLanguage.ENGLISH,
                        null,
                        HOME);

        RegistrationId id = ((RegistrationOutcome.Requested) office.request(typed)).registration();

        assertThat(office.prepare(id))
                .isInstanceOfSatisfying(
                        RegistrationMessage.CodeToSend.class,
                        message -> {
                            assertThat(message.language()).isEqualTo(NotificationLanguage.ENGLISH);
                            assertThat(message.expiresAt())
                                    .isEqualTo(Instant.parse("2026-03-17T11:00:00Z"));
                        });
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_message_that_is_prepared_again_has_another_code_and_the_one_before_is_void(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        RegistrationId id = office.requested(ARIELLA, ARIELLA.email());
        ConfirmationCode first = code(office.prepare(id));
        ConfirmationCode second = code(office.prepare(id));

        assertThat(check(first.link())).isEqualTo(refused(CodeRefusal.NOT_VALID));
        assertThat(check(second.link())).isEqualTo(new CodeCheck.Valid());
        assertThat(office.complete(second.link(), PASSWORD, HOME))
                .isInstanceOf(CompletionOutcome.Completed.class);
        assertThat(office.prepare(id)).isEqualTo(NOTHING);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_code_lives_24_hours_from_the_hand_over_of_its_message(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        RegistrationId id = office.requested(ARIELLA, ARIELLA.email());
        office.clock.forward(Duration.ofHours(50)); // the mail server was down
        ConfirmationCode code = code(office.prepare(id));

        office.clock.forward(Duration.ofHours(24).minusNanos(1_000));
        assertThat(check(code.ticket())).isEqualTo(new CodeCheck.Valid());
        office.clock.forward(Duration.ofNanos(1_000));

        assertThat(check(code.ticket())).isEqualTo(refused(CodeRefusal.EXPIRED));
        assertThat(check(code.link())).isEqualTo(refused(CodeRefusal.EXPIRED));
        assertThat(office.complete(code.link(), PASSWORD, HOME))
                .isEqualTo(new CompletionOutcome.CodeRefused(CodeRefusal.EXPIRED));
        // whoever does not know the secret learns nothing
        assertThat(check(otherTicket(code))).isEqualTo(refused(CodeRefusal.NOT_VALID));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_code_counts_once_and_looking_at_it_changes_nothing(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        ConfirmationCode code = office.codeFor(ARIELLA, ARIELLA.email());
        for (int i = 0; i < 20; i++) { // mail scanners follow links
            assertThat(check(code.link())).isEqualTo(new CodeCheck.Valid());
        }

        assertThat(office.complete(code.link(), PASSWORD, HOME))
                .isInstanceOf(CompletionOutcome.Completed.class);

        assertThat(check(code.link())).isEqualTo(refused(CodeRefusal.SPENT));
        assertThat(office.complete(code.ticket(), PASSWORD, HOME))
                .isEqualTo(new CompletionOutcome.CodeRefused(CodeRefusal.SPENT));
        assertThat(office.texts("select id from account")).hasSize(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void five_wrong_tries_end_a_code_and_four_do_not(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        ConfirmationCode code = office.codeFor(ARIELLA, ARIELLA.email());

        for (int i = 0; i < 4; i++) {
            assertThat(check(otherTicket(code))).isEqualTo(refused(CodeRefusal.NOT_VALID));
        }
        assertThat(check(code.ticket())).isEqualTo(new CodeCheck.Valid());
        assertThat(check(otherTicket(code))).isEqualTo(refused(CodeRefusal.NOT_VALID));

        assertThat(check(code.ticket())).isEqualTo(refused(CodeRefusal.NOT_VALID));
        assertThat(check(code.link())).isEqualTo(refused(CodeRefusal.NOT_VALID));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void guesses_at_once_are_no_more_than_guesses_one_after_the_other(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);
        for (int round = 0; round < 4; round++) { // connections are there from the second one on
            ConfirmationCode code = office.codeFor(ARIELLA, ARIELLA.email());
            List<Callable<CodeCheck>> guesses = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                guesses.add(() -> check(otherTicket(code)));
            }

            assertThat(OfficeFixture.atOnce(guesses))
                    .allMatch(Predicate.isEqual(refused(CodeRefusal.NOT_VALID)));

            assertThat(check(code.ticket())).isEqualTo(refused(CodeRefusal.NOT_VALID));
            assertThat(office.texts("select distinct wrong_tries from confirmation_code"))
                    .containsExactly("5");
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void an_address_that_guesses_codes_is_slowed_down_and_no_other_is(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        ConfirmationCode code = office.codeFor(ARIELLA, ARIELLA.email());
        for (int i = 0; i < 20; i++) {
            assertThat(check("7K3M-9Q2D-X4TB-0WZN", "198.51.100.1"))
                    .isEqualTo(refused(CodeRefusal.NOT_VALID));
        }

        assertThat(check(code.link(), "198.51.100.1"))
                .isEqualTo(new CodeCheck.TooManyTries(Duration.ofMinutes(1)));
        assertThat(office.complete(code.link(), PASSWORD, "198.51.100.1"))
                .isEqualTo(new CompletionOutcome.TooManyTries(Duration.ofMinutes(1)));
        assertThat(check(code.link(), "198.51.100.2")).isEqualTo(new CodeCheck.Valid());
        office.clock.forward(Duration.ofMinutes(1));
        assertThat(check(code.link(), "198.51.100.1")).isEqualTo(new CodeCheck.Valid());
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_code_is_good_for_its_purpose_only(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        ConfirmationCode code = office.codeFor(ARIELLA, ARIELLA.email());

        assertThat(office.<CodeCheck>write(o -> o.passwords().check(VISITOR, code.link(), HOME)))
                .isEqualTo(refused(CodeRefusal.NOT_VALID));
        assertThat(
                        office.<PasswordOutcome>write(
                                o ->
                                        o.passwords()
                                                .reset(
                                                        VISITOR,
                                                        new ResetPassword(
                                                                code.link(), PASSWORD, HOME))))
                .isEqualTo(new PasswordOutcome.CodeRefused(CodeRefusal.NOT_VALID));
        assertThat(
                        office.<ProfileOutcome>write(
                                o -> o.profiles().confirmEmail(VISITOR, code.link(), HOME)))
                .isEqualTo(new ProfileOutcome.CodeRefused(CodeRefusal.NOT_VALID));
        assertThat(check(code.link())).isEqualTo(new CodeCheck.Valid());
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_password_that_is_refused_leaves_the_code_as_it_is(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        ConfirmationCode code = office.codeFor(ARIELLA, ARIELLA.email());

        for (int i = 0; i < 6; i++) {
            assertThat(office.complete(code.link(), "Password1234", HOME))
                    .isEqualTo(
                            new CompletionOutcome.PasswordRefused(Set.of(PasswordProblem.COMMON)));
            for (String own : List.of(ARIELLA.taxCode(), "ARIELLA@example.org")) {
                assertThat(office.complete(code.link(), own, HOME))
                        .isEqualTo(
                                new CompletionOutcome.PasswordRefused(
                                        Set.of(PasswordProblem.ABOUT_THE_PERSON)));
            }
        }

        assertThat(office.complete(code.link(), PASSWORD, HOME))
                .isInstanceOf(CompletionOutcome.Completed.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void of_sixteen_who_use_one_code_at_once_exactly_one_gets_the_account(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);
        ConfirmationCode code = office.codeFor(ARIELLA, ARIELLA.email());
        List<Callable<CompletionOutcome>> works = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String password = "un gatto verde numero " + i;
            works.add(() -> office.complete(code.link(), password, office.somewhere()));
        }

        List<CompletionOutcome> outcomes = OfficeFixture.atOnce(works);

        assertThat(outcomes).filteredOn(CompletionOutcome.Completed.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Predicate.isEqual(codeRefused(CodeRefusal.SPENT)))
                .hasSize(15);
        assertThat(office.texts("select id from account")).hasSize(1);
        assertThat(office.messages()).filteredOn(text -> text.contains("DONE")).hasSize(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void two_registrations_of_one_person_that_end_at_once_give_one_account(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);
        for (int round = 0; round < 5; round++) {
            RegistrationId third = office.requested(ARIELLA, ARIELLA.email());
            ConfirmationCode one = office.codeFor(ARIELLA, ARIELLA.email());
            ConfirmationCode two = office.codeFor(ARIELLA, ARIELLA.email());

            List<Object> outcomes =
                    OfficeFixture.atOnce(
                            List.<Callable<Object>>of(
                                    () -> office.complete(one.link(), PASSWORD, HOME),
                                    () -> office.complete(two.ticket(), PASSWORD, HOME),
                                    () -> office.prepare(third)));

            assertThat(outcomes)
                    .filteredOn(CompletionOutcome.Completed.class::isInstance)
                    .hasSize(1);
            assertThat(outcomes)
                    .filteredOn(Predicate.isEqual(codeRefused(CodeRefusal.SPENT)))
                    .hasSize(1);
            assertThat(
                            office.texts(
                                    "select state from registration_request"
                                            + " where state in ('CODE_SENT', 'IDENTITY_CHECK')"))
                    .as("round %d", round)
                    .isEmpty();
            office.sql("delete from account");
            office.clock.forward(Duration.ofDays(2));
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_registration_that_is_decided_while_another_ends_sees_the_account(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);
        for (int round = 0; round < 10; round++) {
            ConfirmationCode code = office.codeFor(ARIELLA, ARIELLA.email());
            List<Callable<Object>> works = new ArrayList<>();
            works.add(() -> office.complete(code.link(), PASSWORD, HOME));
            for (int i = 0; i < 3; i++) {
                RegistrationId other = office.requested(ARIELLA, ARIELLA.email());
                works.add(() -> office.prepare(other));
            }

            List<Object> outcomes = OfficeFixture.atOnce(works);

            assertThat(outcomes.get(0)).isInstanceOf(CompletionOutcome.Completed.class);
            assertThat(
                            office.texts(
                                    "select state from registration_request"
                                            + " where state in ('CODE_SENT', 'IDENTITY_CHECK')"))
                    .as("round %d", round)
                    .isEmpty();
            office.sql("delete from account");
            office.clock.forward(Duration.ofDays(2));
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void five_codes_go_to_one_person_and_then_one_in_four_hours(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        for (int i = 0; i < 5; i++) {
            office.requested(ARIELLA, ARIELLA.email());
        }

        assertThat(office.request(office.typed(ARIELLA, "Ariella@example.org")))
                .isEqualTo(new RegistrationOutcome.TooManyRequests(Duration.ofHours(4)));
        assertThat(office.request(office.typed(ARIELLA, "b@example.org")))
                .isInstanceOf(RegistrationOutcome.Requested.class);
        office.clock.forward(Duration.ofHours(4));
        assertThat(office.request(office.typed(ARIELLA, ARIELLA.email())))
                .isInstanceOf(RegistrationOutcome.Requested.class);
        assertThat(office.request(office.typed(ARIELLA, ARIELLA.email())))
                .isInstanceOf(RegistrationOutcome.TooManyRequests.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_stranger_cannot_keep_anybody_from_registering(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        for (int i = 0; i < 12; i++) { // with her address and whatever else
            Person made = new Person("-", "PROVA" + "AEIOU".charAt(i % 5), "X", day(i), null);
            office.prepare(office.requested(made, ARIELLA.email()));
        }

        assertThat(office.prepare(office.requested(ARIELLA, ARIELLA.email())))
                .isInstanceOf(RegistrationMessage.CodeToSend.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_mailbox_gets_five_messages_that_confirm_nothing_and_their_end_tells_nothing_either(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        for (int i = 0; i < 5; i++) {
            Person made = new Person("-", "PROVA", "X", day(i), null);
            assertThat(office.prepare(office.requested(made, "a@example.org")))
                    .isEqualTo(NOT_CONFIRMED);
        }
        RegistrationId known = office.requested(BRUNELLO, "a@example.org");
        RegistrationId unknown = office.requested(STRANGER, "a@example.org");

        for (RegistrationId id : List.of(known, unknown)) {
            assertThat(office.prepare(id)).isEqualTo(NOTHING);
            assertThat(office.prepare(id)).isEqualTo(NOTHING);
        }

        assertThat(office.stateOf(known)).isEqualTo("IDENTITY_CHECK");
        office.<IdentityCheckOutcome>write(o -> o.identityChecks().confirm(OPERATOR, known));
        assertThat(office.prepare(known)).isInstanceOf(RegistrationMessage.CodeToSend.class);
    }

    private static LocalDate day(int number) {
        return LocalDate.of(1960, 1, 1).plusDays(number);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void fifty_people_of_one_network_address_register_at_once_and_then_one_in_five_minutes(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        for (int i = 0; i < 50; i++) {
            assertThat(office.request(from("198.51.100.1", "a" + i + "@example.org")))
                    .isInstanceOf(RegistrationOutcome.Requested.class);
        }

        assertThat(office.request(from("198.51.100.1", "z@example.org")))
                .isEqualTo(new RegistrationOutcome.TooManyRequests(Duration.ofMinutes(5)));
        assertThat(office.request(from("198.51.100.2", "z@example.org")))
                .isInstanceOf(RegistrationOutcome.Requested.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_declared_address_is_enough_where_the_insurer_says_so_and_the_one_on_file_is_told(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind, RegistrationProof.DECLARED_EMAIL);

        ConfirmationCode code = office.codeFor(ARIELLA, "nuova@example.org");
        office.complete(code.link(), PASSWORD, HOME);

        assertThat(office.messages())
                .containsExactly(
                        "REGISTRATION_CODE 1 nuova@example.org",
                        "REGISTRATION_DONE 1 nuova@example.org",
                        "REGISTRATION_DONE 2 ariella@example.org");
        assertThat(office.prepare(office.requested(misspelt(BRUNELLO), "b@example.org")))
                .isEqualTo(NOT_CONFIRMED);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void the_desk_checks_everybody_where_the_insurer_says_so(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind, RegistrationProof.OPERATOR);
        RegistrationId id = office.requested(ARIELLA, ARIELLA.email());

        assertThat(office.prepare(id)).isEqualTo(NOT_CONFIRMED);
        assertThat(office.stateOf(id)).isEqualTo("IDENTITY_CHECK");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_code_from_a_letter_proves_who_it_is_where_the_insurer_says_so(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind, RegistrationProof.ACTIVATION_CODE);
        ConfirmationCode old = letter(BRUNELLO);
        ConfirmationCode letter = letter(BRUNELLO);

        assertThat(prepareWith(BRUNELLO, null)).isEqualTo(NOT_CONFIRMED);
        assertThat(prepareWith(BRUNELLO, old.ticket())).isEqualTo(NOT_CONFIRMED);
        assertThat(prepareWith(ARIELLA, letter.ticket())).isEqualTo(NOT_CONFIRMED);
        RegistrationMessage message = prepareWith(BRUNELLO, letter.ticket());
        assertThat(message).isInstanceOf(RegistrationMessage.CodeToSend.class);
        assertThat(office.complete(code(message).link(), PASSWORD, HOME))
                .isInstanceOf(CompletionOutcome.Completed.class);

        assertThat(issue(SYSTEM, "M-2")).isEqualTo(new ActivationOutcome.AlreadyRegistered());
        assertThat(
                        office.texts(
                                "select purpose from confirmation_code where spent_at is null"
                                        + " and purpose = 'ACTIVATION'"))
                .isEmpty();
        for (Actor nobody : List.of(VISITOR, OPERATOR, Actor.member(new UUID(1, 1)))) {
            assertThat(issue(nobody, "M-1")).isEqualTo(new ActivationOutcome.NotFound());
        }
        assertThat(issue(SYSTEM, "M-4")).isEqualTo(new ActivationOutcome.NotFound());
        assertThat(issue(SYSTEM, "M-9")).isEqualTo(new ActivationOutcome.NotFound());
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_dependant_of_age_gets_an_account_and_sees_nobody_else(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);

        CompletionOutcome.Completed celeste =
                office.registeredByDesk(CELESTE, "celeste@example.org");

        assertThat(celeste.account()).isEqualTo(AccountId.of(office.idOf(CELESTE)));
        LogInOutcome.LoggedIn in =
                (LogInOutcome.LoggedIn) office.logIn(celeste.userName(), PASSWORD, HOME);
        Family family =
                office.<Family>read(o -> o.members().findOwnFamily(in.actor()).orElseThrow());
        assertThat(family.member().number()).isEqualTo("D-1");
        assertThat(family.dependants()).isEmpty();
        assertThat(office.<Boolean>read(o -> o.members().maySee(in.actor(), "M-1"))).isFalse();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_dependant_registers_from_the_18th_birthday_on(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        RegistrationId today = office.requested(ALMOST, "sereno@example.org");
        assertThat(office.prepare(today)).isEqualTo(NOT_CONFIRMED);
        assertThat(office.stateOf(today)).isEqualTo("NOT_CONFIRMED");

        office.clock.set(Instant.parse("2026-03-16T22:59:59Z"));
        RegistrationId beforeMidnight = office.requested(ALMOST, "sereno@example.org");
        office.prepare(beforeMidnight);
        assertThat(office.stateOf(beforeMidnight)).isEqualTo("NOT_CONFIRMED");
        office.clock.set(Instant.parse("2026-03-16T23:00:00Z"));
        CompletionOutcome.Completed sereno = office.registeredByDesk(ALMOST, "sereno@example.org");

        assertThat(sereno.account()).isEqualTo(AccountId.of(office.idOf(ALMOST)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_dependant_whom_the_roll_takes_back_has_no_account_any_more(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        CompletionOutcome.Completed celeste =
                office.registeredByDesk(CELESTE, "celeste@example.org");
        office.sql("update dependant set valid_from = date '2026-03-16'");

        office.roll(ARIELLA.asMember());

        assertThat(office.texts("select id from account")).isEmpty();
        assertThat(office.logIn(celeste.userName(), PASSWORD, HOME))
                .isEqualTo(new LogInOutcome.Refused());
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void only_the_system_learns_what_a_message_says(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        RegistrationId id = office.requested(ARIELLA, ARIELLA.email());

        for (Actor nobody : List.of(VISITOR, OPERATOR, Actor.member(office.idOf(ARIELLA)))) {
            assertThat(office.<RegistrationMessage>write(o -> o.registration().prepare(nobody, id)))
                    .isEqualTo(NOTHING);
        }
        assertThat(office.prepare(RegistrationId.random())).isEqualTo(NOTHING);
        assertThat(office.stateOf(id)).isEqualTo("RECEIVED");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void no_secret_and_nothing_personal_that_is_decided_stays_in_the_database(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        ConfirmationCode code = office.codeFor(ARIELLA, ARIELLA.email());
        office.complete(code.link(), PASSWORD, HOME);
        office.prepare(office.requested(STRANGER, "a@example.org"));

        List<String> kept =
                office.texts(
                        "select concat(surname, given_name, birth_date, tax_code)"
                                + " from registration_request");
        List<String> secrets = new ArrayList<>();
        secrets.addAll(
                office.texts(
                        "select concat(ticket_digest, link_digest, code_key) from confirmation_code"));
        secrets.addAll(office.texts("select password_hash from account"));
        secrets.addAll(office.texts("select bucket from try_limit"));
        secrets.addAll(office.texts("select address_digest from account_address"));

        assertThat(kept).containsOnly("");
        assertThat(secrets)
                .isNotEmpty()
                .noneMatch(text -> text.contains(code.link().substring(5)))
                .noneMatch(text -> text.contains(code.ticket().replace("-", "").substring(5)))
                .noneMatch(text -> text.contains(PASSWORD))
                .noneMatch(text -> text.contains("example.org"))
                .noneMatch(text -> text.contains(HOME));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void what_is_over_is_forgotten_and_what_is_not_stays(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        CompletionOutcome.Completed ariella = office.registered(ARIELLA);
        office.prepare(office.requested(STRANGER, "a@example.org"));
        office.clock.forward(Duration.ofDays(29));
        RegistrationId young = office.requested(NICOLO, NICOLO.email());
        ConfirmationCode code = code(office.prepare(young));
        office.clock.forward(Duration.ofHours(23));

        assertThat(forget(VISITOR)).isZero();
        assertThat(office.texts("select id from registration_request")).hasSize(3);
        office.clock.forward(Duration.ofHours(1).plusSeconds(1));
        assertThat(forget(SYSTEM)).isPositive();

        assertThat(office.texts("select id from registration_request"))
                .containsExactly(young.toString());
        assertThat(office.texts("select id from account")).hasSize(1);
        assertThat(office.texts("select account_id from account_address"))
                .containsExactly(ariella.account().toString());
        office.clock.forward(Duration.ofDays(181));
        forget(SYSTEM);
        for (String table :
                List.of(
                        "registration_request",
                        "confirmation_code",
                        "account_address",
                        "try_limit")) {
            assertThat(office.texts("select count(*) from " + table))
                    .as(table)
                    .containsExactly("0");
        }
        assertThat(check(code.link())).isEqualTo(refused(CodeRefusal.NOT_VALID));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void every_step_has_few_statements_and_needs_a_transaction(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        RegistrationId id = office.requested(ARIELLA, ARIELLA.email());

        assertThat(statements(() -> office.prepare(id))).isLessThanOrEqualTo(14);
        ConfirmationCode code = code(office.prepare(id));
        assertThat(statements(() -> check(code.link()))).isLessThanOrEqualTo(10);
        assertThat(statements(() -> office.complete(code.link(), PASSWORD, HOME)))
                .isLessThanOrEqualTo(22);
        assertThatThrownBy(
                        () ->
                                office.read(
                                        o ->
                                                o.registration()
                                                        .request(
                                                                VISITOR,
                                                                office.typed(
                                                                        ARIELLA, "a@example.org"))))
                .isInstanceOfSatisfying(
                        OneCareException.class,
                        fault ->
                                assertThat(fault.code()).isEqualTo(ErrorCode.TRANSACTION_REQUIRED));
    }

    private static int statements(Runnable work) {
        return Statements.sentBy(work).size();
    }

    private int forget(Actor actor) {
        return office.<Integer>write(o -> o.accounts().forgetWhatIsOver(actor));
    }

    private CodeCheck check(String code) {
        return check(code, office.somewhere());
    }

    private CodeCheck check(String code, String networkAddress) {
        return office.<CodeCheck>write(o -> o.registration().check(VISITOR, code, networkAddress));
    }

    private static CodeCheck refused(CodeRefusal reason) {
        return new CodeCheck.Refused(reason);
    }

    private static CompletionOutcome codeRefused(CodeRefusal reason) {
        return new CompletionOutcome.CodeRefused(reason);
    }

    /** The same key with another secret. */
    private static String otherTicket(ConfirmationCode code) {
        char last = code.ticket().charAt(18);
        return code.ticket().substring(0, 18) + (last == 'A' ? 'B' : 'A');
    }

    private RequestRegistration from(String networkAddress, String email) {
        RequestRegistration typed = office.typed(STRANGER, email);
        return new RequestRegistration(
                typed.surname(),
                typed.givenName(),
                typed.taxCode(),
                typed.birthDate(),
                email,
                typed.language(),
                null,
                networkAddress);
    }

    /** Another given name with the same letters in the tax code. */
    private static Person misspelt(Person person) {
        return new Person(
                person.number(), person.surname(), "BRANULLO", person.birthDate(), person.email());
    }

    private ConfirmationCode letter(Person person) {
        return ((ActivationOutcome.Issued) issue(SYSTEM, person.number())).code();
    }

    private ActivationOutcome issue(Actor actor, String number) {
        return office.<ActivationOutcome>write(o -> o.activationCodes().issue(actor, number));
    }

    private RegistrationMessage prepareWith(Person person, String activationCode) {
        RequestRegistration typed = office.typed(person, "qualcuno@example.org");
        RegistrationOutcome outcome =
                office.request(
                        new RequestRegistration(
                                typed.surname(),
                                typed.givenName(),
                                typed.taxCode(),
                                typed.birthDate(),
                                typed.email(),
                                typed.language(),
                                activationCode,
                                typed.networkAddress()));
        return office.prepare(((RegistrationOutcome.Requested) outcome).registration());
    }

    private Set<RegistrationProblem> problems(
            String surname, String givenName, String taxCode, String email) {
        return refusedBecause(
                new RequestRegistration(
                        surname,
                        givenName,
                        taxCode,
                        ARIELLA.birthDate(),
                        email,
                        NotificationLanguage.ITALIAN,
                        null,
                        HOME));
    }

    private Set<RegistrationProblem> bornOn(LocalDate day) {
        return refusedBecause(
                new RequestRegistration(
                        ARIELLA.surname(),
                        ARIELLA.givenName(),
                        ARIELLA.taxCode(),
                        day,
                        ARIELLA.email(),
                        NotificationLanguage.ITALIAN,
                        null,
                        HOME));
    }

    private Set<RegistrationProblem> withActivationCode(String code) {
        return refusedBecause(
                new RequestRegistration(
                        ARIELLA.surname(),
                        ARIELLA.givenName(),
                        ARIELLA.taxCode(),
                        ARIELLA.birthDate(),
                        ARIELLA.email(),
                        NotificationLanguage.ITALIAN,
                        code,
                        HOME));
    }

    private Set<RegistrationProblem> refusedBecause(RequestRegistration command) {
        return ((RegistrationOutcome.Refused) office.request(command)).problems();
    }
}
