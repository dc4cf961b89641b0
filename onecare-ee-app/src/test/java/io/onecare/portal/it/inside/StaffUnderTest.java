package io.onecare.portal.it.inside;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.Role;
import io.onecare.core.account.AcceptInvitation;
import io.onecare.core.account.CompletionOutcome;
import io.onecare.core.account.InvitationMessage;
import io.onecare.core.account.InviteStaff;
import io.onecare.core.account.NotificationLanguage;
import io.onecare.core.account.SecondFactorOutcome;
import io.onecare.core.account.SecondFactorProof;
import io.onecare.core.account.StaffAccount;
import io.onecare.core.account.StaffOutcome;
import io.onecare.core.account.StaffState;
import io.onecare.portal.it.Authenticator;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes somebody who works with the portal, as administrators of an embedder's own would: invited,
 * accepted, and with a second factor unless it is to be left out. Answers user name, secret of the
 * app and recovery codes, one a line. See {@link io.onecare.portal.it.Colleague}.
 */
@WebServlet("/under-test/staff")
public class StaffUnderTest extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Actor SYSTEM = Actor.system("test");
    private static final Actor ONE = new Actor(Role.ADMINISTRATOR, "under-test-1");
    private static final Actor OTHER = new Actor(Role.ADMINISTRATOR, "under-test-2");

    @Inject private transient OneCare oneCare;
    @Inject private transient UserTransaction transaction;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Role role = Role.valueOf(request.getParameter("role"));
        @Nullable String facility = request.getParameter("facility");
        String from = request.getParameter("from");
        InviteStaff wish =
                new InviteStaff(
                        role,
                        facility,
                        request.getParameter("surname"),
                        request.getParameter("name"),
                        request.getParameter("email"),
                        NotificationLanguage.ITALIAN);
        try {
            List<String> lines =
                    Committed.in(
                            transaction,
                            () -> made(wish, from, request.getParameter("bare") != null));
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().print(String.join("\n", lines));
        } catch (IOException fault) {
            throw fault;
        } catch (Exception fault) {
            throw new ServletException(fault);
        }
    }

    private List<String> made(InviteStaff wish, String from, boolean isBare) {
        StaffAccount staff =
                ((StaffOutcome.Changed) oneCare.staffAccounts().invite(ONE, wish)).account();
        if (staff.state() == StaffState.PROPOSED) {
            oneCare.staffAccounts().agree(OTHER, staff.id());
        }
        InvitationMessage.ToSend message =
                (InvitationMessage.ToSend) oneCare.staffInvitations().prepare(SYSTEM, staff.id());
        CompletionOutcome.Completed done =
                (CompletionOutcome.Completed)
                        oneCare.staffInvitations()
                                .accept(
                                        Actor.visitor(),
                                        new AcceptInvitation(
                                                message.link(), MembersUnderTest.PASSWORD, from));
        if (isBare) {
            return List.of(done.account().toString(), done.userName());
        }
        Actor actor = new Actor(wish.role(), done.account().toString(), wish.facilityCode());
        SecondFactorOutcome.Begun begun =
                (SecondFactorOutcome.Begun)
                        oneCare.secondFactors()
                                .begin(
                                        actor,
                                        new SecondFactorProof(MembersUnderTest.PASSWORD, "", from));
        String secret = begun.secret().base32();
        SecondFactorOutcome.SetUp setUp =
                (SecondFactorOutcome.SetUp)
                        oneCare.secondFactors().confirm(actor, new Authenticator(secret).code());
        return List.of(
                done.account().toString(),
                done.userName(),
                secret,
                String.join(" ", setUp.recoveryCodes()));
    }
}
