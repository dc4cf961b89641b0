package io.onecare.portal.account.web;

import io.onecare.core.account.ProfileOutcome;
import io.onecare.core.account.RequestEmailChange;
import io.onecare.portal.account.ProfileDesk;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.faces.Posted;
import io.onecare.portal.security.LogInGate;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Optional;

/** Changes the e-mail address, in two steps: the new one, and the code that was sent there. */
@Named
@RequestScoped
public class ProfileEmailView extends FormView {

    @Inject private SignedInPerson person;
    @Inject private ProfileDesk desk;
    @Inject private LogInGate gate;

    @Override
    protected String problems() {
        return "profile.message.error.";
    }

    /**
     * Goes one step further, if a form was sent.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        if (!posted().isSent() || person.signIn().isEmpty()) {
            return;
        }
        SignIn signIn = person.signIn().get();
        String from = networkAddress();
        if (typed("step").equals("code")) {
            follow(desk.confirmEmail(signIn, getCode(), from), "/profile?saved=email");
            return;
        }
        Optional<ProfileOutcome> outcome =
                gate.pass(
                        () ->
                                desk.requestEmail(
                                        signIn,
                                        new RequestEmailChange(
                                                typed("email"), posted().secret("current"), from)));
        if (outcome.isEmpty()) {
            messages().add("", "BUSY");
        } else {
            follow(outcome.get(), "/profile/email");
        }
    }

    private void follow(ProfileOutcome outcome, String next) throws IOException {
        if (outcome instanceof ProfileOutcome.Changed) {
            posted().leadTo(next);
        } else if (outcome instanceof ProfileOutcome.EmailMalformed) {
            messages().add("email", "EMAIL_MALFORMED");
        } else if (outcome instanceof ProfileOutcome.WrongPassword) {
            messages().add("current", "CURRENT_WRONG");
        } else if (outcome instanceof ProfileOutcome.TooManyTries tooMany) {
            messages().add("", "TOO_MANY_TRIES", Posted.minutes(tooMany.retryAfter()));
        } else {
            messages().add("code", "CODE_REFUSED");
        }
    }

    /**
     * Gives the code, as typed or as in the link.
     *
     * @return empty if there is none yet
     */
    public String getCode() {
        String linked = request().getParameter("code");
        return posted().isSent() ? typed("code") : linked == null ? "" : linked.strip();
    }
}
