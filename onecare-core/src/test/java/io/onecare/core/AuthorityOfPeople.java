package io.onecare.core;

import static io.onecare.core.Asker.DEPENDANT_AND_DESK;
import static io.onecare.core.Asker.EVERYBODY;
import static io.onecare.core.Asker.ONLY_OPERATORS;
import static io.onecare.core.Asker.ONLY_THE_SYSTEM;
import static io.onecare.core.Asker.OWNER_AND_DESK;
import static io.onecare.core.Asker.THE_DESK;
import static io.onecare.core.Asker.WHO_EDIT;
import static io.onecare.core.Asker.WHO_HAVE_ACCOUNTS;
import static io.onecare.core.AuthorityFixture.HOME;
import static io.onecare.core.AuthorityFixture.NEW_EMAIL;
import static io.onecare.core.AuthorityFixture.PASSWORD;
import static io.onecare.core.AuthorityRow.row;

import io.onecare.core.account.BeginSession;
import io.onecare.core.account.CallerProof;
import io.onecare.core.account.ChangePassword;
import io.onecare.core.account.CompleteRegistration;
import io.onecare.core.account.EditProfile;
import io.onecare.core.account.LogIn;
import io.onecare.core.account.LookReason;
import io.onecare.core.account.NotificationLanguage;
import io.onecare.core.account.ProvenIdentity;
import io.onecare.core.account.ProvenLogIn;
import io.onecare.core.account.RequestEmailChange;
import io.onecare.core.account.RequestPasswordReset;
import io.onecare.core.account.ResetPassword;
import io.onecare.core.account.SecondStep;
import io.onecare.core.member.Family;
import io.onecare.core.member.Roll;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.person.TaxCode;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who may see and change people and their accounts. */
final class AuthorityOfPeople {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
    private static final String NEW_PASSWORD = "una volpe grigia beve il caffè";
    private static final EmailAddress EMAIL = EmailAddress.of("ariella@example.org");

    private AuthorityOfPeople() {}

    static List<AuthorityRow> members() {
        Set<Asker> owner = EnumSet.of(Asker.OWNER);
        Set<Asker> dependant = EnumSet.of(Asker.DEPENDANT);
        return List.of(
                row(
                        "RollImport.upsert",
                        WHO_EDIT,
                        (o, actor) -> o.rollImport().upsert(actor, emptyRoll())),
                row(
                        "RollImport.replace",
                        WHO_EDIT,
                        (o, actor) -> o.rollImport().replace(actor, emptyRoll())),
                row(
                        "Members.findOwnFamily",
                        "the owner",
                        owner,
                        (o, actor) -> with("M-10", o.members().findOwnFamily(actor))),
                row(
                        "Members.findOwnFamily",
                        "a minor",
                        owner,
                        (o, actor) -> with("D-10", o.members().findOwnFamily(actor))),
                row(
                        "Members.findOwnFamily",
                        "a dependant of age",
                        dependant,
                        (o, actor) -> with("D-20", o.members().findOwnFamily(actor))),
                row(
                        "Members.findOwnFamilyOn",
                        "the owner",
                        owner,
                        (o, actor) -> with("M-10", o.members().findOwnFamilyOn(actor, DAY))),
                row(
                        "Members.findOwnFamilyOn",
                        "a dependant of age",
                        dependant,
                        (o, actor) -> with("D-20", o.members().findOwnFamilyOn(actor, DAY))),
                row(
                        "Members.maySee",
                        "the owner",
                        OWNER_AND_DESK,
                        (o, actor) -> o.members().maySee(actor, "M-10")),
                row(
                        "Members.maySee",
                        "a dependant of age",
                        DEPENDANT_AND_DESK,
                        (o, actor) -> o.members().maySee(actor, "D-20")),
                row(
                        "Members.find",
                        "the owner",
                        OWNER_AND_DESK,
                        (o, actor) -> o.members().find(actor, "M-10")),
                row(
                        "Members.find",
                        "a minor",
                        OWNER_AND_DESK,
                        (o, actor) -> o.members().find(actor, "D-10")),
                row(
                        "Members.find",
                        "a dependant of age",
                        DEPENDANT_AND_DESK,
                        (o, actor) -> o.members().find(actor, "D-20")),
                row(
                        "Members.findNumber",
                        ONLY_THE_SYSTEM,
                        (o, actor) ->
                                o.members().findNumber(actor, AuthorityFixture.codeOfOwner())),
                row(
                        "Members.coverageOn",
                        "the owner",
                        OWNER_AND_DESK,
                        (o, actor) -> o.members().coverageOn(actor, "M-10", DAY)),
                row(
                        "Members.coverageOn",
                        "a dependant of age",
                        DEPENDANT_AND_DESK,
                        (o, actor) -> o.members().coverageOn(actor, "D-20", DAY)),
                row(
                        "Members.page",
                        ONLY_THE_SYSTEM,
                        (o, actor) -> o.members().page(actor, null, 10)),
                row("Agreements.own", dependant, (o, actor) -> o.agreements().own(actor)),
                row(
                        "Agreements.agree",
                        DEPENDANT_AND_DESK,
                        (o, actor) -> o.agreements().agree(actor, "D-20")),
                row(
                        "Agreements.withdraw",
                        DEPENDANT_AND_DESK,
                        (o, actor) -> o.agreements().withdraw(actor, "D-20")));
    }

    static List<AuthorityRow> families(AuthorityFixture f) {
        Set<Asker> owner = EnumSet.of(Asker.OWNER);
        return List.of(
                row(
                        "FamilyEditor.find",
                        WHO_HAVE_ACCOUNTS,
                        (o, actor) -> o.familyEditor().find(actor)),
                row(
                        "FamilyEditor.declare",
                        EnumSet.of(Asker.OWNER, Asker.STRANGER),
                        (o, actor) -> o.familyEditor().declare(actor, AuthorityFixture.NEWBORN)),
                row(
                        "FamilyEditor.correct",
                        owner,
                        (o, actor) ->
                                o.familyEditor()
                                        .correct(actor, f.declared, AuthorityFixture.NEWBORN)),
                row(
                        "ComingOfAge.announce",
                        ONLY_THE_SYSTEM,
                        (o, actor) -> o.comingOfAge().announce(actor, 10)),
                row(
                        "ComingOfAge.prepare",
                        ONLY_THE_SYSTEM,
                        (o, actor) -> o.comingOfAge().prepare(actor, f.soonOfAge.value())),
                row(
                        "FamilyEditor.remove",
                        owner,
                        (o, actor) -> o.familyEditor().remove(actor, f.declared)));
    }

    /** Whoever has no second factor sets one up first; by themselves, because nobody else can. */
    static List<AuthorityRow> secondFactors(AuthorityFixture f) {
        return List.of(
                row(
                        "SecondFactors.begin",
                        WHO_HAVE_ACCOUNTS,
                        (o, actor) -> o.secondFactors().begin(actor, f.proof(""))),
                row(
                        "SecondFactors.confirm",
                        WHO_HAVE_ACCOUNTS,
                        (o, actor) -> o.secondFactors().confirm(actor, f.begun(o, actor))),
                row(
                        "SecondFactors.remove",
                        WHO_HAVE_ACCOUNTS,
                        (o, actor) -> {
                            String code = f.setUp(o, actor);
                            return o.secondFactors().remove(actor, f.proof(code));
                        }),
                row(
                        "SecondFactors.removeLost",
                        ONLY_OPERATORS,
                        (o, actor) -> o.secondFactors().removeLost(actor, f.secured)),
                row(
                        "SecondFactors.find",
                        "of somebody else",
                        THE_DESK,
                        (o, actor) -> o.secondFactors().find(actor, f.secured)),
                row(
                        "SecondFactors.find",
                        "one's own",
                        WHO_HAVE_ACCOUNTS,
                        (o, actor) -> {
                            f.setUp(o, actor);
                            return o.secondFactors().find(actor, f.accountOf(actor));
                        }),
                row(
                        "SecondFactors.logIn",
                        EVERYBODY,
                        (o, actor) ->
                                o.secondFactors()
                                        .logIn(
                                                actor,
                                                new SecondStep(f.ticket, f.securedCode, HOME))));
    }

    private static Roll emptyRoll() {
        return AuthorityFixture.roll();
    }

    /** The family, if somebody is in it. */
    private static Optional<Family> with(String number, Optional<Family> family) {
        return family.filter(
                seen ->
                        Stream.concat(Stream.of(seen.member()), seen.dependants().stream())
                                .anyMatch(person -> person.number().equals(number)));
    }

    /** Whoever registers or has forgotten a password proves it by a code, not by a role. */
    static List<AuthorityRow> registration(AuthorityFixture f) {
        return List.of(
                row(
                        "Registration.request",
                        EVERYBODY,
                        (o, actor) -> o.registration().request(actor, f.typed())),
                row(
                        "Registration.prepare",
                        ONLY_THE_SYSTEM,
                        (o, actor) -> o.registration().prepare(actor, f.received)),
                row(
                        "Registration.check",
                        EVERYBODY,
                        (o, actor) -> o.registration().check(actor, f.registrationCode, HOME)),
                row(
                        "Registration.complete",
                        EVERYBODY,
                        (o, actor) ->
                                o.registration()
                                        .complete(
                                                actor,
                                                new CompleteRegistration(
                                                        f.registrationCode, PASSWORD, HOME))),
                row(
                        "ActivationCodes.issue",
                        WHO_EDIT,
                        (o, actor) -> o.activationCodes().issue(actor, "M-12")),
                row(
                        "PersonFinder.byTaxCode",
                        ONLY_OPERATORS,
                        (o, actor) ->
                                o.personFinder()
                                        .byTaxCode(
                                                actor,
                                                TaxCode.of(f.typed().taxCode()),
                                                LookReason.caller())),
                row(
                        "PersonFinder.bySurname",
                        ONLY_OPERATORS,
                        (o, actor) ->
                                o.personFinder()
                                        .bySurname(
                                                actor,
                                                f.typed().surname(),
                                                f.typed().birthDate(),
                                                LookReason.caller())),
                row(
                        "PersonFinder.view",
                        ONLY_OPERATORS,
                        (o, actor) -> o.personFinder().view(actor, "M-10", LookReason.caller())),
                row(
                        "PersonFinder.recordCaller",
                        ONLY_OPERATORS,
                        (o, actor) ->
                                o.personFinder()
                                        .recordCaller(actor, "M-10", CallerProof.ROLL_DATA_ASKED)),
                row(
                        "IdentityChecks.page",
                        ONLY_OPERATORS,
                        (o, actor) -> o.identityChecks().page(actor, null, 10)),
                row(
                        "IdentityChecks.view",
                        ONLY_OPERATORS,
                        (o, actor) -> o.identityChecks().view(actor, f.pendingCheck)),
                row(
                        "IdentityChecks.confirm",
                        ONLY_OPERATORS,
                        (o, actor) -> o.identityChecks().confirm(actor, f.pendingCheck)),
                row(
                        "IdentityChecks.refuse",
                        ONLY_OPERATORS,
                        (o, actor) -> o.identityChecks().refuse(actor, f.pendingCheck)));
    }

    /** Whoever has the token of a session is its holder; who has none asks about their own. */
    static List<AuthorityRow> sessions(AuthorityFixture f) {
        return List.of(
                row(
                        "Sessions.begin",
                        EnumSet.of(Asker.OWNER, Asker.SYSTEM),
                        (o, actor) ->
                                o.sessions()
                                        .begin(actor, new BeginSession(f.account, 1, "", null))),
                row(
                        "Sessions.resume",
                        EVERYBODY,
                        (o, actor) -> o.sessions().resume(actor, f.openSession)),
                row(
                        "Sessions.look",
                        EVERYBODY,
                        (o, actor) -> o.sessions().look(actor, f.openSession)),
                row(
                        "Sessions.countOpen",
                        ONLY_THE_SYSTEM,
                        (o, actor) -> o.sessions().countOpen(actor)),
                row("Sessions.own", EnumSet.of(Asker.OWNER), (o, actor) -> o.sessions().own(actor)),
                row(
                        "Sessions.end",
                        EnumSet.of(Asker.OWNER),
                        (o, actor) -> o.sessions().end(actor, f.session)),
                row(
                        "Sessions.endOthers",
                        EnumSet.of(Asker.OWNER),
                        (o, actor) -> o.sessions().endOthers(actor, f.session)),
                row(
                        "Sessions.keepDraft",
                        EVERYBODY,
                        (o, actor) ->
                                o.sessions()
                                        .keepDraft(
                                                actor, f.expiredSession, AuthorityFixture.DRAFT)),
                row(
                        "Sessions.draft",
                        EVERYBODY,
                        (o, actor) -> o.sessions().draft(actor, f.openSession)),
                row(
                        "Sessions.forgetDraft",
                        EVERYBODY,
                        (o, actor) -> o.sessions().forgetDraft(actor, f.openSession)));
    }

    /** An account is seen by its holder and the desk, and changed by its holder alone. */
    static List<AuthorityRow> accounts(AuthorityFixture f) {
        return List.of(
                row(
                        "Accounts.logIn",
                        EVERYBODY,
                        (o, actor) ->
                                o.accounts().logIn(actor, new LogIn(f.userName, PASSWORD, HOME))),
                row(
                        "Accounts.logInProven",
                        ONLY_THE_SYSTEM,
                        (o, actor) ->
                                o.accounts()
                                        .logInProven(
                                                actor,
                                                new ProvenLogIn(
                                                        new ProvenIdentity.ByUserName(f.userName),
                                                        HOME))),
                row(
                        "Accounts.sessionEpoch",
                        EnumSet.of(Asker.OWNER, Asker.SYSTEM),
                        (o, actor) -> o.accounts().sessionEpoch(actor, f.account)),
                row(
                        "Accounts.find",
                        OWNER_AND_DESK,
                        (o, actor) -> o.accounts().find(actor, f.account)),
                row(
                        "Accounts.findLanguage",
                        ONLY_THE_SYSTEM,
                        (o, actor) ->
                                o.accounts()
                                        .findLanguage(
                                                actor, EmailAddress.of("ariella@example.org"))),
                row(
                        "Accounts.forgetWhatIsOver",
                        ONLY_THE_SYSTEM,
                        (o, actor) -> o.accounts().forgetWhatIsOver(actor)),
                row(
                        "Passwords.change",
                        WHO_HAVE_ACCOUNTS,
                        (o, actor) ->
                                o.passwords()
                                        .change(
                                                actor,
                                                new ChangePassword(PASSWORD, NEW_PASSWORD, HOME))),
                row(
                        "Passwords.requestReset",
                        EVERYBODY,
                        (o, actor) ->
                                o.passwords()
                                        .requestReset(
                                                actor,
                                                new RequestPasswordReset(EMAIL.value(), HOME))),
                row(
                        "Passwords.prepareReset",
                        ONLY_THE_SYSTEM,
                        (o, actor) -> o.passwords().prepareReset(actor, EMAIL).accounts()),
                row(
                        "Passwords.check",
                        EVERYBODY,
                        (o, actor) -> o.passwords().check(actor, f.resetCode, HOME)),
                row(
                        "Passwords.reset",
                        EVERYBODY,
                        (o, actor) ->
                                o.passwords()
                                        .reset(
                                                actor,
                                                new ResetPassword(
                                                        f.resetCode, NEW_PASSWORD, HOME))),
                row(
                        "Profiles.edit",
                        WHO_HAVE_ACCOUNTS,
                        (o, actor) ->
                                o.profiles()
                                        .edit(
                                                actor,
                                                new EditProfile(
                                                        "+39 02 5550 1234",
                                                        NotificationLanguage.ENGLISH))),
                row(
                        "Profiles.requestEmail",
                        WHO_HAVE_ACCOUNTS,
                        (o, actor) ->
                                o.profiles()
                                        .requestEmail(
                                                actor,
                                                new RequestEmailChange(
                                                        "terza@example.org", PASSWORD, HOME))),
                row(
                        "Profiles.prepareEmailChange",
                        ONLY_THE_SYSTEM,
                        (o, actor) -> o.profiles().prepareEmailChange(actor, f.account, NEW_EMAIL)),
                row(
                        "Profiles.confirmEmail",
                        EnumSet.of(Asker.OWNER),
                        (o, actor) -> o.profiles().confirmEmail(actor, f.emailCode, HOME)));
    }
}
