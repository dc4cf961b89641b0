package io.onecare.portal.account.web;

import io.onecare.core.account.RequestPasswordReset;
import io.onecare.core.account.ResetRequestOutcome;
import io.onecare.portal.account.AccountDesk;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.faces.Posted;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;

/** Where people go who have forgotten user name or password: the mail has both. */
@Named
@RequestScoped
public class ForgottenView extends FormView {

    @Inject private AccountDesk desk;

    @Override
    protected String problems() {
        return "forgotten.message.error.";
    }

    /**
     * Asks for the mail, if the form was sent.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        if (!posted().isSent()) {
            return;
        }
        ResetRequestOutcome outcome =
                desk.requestReset(new RequestPasswordReset(getEmail(), networkAddress()));
        if (outcome instanceof ResetRequestOutcome.EmailMalformed) {
            messages().add("email", "EMAIL_MALFORMED");
        } else if (outcome instanceof ResetRequestOutcome.TooManyRequests tooMany) {
            messages().add("", "TOO_MANY", Posted.minutes(tooMany.retryAfter()));
        } else {
            posted().leadTo("/password/sent");
        }
    }

    /**
     * Gives the address that was typed.
     *
     * @return empty before the form was sent
     */
    public String getEmail() {
        return posted().text("email");
    }
}
