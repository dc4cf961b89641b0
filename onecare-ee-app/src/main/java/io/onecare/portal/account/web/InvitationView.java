package io.onecare.portal.account.web;

import io.onecare.core.account.AcceptInvitation;
import io.onecare.core.account.CompletionOutcome;
import io.onecare.portal.account.StaffDesk;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.faces.Posted;
import io.onecare.portal.security.LogInGate;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;

/**
 * From the link of the invitation to the account: the password, and the user name to keep.
 * Following the link changes nothing, and does not tell whether it is good: mail scanners follow
 * links.
 */
@Named
@RequestScoped
public class InvitationView extends FormView {

    @Inject private StaffDesk desk;
    @Inject private LogInGate gate;

    private String userName = "";

    @Override
    protected String problems() {
        return "invitation.message.error.";
    }

    /** Makes the account, if the form was sent. */
    public void act() {
        if (!posted().isSent()) {
            return;
        }
        Optional<CompletionOutcome> outcome =
                gate.pass(
                        () ->
                                desk.accept(
                                        new AcceptInvitation(
                                                getCode(),
                                                posted().secret("password"),
                                                networkAddress())));
        if (outcome.isEmpty()) {
            messages().add("", "BUSY");
        } else {
            follow(outcome.get());
        }
    }

    private void follow(CompletionOutcome outcome) {
        if (outcome instanceof CompletionOutcome.Completed completed) {
            userName = completed.userName();
        } else if (outcome instanceof CompletionOutcome.PasswordRefused refused) {
            new CodeForm(posted(), messages()).refused(refused.problems());
        } else if (outcome instanceof CompletionOutcome.CodeRefused refused) {
            messages().add("", "CODE_" + refused.reason());
        } else if (outcome instanceof CompletionOutcome.TooManyTries tooMany) {
            messages().add("", "TOO_MANY_TRIES", Posted.minutes(tooMany.retryAfter()));
        }
    }

    /**
     * Gives the code of the link.
     *
     * @return empty if the page was opened without it
     */
    public String getCode() {
        String linked = request().getParameter("code");
        return posted().isSent() ? posted().text("code") : linked == null ? "" : linked.strip();
    }

    /**
     * Gives the new account's user name.
     *
     * @return empty before it is there
     */
    public String getUserName() {
        return userName;
    }
}
