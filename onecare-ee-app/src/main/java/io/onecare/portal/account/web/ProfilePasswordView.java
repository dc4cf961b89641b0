package io.onecare.portal.account.web;

import io.onecare.core.account.ChangePassword;
import io.onecare.core.account.PasswordOutcome;
import io.onecare.core.account.PasswordProblem;
import io.onecare.portal.account.ProfileDesk;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.faces.Posted;
import io.onecare.portal.security.BrowserSession;
import io.onecare.portal.security.LogInGate;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Optional;

/** Changes the password. All other sessions of the account end, this one goes on anew. */
@Named
@RequestScoped
public class ProfilePasswordView extends FormView {

    @Inject private SignedInPerson person;
    @Inject private ProfileDesk desk;
    @Inject private LogInGate gate;
    @Inject private BrowserSession browser;

    @Override
    protected String problems() {
        return "code.message.error.";
    }

    /**
     * Changes the password, if the form was sent.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        if (!posted().isSent() || person.signIn().isEmpty()) {
            return;
        }
        SignIn signIn = person.signIn().get();
        Optional<PasswordOutcome> outcome =
                gate.pass(
                        () ->
                                desk.changePassword(
                                        signIn,
                                        new ChangePassword(
                                                posted().secret("current"),
                                                posted().secret("password"),
                                                networkAddress())));
        if (outcome.isEmpty()) {
            messages().add("", "BUSY");
        } else {
            follow(outcome.get());
        }
    }

    private void follow(PasswordOutcome outcome) throws IOException {
        if (outcome instanceof PasswordOutcome.Changed changed) {
            browser.begin(request(), response(), changed.account(), changed.sessionEpoch());
            posted().leadTo(person.getAccountPage() + "?saved=password");
        } else if (outcome instanceof PasswordOutcome.PasswordRefused refused) {
            for (PasswordProblem problem : refused.problems()) {
                messages().add("password", "PASSWORD_" + problem);
            }
        } else if (outcome instanceof PasswordOutcome.TooManyTries tooMany) {
            messages().add("", "TOO_MANY_TRIES", Posted.minutes(tooMany.retryAfter()));
        } else {
            messages().add("current", "CURRENT_WRONG");
        }
    }
}
