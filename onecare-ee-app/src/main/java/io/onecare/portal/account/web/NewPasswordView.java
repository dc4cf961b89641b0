package io.onecare.portal.account.web;

import io.onecare.core.account.PasswordOutcome;
import io.onecare.core.account.ResetPassword;
import io.onecare.portal.account.AccountDesk;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.security.LogInGate;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Optional;

/** From the code of the mail to a new password. Following the link of the mail changes nothing. */
@Named
@RequestScoped
public class NewPasswordView extends FormView {

    @Inject private AccountDesk desk;
    @Inject private LogInGate gate;

    @Override
    protected String problems() {
        return "code.message.error.";
    }

    /**
     * Sets the password, if the form was sent.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        if (!posted().isSent() || !form().requireCode(getCode())) {
            return;
        }
        Optional<PasswordOutcome> outcome =
                gate.pass(
                        () ->
                                desk.reset(
                                        new ResetPassword(
                                                getCode(),
                                                posted().secret("password"),
                                                networkAddress())));
        if (outcome.isEmpty()) {
            messages().add("", "BUSY");
        } else {
            follow(outcome.get());
        }
    }

    private void follow(PasswordOutcome outcome) throws IOException {
        if (outcome instanceof PasswordOutcome.Changed) {
            posted().leadTo("/login?ended=password");
        } else if (outcome instanceof PasswordOutcome.PasswordRefused refused) {
            form().refused(refused.problems());
        } else if (outcome instanceof PasswordOutcome.CodeRefused refused) {
            form().refused(refused.reason());
        } else if (outcome instanceof PasswordOutcome.TooManyTries tooMany) {
            form().tooMany(tooMany.retryAfter());
        }
    }

    /**
     * Gives the code, as typed or as in the link.
     *
     * @return empty if there is none yet
     */
    public String getCode() {
        String linked = request().getParameter("code");
        return posted().isSent() ? posted().text("code") : linked == null ? "" : linked.strip();
    }

    private CodeForm form() {
        return new CodeForm(posted(), messages());
    }
}
