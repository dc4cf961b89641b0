package io.onecare.core.account;

import static io.onecare.core.account.StaffFixture.OFFICE;
import static io.onecare.core.account.StaffFixture.PASSWORD;
import static io.onecare.core.account.StaffFixture.SYSTEM;
import static io.onecare.core.account.StaffFixture.VISITOR;
import static io.onecare.core.account.StaffFixture.invitation;
import static io.onecare.core.account.StaffFixture.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.Role;
import io.onecare.core.account.StaffFixture.Worker;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.person.EmailAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Those who work with the portal: how they come, what they may, and how it ends. */
class StaffIT {

    private StaffFixture staff;

    static Stream<Arguments> everywhere() {
        return OfficeFixture.everywhere();
    }

    @AfterEach
    void close() {
        staff.close();
    }

    private void open(JpaProvider provider, DatabaseKind kind) {
        staff = StaffFixture.on(provider, kind);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everywhere")
    void a_secret_makes_one_administrator_and_no_other(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        String secret = staff.offered().value();

        FirstAdministratorOutcome first =
                staff.become(secret.toLowerCase(Locale.ROOT), "alba@example.org");

        assertThat(first).isInstanceOf(FirstAdministratorOutcome.Completed.class);
        assertThat(staff.become(secret, "altra@example.org"))
                .isEqualTo(new FirstAdministratorOutcome.SecretRefused());
        staff.office.clock.forward(FirstAdministrator.RENEWED_AFTER);
        assertThat(staff.offer()).isEqualTo(new FirstSecretOffer.NothingToOffer());
        assertThat(staff.office.audited("Staff"))
                .containsExactly("FIRST_ADMINISTRATOR_MADE", "FIRST_SECRET_MADE");
        assertThat(staff.office.messages()).contains("REGISTRATION_DONE 1 alba@example.org");
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everywhere")
    void nodes_that_start_at_once_offer_one_secret(JpaProvider provider, DatabaseKind kind)
            throws Exception {
        open(provider, kind);
        List<Callable<FirstSecretOffer>> nodes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            nodes.add(staff::offer);
        }

        List<FirstSecret> secrets =
                OfficeFixture.atOnce(nodes).stream()
                        .filter(FirstSecretOffer.Made.class::isInstance)
                        .map(offer -> ((FirstSecretOffer.Made) offer).secret())
                        .toList();

        assertThat(secrets).hasSize(1);
        assertThat(staff.become(secrets.get(0).value(), "alba@example.org"))
                .isInstanceOf(FirstAdministratorOutcome.Completed.class);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everywhere")
    void of_many_who_use_the_secret_at_once_one_becomes_the_administrator(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);
        String secret = staff.offered().value();
        List<Callable<FirstAdministratorOutcome>> people = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String email = "persona" + i + "@example.org";
            people.add(() -> staff.become(secret, email));
        }

        List<FirstAdministratorOutcome> outcomes = OfficeFixture.atOnce(people);

        assertThat(outcomes)
                .filteredOn(FirstAdministratorOutcome.Completed.class::isInstance)
                .hasSize(1);
        assertThat(staff.office.texts("select id from staff")).hasSize(1);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everywhere")
    void a_new_start_offers_another_secret_and_the_old_one_is_over(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        String old = staff.offered().value();
        assertThat(staff.offer())
                .as("another node has just printed one")
                .isEqualTo(new FirstSecretOffer.JustMade());
        staff.office.clock.forward(FirstAdministrator.RENEWED_AFTER);

        String next = staff.offered().value();

        assertThat(staff.become(old, "alba@example.org"))
                .isEqualTo(new FirstAdministratorOutcome.SecretRefused());
        staff.office.clock.forward(FirstAdministrator.VALIDITY);
        assertThat(staff.become(next, "alba@example.org"))
                .as("too old")
                .isEqualTo(new FirstAdministratorOutcome.SecretRefused());
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everywhere")
    void a_form_that_is_refused_leaves_the_secret_as_it_is(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        String secret = staff.offered().value();

        FirstAdministratorOutcome outcome =
                staff.write(
                        o ->
                                o.firstAdministrator()
                                        .become(VISITOR, staff.form(secret, "nessuna", "corta")));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        FirstAdministratorOutcome.FormRefused.class,
                        refused -> {
                            assertThat(refused.problems())
                                    .containsExactly(StaffProblem.EMAIL_MALFORMED);
                            assertThat(refused.passwordProblems())
                                    .containsExactly(PasswordProblem.TOO_SHORT);
                        });
        assertThat(staff.become(secret, "alba@example.org"))
                .isInstanceOf(FirstAdministratorOutcome.Completed.class);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everywhere")
    void guessing_secrets_is_slowed_down(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        String secret = staff.offered().value();
        BecomeFirstAdministrator guess =
                new BecomeFirstAdministrator(
                        "0000-0000",
                        "TRAMONTI",
                        "ALBA",
                        "alba@example.org",
                        NotificationLanguage.ITALIAN,
                        PASSWORD,
                        OFFICE);
        List<FirstAdministratorOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            outcomes.add(staff.write(o -> o.firstAdministrator().become(VISITOR, guess)));
        }

        assertThat(outcomes.get(19)).isEqualTo(new FirstAdministratorOutcome.SecretRefused());
        assertThat(outcomes.get(20)).isInstanceOf(FirstAdministratorOutcome.TooManyTries.class);
        assertThat(staff.become(secret, "alba@example.org"))
                .as("from elsewhere")
                .isInstanceOf(FirstAdministratorOutcome.Completed.class);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everywhere")
    void each_role_logs_in_as_what_it_is_once_it_has_a_second_factor(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Worker first = staff.first();
        Worker operator = staff.worker(first, Role.OPERATOR, null, "desk@example.org");
        Worker reception = staff.worker(first, Role.FACILITY_STAFF, "OC-1", "oc1@example.org");

        for (Worker worker : List.of(first, operator, reception)) {
            assertThat(staff.logIn(worker))
                    .isEqualTo(
                            new LogInOutcome.SecondFactorMissing(worker.id(), worker.actor(), 1));
            String token = staff.begun(worker);
            assertThat(staff.look(token))
                    .isInstanceOfSatisfying(
                            SessionState.SecondFactorMissing.class,
                            missing -> assertThat(missing.actor()).isEqualTo(worker.actor()));

            TestAuthenticator app = staff.setUp(worker);

            assertThat(staff.look(token))
                    .isInstanceOfSatisfying(
                            SessionState.Open.class,
                            open -> assertThat(open.actor()).isEqualTo(worker.actor()));
            LogInOutcome.SecondFactorRequired asked =
                    (LogInOutcome.SecondFactorRequired) staff.logIn(worker);
            SecondStep step = new SecondStep(asked.ticket(), app.code(1), OFFICE);
            assertThat(staff.<SecondStepOutcome>write(o -> o.secondFactors().logIn(VISITOR, step)))
                    .isInstanceOfSatisfying(
                            SecondStepOutcome.Done.class,
                            done -> assertThat(done.logIn().actor()).isEqualTo(worker.actor()));
            assertThat(own(worker.actor())).hasSize(1);
        }
        assertThat(operator.actor()).isEqualTo(Actor.operator(operator.id().toString()));
        assertThat(reception.actor())
                .isEqualTo(Actor.facilityStaff("OC-1", reception.id().toString()));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everywhere")
    void members_and_staff_never_hold_each_others_accounts(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Worker first = staff.first();
        Worker operator = staff.worker(first, Role.OPERATOR, null, "desk@example.org");
        AccountId member = staff.office.registered(OfficeFixture.ARIELLA).account();
        String token = staff.begun(operator);
        SessionId session = ((SessionState.SecondFactorMissing) staff.look(token)).id();

        List<Actor> wrong =
                List.of(
                        Actor.member(operator.id().value()),
                        new Actor(Role.ADMINISTRATOR, operator.id().toString()),
                        Actor.facilityStaff("OC-1", operator.id().toString()),
                        Actor.operator(member.toString()),
                        new Actor(Role.ADMINISTRATOR, member.toString()));

        SecondFactorProof proof = new SecondFactorProof(PASSWORD, "", OFFICE);
        ChangePassword change = new ChangePassword(PASSWORD, "una volpe grigia e il caffè", OFFICE);
        assertThat(wrong)
                .allSatisfy(
                        actor -> {
                            AccountId id = AccountId.of(UUID.fromString(actor.name()));
                            BeginSession begin = new BeginSession(id, 1, "", null);
                            assertThat(own(actor)).isEmpty();
                            assertThat(staff.<Boolean>write(o -> o.sessions().end(actor, session)))
                                    .isFalse();
                            assertThat(
                                            staff.<Optional<SessionToken>>write(
                                                    o -> o.sessions().begin(actor, begin)))
                                    .isEmpty();
                            assertThat(epoch(actor, id)).isEmpty();
                            assertThat(
                                            staff.<SecondFactorOutcome>write(
                                                    o -> o.secondFactors().begin(actor, proof)))
                                    .isEqualTo(new SecondFactorOutcome.NotFound());
                            assertThat(
                                            staff.<PasswordOutcome>write(
                                                    o -> o.passwords().change(actor, change)))
                                    .isEqualTo(new PasswordOutcome.WrongPassword());
                        });
        assertThat(profile(Actor.operator("another"), operator.id()))
                .as("operators see accounts of people on the roll, not of each other")
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everywhere")
    void an_invitation_names_an_existing_place_and_a_person_once(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Worker first = staff.first();

        assertThat(staff.invite(first, invitation(Role.FACILITY_STAFF, "OC-9", "x")))
                .isEqualTo(
                        new StaffOutcome.Refused(
                                EnumSet.of(
                                        StaffProblem.EMAIL_MALFORMED,
                                        StaffProblem.FACILITY_UNKNOWN)));
        staff.invited(first, operator("desk@example.org"));
        assertThat(staff.invite(first, operator("DESK@example.org")))
                .isEqualTo(refused(StaffProblem.ALREADY_THERE));
        staff.invited(first, invitation(Role.FACILITY_STAFF, "OC-1", "desk@example.org"));
        assertThatThrownBy(() -> invitation(Role.MEMBER, null, "desk@example.org"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> invitation(Role.OPERATOR, "OC-1", "desk@example.org"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everywhere")
    void the_code_of_an_invitation_is_long_counts_once_and_runs_out(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Worker first = staff.first();
        StaffAccount invited = staff.invited(first, operator("desk@example.org"));
        String replaced = staff.link(invited.id());
        String expired = staff.link(invited.id());

        assertThat(staff.accept(replaced)).isEqualTo(refused(CodeRefusal.NOT_VALID));
        assertThat(staff.accept(expired.substring(0, 16)))
                .as("what fits on a phone is not enough here")
                .isEqualTo(refused(CodeRefusal.NOT_VALID));
        staff.office.clock.forward(Duration.ofDays(7));
        assertThat(staff.accept(expired)).isEqualTo(refused(CodeRefusal.EXPIRED));

        staff.write(o -> o.staffAccounts().inviteAgain(first.actor(), invited.id()));
        String code = staff.link(invited.id());
        assertThat(staff.accept(code)).isInstanceOf(CompletionOutcome.Completed.class);
        assertThat(staff.accept(code)).isEqualTo(refused(CodeRefusal.SPENT));
        assertThat(staff.prepare(invited.id())).isEqualTo(new InvitationMessage.NothingToSend());
        assertThat(staff.office.messages())
                .contains(
                        "STAFF_INVITATION 1 desk@example.org",
                        "STAFF_INVITATION 2 desk@example.org");
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everywhere")
    void the_typed_half_of_a_code_is_no_invitation(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        StaffAccount invited = staff.invited(staff.first(), operator("desk@example.org"));
        ConfirmationCodes codes =
                new ConfirmationCodes(staff.office.clock, new TryLimits(staff.office.clock));
        String ticket =
                staff.write(
                        o ->
                                codes.issue(
                                                staff.office.network.entityManager(),
                                                CodePurpose.INVITATION,
                                                invited.id().value())
                                        .code()
                                        .ticket());

        assertThat(staff.accept(ticket)).isEqualTo(refused(CodeRefusal.NOT_VALID));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everywhere")
    void of_two_who_accept_at_once_one_gets_the_account(JpaProvider provider, DatabaseKind kind)
            throws Exception {
        open(provider, kind);
        String code = staff.link(staff.invited(staff.first(), operator("desk@example.org")).id());

        List<CompletionOutcome> outcomes =
                OfficeFixture.atOnce(List.of(() -> staff.accept(code), () -> staff.accept(code)));

        assertThat(outcomes).filteredOn(CompletionOutcome.Completed.class::isInstance).hasSize(1);
    }

    private static CompletionOutcome refused(CodeRefusal reason) {
        return new CompletionOutcome.CodeRefused(reason);
    }

    private static StaffOutcome refused(StaffProblem problem) {
        return new StaffOutcome.Refused(EnumSet.of(problem));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everywhere")
    void an_administrator_is_made_by_two_unless_there_is_only_one(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Worker first = staff.first();
        StaffAccount second =
                staff.invited(first, invitation(Role.ADMINISTRATOR, null, "due@example.org"));
        assertThat(second.state()).as("there is only one").isEqualTo(StaffState.INVITED);
        StaffAccount third =
                staff.invited(first, invitation(Role.ADMINISTRATOR, null, "tre@example.org"));
        assertThat(third.state()).as("two are").isEqualTo(StaffState.PROPOSED);
        assertThat(staff.prepare(third.id())).isEqualTo(new InvitationMessage.NothingToSend());
        Worker other = staff.accepted(second);

        assertThat(agree(first, third.id()))
                .isEqualTo(refused(StaffProblem.SECOND_ADMINISTRATOR_NEEDED));
        assertThat(agree(worker(first), third.id())).isEqualTo(new StaffOutcome.NotFound());
        assertThat(agree(other, third.id()))
                .isInstanceOfSatisfying(
                        StaffOutcome.Changed.class,
                        done -> assertThat(done.account().state()).isEqualTo(StaffState.INVITED));

        assertThat(agree(other, third.id())).isEqualTo(refused(StaffProblem.IN_ANOTHER_STATE));
        assertThat(staff.accepted(third).actor().role()).isEqualTo(Role.ADMINISTRATOR);
        StaffAccount fourth =
                staff.invited(other, invitation(Role.ADMINISTRATOR, null, "quattro@example.org"));
        assertThat(fourth.state()).isEqualTo(StaffState.PROPOSED);
        assertThat(staff.office.messages())
                .filteredOn(message -> message.startsWith("STAFF_AGREEMENT_NEEDED"))
                .extracting(message -> message.replaceAll(".* ", ""))
                .as("nobody who could agree when the first proposal was made; both others later")
                .containsExactlyInAnyOrder("alba@example.org", "tre@example.org");
    }

    private Worker worker(Worker by) {
        return staff.worker(by, Role.OPERATOR, null, "desk@example.org");
    }

    private StaffOutcome agree(Worker by, AccountId id) {
        return staff.write(o -> o.staffAccounts().agree(by.actor(), id));
    }

    private StaffOutcome suspend(Worker by, AccountId id) {
        return staff.write(o -> o.staffAccounts().suspend(by.actor(), id));
    }

    private StaffOutcome restore(Worker by, AccountId id) {
        return staff.write(o -> o.staffAccounts().restore(by.actor(), id));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everywhere")
    void suspending_the_others_does_not_make_anybody_the_only_one(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Worker first = staff.first();
        Worker second = staff.worker(first, Role.ADMINISTRATOR, null, "due@example.org");
        suspend(first, second.id());

        StaffAccount puppet =
                staff.invited(first, invitation(Role.ADMINISTRATOR, null, "tre@example.org"));
        assertThat(puppet.state()).isEqualTo(StaffState.PROPOSED);

        staff.office.clock.forward(StaffAccounts.COUNTED_AFTER_SUSPENSION.plusSeconds(1));
        staff.write(o -> o.staffAccounts().inviteAgain(first.actor(), puppet.id()));
        assertThat(staff.state(puppet.id())).isEqualTo(StaffState.INVITED);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everywhere")
    void two_administrators_who_suspend_each_other_at_once_leave_one(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);
        Worker first = staff.first();
        Worker second = staff.worker(first, Role.ADMINISTRATOR, null, "due@example.org");

        List<StaffOutcome> outcomes =
                OfficeFixture.atOnce(
                        List.of(
                                () -> suspend(first, second.id()),
                                () -> suspend(second, first.id())));

        assertThat(outcomes).filteredOn(StaffOutcome.Changed.class::isInstance).hasSize(1);
        assertThat(outcomes).contains(new StaffOutcome.NotFound());
        assertThat(suspend(first, first.id()))
                .isIn(refused(StaffProblem.ONESELF), new StaffOutcome.NotFound());
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everywhere")
    void a_suspended_one_gets_nothing_and_is_told_what_a_wrong_password_is(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Worker first = staff.first();
        Worker operator = worker(first);
        String token = staff.begun(operator);
        TestAuthenticator app = staff.setUp(operator);
        String ticket = ((LogInOutcome.SecondFactorRequired) staff.logIn(operator)).ticket();
        EmailAddress desk = EmailAddress.of("desk@example.org");
        String reset =
                staff.<ResetMessage>write(o -> o.passwords().prepareReset(SYSTEM, desk))
                        .accounts()
                        .get(0)
                        .code()
                        .link();

        suspend(first, operator.id());

        assertThat(staff.look(token)).isEqualTo(new SessionState.Over(SessionEnd.ENDED));
        assertThat(staff.logIn(operator))
                .isEqualTo(staff.office.logIn(operator.userName(), "sbagliata", OFFICE));
        SecondStep step = new SecondStep(ticket, app.code(1), OFFICE);
        assertThat(staff.<SecondStepOutcome>write(o -> o.secondFactors().logIn(VISITOR, step)))
                .isEqualTo(new SecondStepOutcome.TicketRefused());
        ResetPassword next = new ResetPassword(reset, "una volpe grigia e il caffè", OFFICE);
        assertThat(staff.<PasswordOutcome>write(o -> o.passwords().reset(VISITOR, next)))
                .isEqualTo(new PasswordOutcome.CodeRefused(CodeRefusal.NOT_VALID));
        assertThat(
                        staff.<ResetMessage>write(o -> o.passwords().prepareReset(SYSTEM, desk))
                                .accounts())
                .isEmpty();
        ProvenLogIn proven =
                new ProvenLogIn(new ProvenIdentity.ByUserName(operator.userName()), OFFICE);
        assertThat(staff.<LogInOutcome>write(o -> o.accounts().logInProven(SYSTEM, proven)))
                .isEqualTo(new LogInOutcome.Refused());
        BeginSession begin = new BeginSession(operator.id(), 2, "", null);
        assertThat(
                        staff.<Optional<SessionToken>>write(
                                o -> o.sessions().begin(operator.actor(), begin)))
                .as("even with the right number")
                .isEmpty();
        assertThat(staff.office.messages()).contains("STAFF_SUSPENDED 2 desk@example.org");
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everywhere")
    void a_suspension_can_be_taken_back(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Worker first = staff.first();
        Worker operator = worker(first);
        String token = staff.begun(operator);
        StaffAccount never = staff.invited(first, operator("mai@example.org"));
        String code = staff.link(never.id());
        suspend(first, operator.id());
        suspend(first, never.id());
        assertThat(staff.accept(code)).isEqualTo(refused(CodeRefusal.NOT_VALID));
        assertThat(suspend(first, never.id())).isEqualTo(refused(StaffProblem.IN_ANOTHER_STATE));

        restore(first, operator.id());
        restore(first, never.id());

        assertThat(staff.logIn(operator)).isInstanceOf(LogInOutcome.SecondFactorMissing.class);
        assertThat(staff.look(token))
                .as("what was over stays over")
                .isEqualTo(new SessionState.Over(SessionEnd.ENDED));
        assertThat(staff.state(never.id())).isEqualTo(StaffState.INVITED);
        assertThat(staff.accept(staff.link(never.id())))
                .isInstanceOf(CompletionOutcome.Completed.class);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everywhere")
    void a_suspended_administrator_comes_back_by_two_as_well(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Worker first = staff.first();
        Worker second = staff.worker(first, Role.ADMINISTRATOR, null, "due@example.org");
        StaffAccount proposed =
                staff.invited(first, invitation(Role.ADMINISTRATOR, null, "tre@example.org"));
        agree(second, proposed.id());
        Worker third = staff.accepted(proposed);
        suspend(first, third.id());

        restore(first, third.id());

        assertThat(staff.state(third)).isEqualTo(StaffState.PROPOSED);
        assertThat(staff.logIn(third)).isEqualTo(new LogInOutcome.Refused());
        assertThat(agree(first, third.id()))
                .isEqualTo(refused(StaffProblem.SECOND_ADMINISTRATOR_NEEDED));
        agree(second, third.id());
        assertThat(staff.state(third)).isEqualTo(StaffState.ACTIVE);
        assertThat(staff.logIn(third)).isInstanceOf(LogInOutcome.SecondFactorMissing.class);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everywhere")
    void staff_cannot_do_without_a_second_factor(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Worker first = staff.first();
        Worker operator = worker(first);
        TestAuthenticator app = staff.setUp(operator);
        staff.setUp(first);
        String token = tokenOf(operator, app);
        SecondFactorProof proof = new SecondFactorProof(PASSWORD, app.code(1), OFFICE);

        assertThat(
                        staff.<SecondFactorOutcome>write(
                                o -> o.secondFactors().remove(operator.actor(), proof)))
                .isEqualTo(new SecondFactorOutcome.Demanded());
        assertThat(removeLost(Actor.operator("another"), operator.id()))
                .isEqualTo(new SecondFactorOutcome.NotFound());
        assertThat(removeLost(first.actor(), first.id()))
                .isEqualTo(new SecondFactorOutcome.NotFound());
        assertThat(removeLost(first.actor(), operator.id()))
                .isEqualTo(new SecondFactorOutcome.Removed());
        assertThat(staff.look(token)).isEqualTo(new SessionState.Over(SessionEnd.ENDED));
        assertThat(staff.logIn(operator)).isInstanceOf(LogInOutcome.SecondFactorMissing.class);
    }

    private SecondFactorOutcome removeLost(Actor actor, AccountId id) {
        return staff.write(o -> o.secondFactors().removeLost(actor, id));
    }

    private String tokenOf(Worker worker, TestAuthenticator app) {
        return staff.<Optional<SessionToken>>write(
                        o ->
                                o.sessions()
                                        .begin(
                                                worker.actor(),
                                                new BeginSession(worker.id(), 1, "", null)))
                .orElseThrow()
                .value();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everywhere")
    void administrators_see_everybody_and_the_others_themselves(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Worker first = staff.first();
        Worker operator = worker(first);
        staff.invited(first, operator("mai@example.org"));

        List<StaffAccount> one = page(first.actor(), null, 2);
        List<StaffAccount> two = page(first.actor(), one.get(1), 2);

        assertThat(Stream.concat(one.stream(), two.stream()).map(s -> s.name().surname()))
                .containsExactly("BRINA", "BRINA", "TRAMONTI");
        assertThat(page(operator.actor(), null, 2)).isEmpty();
        assertThat(found(operator.actor(), operator.id())).isPresent();
        assertThat(found(operator.actor(), first.id())).isEmpty();
        assertThat(one.get(0).toString()).doesNotContain("BRINA", "example.org");
    }

    private Optional<StaffAccount> found(Actor actor, AccountId id) {
        return staff.office.read(o -> o.staffAccounts().find(actor, id));
    }

    private List<OwnSession> own(Actor actor) {
        return staff.office.read(o -> o.sessions().own(actor));
    }

    private OptionalInt epoch(Actor actor, AccountId id) {
        return staff.office.read(o -> o.accounts().sessionEpoch(actor, id));
    }

    private Optional<AccountProfile> profile(Actor actor, AccountId id) {
        return staff.office.write(o -> o.accounts().find(actor, id));
    }

    private List<StaffAccount> page(Actor actor, StaffAccount after, int limit) {
        return staff.office.read(o -> o.staffAccounts().page(actor, after, limit));
    }
}
