package io.onecare.core;

import static io.onecare.core.Asker.EVERYBODY;
import static io.onecare.core.Asker.ONLY_ADMINISTRATORS;
import static io.onecare.core.Asker.ONLY_THE_SYSTEM;
import static io.onecare.core.AuthorityFixture.HOME;
import static io.onecare.core.AuthorityFixture.PASSWORD;
import static io.onecare.core.AuthorityRow.row;

import io.onecare.core.account.AcceptInvitation;
import io.onecare.core.account.BecomeFirstAdministrator;
import io.onecare.core.account.InviteStaff;
import io.onecare.core.account.NotificationLanguage;
import java.util.EnumSet;
import java.util.List;

/** Who decides who works here: administrators, and whoever has a code that one of them caused. */
final class AuthorityOfStaff {

    private AuthorityOfStaff() {}

    static List<AuthorityRow> staff(AuthorityFixture f) {
        return List.of(
                row(
                        "StaffAccounts.page",
                        ONLY_ADMINISTRATORS,
                        (o, actor) -> o.staffAccounts().page(actor, null, 10)),
                row(
                        "StaffAccounts.find",
                        "somebody else",
                        EnumSet.of(Asker.ADMINISTRATOR, Asker.SYSTEM),
                        (o, actor) -> o.staffAccounts().find(actor, f.invited)),
                row(
                        "StaffAccounts.invite",
                        ONLY_ADMINISTRATORS,
                        (o, actor) ->
                                o.staffAccounts()
                                        .invite(
                                                actor,
                                                new InviteStaff(
                                                        Role.FACILITY_STAFF,
                                                        "OC-1",
                                                        "BRINA",
                                                        "FIORELLA",
                                                        "fiorella@example.org",
                                                        NotificationLanguage.ITALIAN))),
                row(
                        "StaffAccounts.inviteAgain",
                        ONLY_ADMINISTRATORS,
                        (o, actor) -> o.staffAccounts().inviteAgain(actor, f.invited)),
                row(
                        "StaffAccounts.agree",
                        ONLY_ADMINISTRATORS,
                        (o, actor) -> o.staffAccounts().agree(actor, f.proposedStaff)),
                row(
                        "StaffAccounts.suspend",
                        ONLY_ADMINISTRATORS,
                        (o, actor) -> o.staffAccounts().suspend(actor, f.working)),
                row(
                        "StaffAccounts.restore",
                        ONLY_ADMINISTRATORS,
                        (o, actor) -> o.staffAccounts().restore(actor, f.suspended)),
                row(
                        "StaffInvitations.prepare",
                        ONLY_THE_SYSTEM,
                        (o, actor) -> o.staffInvitations().prepare(actor, f.invited)),
                row(
                        "StaffInvitations.check",
                        EVERYBODY,
                        (o, actor) -> o.staffInvitations().check(actor, f.invitation, HOME)),
                row(
                        "StaffInvitations.accept",
                        EVERYBODY,
                        (o, actor) ->
                                o.staffInvitations()
                                        .accept(
                                                actor,
                                                new AcceptInvitation(
                                                        f.invitation, PASSWORD, HOME))),
                row(
                        "FirstAdministrator.offer",
                        ONLY_THE_SYSTEM,
                        (o, actor) -> o.firstAdministrator().offer(actor)),
                row(
                        "FirstAdministrator.become",
                        EVERYBODY,
                        (o, actor) ->
                                o.firstAdministrator()
                                        .become(
                                                actor,
                                                new BecomeFirstAdministrator(
                                                        f.firstSecret,
                                                        "TRAMONTI",
                                                        "ALBA",
                                                        "alba@example.org",
                                                        NotificationLanguage.ITALIAN,
                                                        PASSWORD,
                                                        HOME))),
                row(
                        "SecondFactors.removeLost",
                        "of staff",
                        ONLY_ADMINISTRATORS,
                        (o, actor) -> o.secondFactors().removeLost(actor, f.working)));
    }
}
