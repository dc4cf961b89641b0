package io.onecare.core.account;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.Role;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Invented people who work with the portal, and the facility OC-1, beside an {@link OfficeFixture}.
 */
final class StaffFixture implements AutoCloseable {

    static final Actor SYSTEM = OfficeFixture.SYSTEM;
    static final Actor VISITOR = OfficeFixture.VISITOR;
    static final String PASSWORD = OfficeFixture.PASSWORD;
    static final String OFFICE = "192.0.2.77";

    final OfficeFixture office;

    private StaffFixture(OfficeFixture office) {
        this.office = office;
        office.sql(
                "insert into facility (id, version, code, name, street, postal_code, comune,"
                        + " province, booking_mode, valid_from) values"
                        + " ('00000000-0000-4000-8000-000000000001', 1, 'OC-1', 'Centro Vento',"
                        + " 'Via Nuvola 1', '10121', 'Torino', 'TO', 'ONLINE', date '2026-01-01')");
    }

    static StaffFixture on(JpaProvider provider, DatabaseKind kind) {
        return new StaffFixture(OfficeFixture.on(provider, kind));
    }

    <T> T write(Function<OneCare, T> work) {
        return office.write(work);
    }

    /** Somebody who has accepted. */
    record Worker(AccountId id, String userName, Actor actor) {}

    FirstSecret offered() {
        return ((FirstSecretOffer.Made) offer()).secret();
    }

    FirstSecretOffer offer() {
        return office.write(o -> o.firstAdministrator().offer(SYSTEM));
    }

    FirstAdministratorOutcome become(String secret, String email) {
        return write(o -> o.firstAdministrator().become(VISITOR, form(secret, email, PASSWORD)));
    }

    BecomeFirstAdministrator form(String secret, String email, String password) {
        return new BecomeFirstAdministrator(
                secret,
                "TRAMONTI",
                "ALBA",
                email,
                NotificationLanguage.ITALIAN,
                password,
                office.somewhere());
    }

    /** The first administrator. */
    Worker first() {
        FirstAdministratorOutcome.Completed done =
                (FirstAdministratorOutcome.Completed) become(offered().value(), "alba@example.org");
        return new Worker(
                done.account(),
                done.userName(),
                new Actor(Role.ADMINISTRATOR, done.account().toString()));
    }

    static InviteStaff operator(String email) {
        return invitation(Role.OPERATOR, null, email);
    }

    static InviteStaff invitation(Role role, @Nullable String facility, String email) {
        return new InviteStaff(
                role, facility, "BRINA", "FIORELLA", email, NotificationLanguage.ENGLISH);
    }

    StaffOutcome invite(Worker by, InviteStaff command) {
        return write(o -> o.staffAccounts().invite(by.actor(), command));
    }

    StaffAccount invited(Worker by, InviteStaff command) {
        return ((StaffOutcome.Changed) invite(by, command)).account();
    }

    InvitationMessage prepare(AccountId id) {
        return write(o -> o.staffInvitations().prepare(SYSTEM, id));
    }

    String link(AccountId id) {
        return ((InvitationMessage.ToSend) prepare(id)).link();
    }

    CompletionOutcome accept(String code) {
        return write(
                o ->
                        o.staffInvitations()
                                .accept(
                                        VISITOR,
                                        new AcceptInvitation(code, PASSWORD, office.somewhere())));
    }

    Worker accepted(StaffAccount staff) {
        CompletionOutcome.Completed done = (CompletionOutcome.Completed) accept(link(staff.id()));
        return new Worker(
                done.account(),
                done.userName(),
                new Actor(staff.role(), done.account().toString(), staff.facilityCode()));
    }

    Worker worker(Worker by, Role role, @Nullable String facility, String email) {
        return accepted(invited(by, invitation(role, facility, email)));
    }

    StaffState state(Worker worker) {
        return state(worker.id());
    }

    StaffState state(AccountId id) {
        return office.read(o -> o.staffAccounts().find(SYSTEM, id)).orElseThrow().state();
    }

    LogInOutcome logIn(Worker worker) {
        return office.logIn(worker.userName(), PASSWORD, OFFICE);
    }

    /** The token of a session that was begun by the right password. */
    String begun(Worker worker) {
        LogInOutcome outcome = logIn(worker);
        int epoch =
                outcome instanceof LogInOutcome.SecondFactorMissing missing
                        ? missing.sessionEpoch()
                        : ((LogInOutcome.LoggedIn) outcome).sessionEpoch();
        return office.<Optional<SessionToken>>write(
                        o ->
                                o.sessions()
                                        .begin(
                                                worker.actor(),
                                                new BeginSession(
                                                        worker.id(), epoch, "Firefox", null)))
                .orElseThrow()
                .value();
    }

    SessionState look(String token) {
        return office.read(o -> o.sessions().look(VISITOR, token));
    }

    TestAuthenticator setUp(Worker worker) {
        SecondFactorOutcome.Begun begun =
                (SecondFactorOutcome.Begun)
                        office.<SecondFactorOutcome>write(
                                o ->
                                        o.secondFactors()
                                                .begin(
                                                        worker.actor(),
                                                        new SecondFactorProof(
                                                                PASSWORD, "", OFFICE)));
        TestAuthenticator app =
                new TestAuthenticator(
                        Objects.requireNonNull(begun).secret().base32(), office.clock);
        write(o -> o.secondFactors().confirm(worker.actor(), app.code()));
        return app;
    }

    @Override
    public void close() {
        office.close();
    }
}
