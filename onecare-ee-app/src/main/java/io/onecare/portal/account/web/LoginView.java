package io.onecare.portal.account.web;

import io.onecare.core.account.LogInOutcome;
import io.onecare.core.account.SecondStepOutcome;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.faces.NextPage;
import io.onecare.portal.faces.Posted;
import io.onecare.portal.openid.OpenIdMechanism;
import io.onecare.portal.openid.OpenIdProblem;
import io.onecare.portal.security.Area;
import io.onecare.portal.security.BrowserSession;
import io.onecare.portal.security.LogInGate;
import io.onecare.portal.security.SessionDesk;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.settings.PortalSettings;
import io.onecare.portal.terms.TermsDesk;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * The log-in: the password, and for whoever has a second factor a code. Says the same whatever was
 * wrong with the password. What ties the second step to the first is in the page alone. Whoever
 * comes back from an OpenID provider without success, or for the second step, lands here too.
 */
@Named
@RequestScoped
public class LoginView extends FormView {

    private static final Set<String> REASONS = Set.of("logout", "password", "expired");

    @Inject private SessionDesk desk;
    @Inject private LogInGate gate;
    @Inject private BrowserSession browser;
    @Inject private TermsDesk terms;
    @Inject private PortalSettings settings;

    private String ticket = "";

    @Override
    protected String problems() {
        return "login.message.error.";
    }

    /**
     * Logs in, if a form was sent; leads on whoever is logged in already.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        Optional<String> proven = OpenIdMechanism.ticket(request());
        if (proven.isPresent()) {
            ticket = proven.get();
        } else if (!posted().isSent()) {
            openOrLeadOn();
        } else if (typed("step").equals("code")) {
            checkCode();
        } else {
            checkPassword();
        }
    }

    private void openOrLeadOn() throws IOException {
        OpenIdProblem problem =
                Optional.ofNullable(request().getParameter("openid"))
                        .flatMap(OpenIdProblem::ofWord)
                        .filter(is -> settings.isOpenIdOn())
                        .orElse(null);
        if (problem != null) {
            messages().add("", "openid." + problem.name());
            response().setStatus(problem.status());
        } else if (SignIn.of(request()).isPresent()) {
            posted().leadTo(Area.onTheWayTo(SignIn.of(request()).get().role(), getNext()));
        }
    }

    private void checkPassword() throws IOException {
        String password = posted().secret("password");
        if (getUserName().isEmpty()) {
            messages().add("username", "USER_NAME_MISSING");
        }
        if (password.isEmpty()) {
            messages().add("password", "PASSWORD_MISSING");
        }
        if (messages().isEmpty()) {
            Optional<LogInOutcome> outcome =
                    gate.pass(() -> desk.logIn(getUserName(), password, networkAddress()));
            if (outcome.isEmpty()) {
                messages().add("", "BUSY");
            } else {
                follow(outcome.get());
            }
        }
    }

    private void follow(LogInOutcome outcome) throws IOException {
        if (outcome instanceof LogInOutcome.LoggedIn in) {
            enter(in);
        } else if (outcome instanceof LogInOutcome.SecondFactorMissing missing) {
            setUp(missing);
        } else if (outcome instanceof LogInOutcome.SecondFactorRequired required) {
            ticket = required.ticket();
        } else if (outcome instanceof LogInOutcome.TooManyTries tooMany) {
            messages().add("", "TOO_MANY_TRIES", Posted.minutes(tooMany.retryAfter()));
        } else {
            messages().add("", "REFUSED");
        }
    }

    private void checkCode() throws IOException {
        ticket = typed("ticket");
        if (!typed("change").isEmpty()) {
            return; // the other kind of code was asked for
        }
        String code = typed("code");
        if (code.isEmpty()) {
            messages().add("code", isRecovery() ? "RECOVERY_MISSING" : "CODE_MISSING");
        } else {
            follow(desk.logInBy(ticket, code, networkAddress()));
        }
    }

    private void follow(SecondStepOutcome outcome) throws IOException {
        if (outcome instanceof SecondStepOutcome.Done done) {
            enter(done.logIn());
        } else if (outcome instanceof SecondStepOutcome.TooManyTries tooMany) {
            messages().add("code", "TOO_MANY_TRIES", Posted.minutes(tooMany.retryAfter()));
        } else if (outcome instanceof SecondStepOutcome.CodeRefused) {
            messages().add("code", isRecovery() ? "RECOVERY_REFUSED" : "CODE_REFUSED");
        } else {
            ticket = "";
            messages().add("username", "TICKET_REFUSED");
        }
    }

    private void enter(LogInOutcome.LoggedIn in) throws IOException {
        if (browser.begin(request(), response(), in.account(), in.sessionEpoch())) {
            posted().leadTo(terms.onTheWayTo(getNext(), in.actor()));
        } else {
            ticket = "";
            messages().add("", "REFUSED"); // the password was changed in that moment
        }
    }

    /** There is nothing they may do before it. */
    private void setUp(LogInOutcome.SecondFactorMissing missing) throws IOException {
        if (browser.begin(request(), response(), missing.account(), missing.sessionEpoch())) {
            posted().leadTo(Area.SECOND_FACTOR_PAGE);
        } else {
            messages().add("", "REFUSED");
        }
    }

    /**
     * Gives what the second step is tied to the first by.
     *
     * @return empty as long as the password is asked for
     */
    public String getTicket() {
        return ticket;
    }

    /**
     * Tells whether a recovery code is asked for, in the place of one of the app.
     *
     * @return true if so
     */
    public boolean isRecovery() {
        String change = typed("change");
        return (change.isEmpty() ? typed("way") : change).equals("recovery");
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
     * Gives where a log-in by the OpenID provider begins.
     *
     * @return an address of the portal, without the context path
     */
    public String getOpenIdStart() {
        return NextPage.after("/login/openid", getNext());
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
        return !posted().isSent()
                && getEnded().isEmpty()
                && messages().isEmpty()
                && request().getParameter("next") != null;
    }
}
