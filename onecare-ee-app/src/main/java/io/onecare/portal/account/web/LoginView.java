package io.onecare.portal.account.web;

import io.onecare.core.account.LogInOutcome;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.faces.NextPage;
import io.onecare.portal.faces.Posted;
import io.onecare.portal.security.BrowserSession;
import io.onecare.portal.security.LogInGate;
import io.onecare.portal.security.SessionDesk;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.terms.TermsDesk;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** The log-in. Says the same whatever was wrong. */
@Named
@RequestScoped
public class LoginView extends FormView {

    private static final Set<String> REASONS = Set.of("logout", "password", "expired");

    @Inject private SessionDesk desk;
    @Inject private LogInGate gate;
    @Inject private BrowserSession browser;
    @Inject private TermsDesk terms;

    @Override
    protected String problems() {
        return "login.message.error.";
    }

    /**
     * Logs in, if the form was sent; leads on whoever is logged in already.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        if (!posted().isSent()) {
            if (SignIn.of(request()).isPresent()) {
                posted().leadTo(getNext());
            }
            return;
        }
        String password = posted().secret("password");
        if (getUserName().isEmpty()) {
            messages().add("username", "USER_NAME_MISSING");
        }
        if (password.isEmpty()) {
            messages().add("password", "PASSWORD_MISSING");
        }
        if (messages().isEmpty()) {
            Optional<LogInOutcome> outcome =
                    gate.pass(() -> desk.logIn(getUserName(), password, request().getRemoteAddr()));
            if (outcome.isEmpty()) {
                messages().add("", "BUSY");
            } else {
                follow(outcome.get());
            }
        }
    }

    private void follow(LogInOutcome outcome) throws IOException {
        if (outcome instanceof LogInOutcome.LoggedIn in
                && browser.begin(request(), response(), in.account(), in.sessionEpoch())) {
            posted().leadTo(terms.onTheWayTo(getNext(), in.account()));
        } else if (outcome instanceof LogInOutcome.TooManyTries tooMany) {
            messages().add("", "TOO_MANY_TRIES", Posted.minutes(tooMany.retryAfter()));
        } else {
            messages().add("", "REFUSED");
        }
    }

    /**
     * Gives the user name that was typed.
     *
     * @return empty before the form was sent
     */
    public String getUserName() {
        return posted().text("username");
    }

    /**
     * Gives the page to go on with.
     *
     * @return an address of the portal, without the context path
     */
    public String getNext() {
        return NextPage.of(request());
    }

    /**
     * Tells why the last session is over.
     *
     * @return the rest of a text's key; empty for no reason
     */
    public String getEnded() {
        String ended = request().getParameter("ended");
        return ended != null && !posted().isSent() && REASONS.contains(ended) ? ended : "";
    }

    /**
     * Tells whether somebody was sent here from a page that asks for a log-in.
     *
     * @return true if so
     */
    public boolean isSentHere() {
        return !posted().isSent() && getEnded().isEmpty() && request().getParameter("next") != null;
    }
}
