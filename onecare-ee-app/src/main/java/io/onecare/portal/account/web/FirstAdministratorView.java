package io.onecare.portal.account.web;

import io.onecare.core.account.BecomeFirstAdministrator;
import io.onecare.core.account.FirstAdministratorOutcome;
import io.onecare.core.account.NotificationLanguage;
import io.onecare.core.account.StaffProblem;
import io.onecare.portal.account.StaffDesk;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.faces.Language;
import io.onecare.portal.faces.Posted;
import io.onecare.portal.security.LogInGate;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;

/** Makes the first administrator by the secret that was printed at the console. */
@Named
@RequestScoped
public class FirstAdministratorView extends FormView {

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
        Optional<FirstAdministratorOutcome> outcome = gate.pass(() -> desk.becomeFirst(wish()));
        if (outcome.isEmpty()) {
            messages().add("", "BUSY");
        } else {
            follow(outcome.get());
        }
    }

    private BecomeFirstAdministrator wish() {
        return new BecomeFirstAdministrator(
                posted().secret("secret"),
                typed("surname"),
                typed("name"),
                typed("email"),
                Language.of(request()) == Language.EN
                        ? NotificationLanguage.ENGLISH
                        : NotificationLanguage.ITALIAN,
                posted().secret("password"),
                networkAddress());
    }

    private void follow(FirstAdministratorOutcome outcome) {
        if (outcome instanceof FirstAdministratorOutcome.Completed completed) {
            userName = completed.userName();
        } else if (outcome instanceof FirstAdministratorOutcome.FormRefused refused) {
            for (StaffProblem problem : refused.problems()) {
                messages().add(fieldOf(problem), problem.name());
            }
            new CodeForm(posted(), messages()).refused(refused.passwordProblems());
        } else if (outcome instanceof FirstAdministratorOutcome.TooManyTries tooMany) {
            messages().add("secret", "TOO_MANY_TRIES", Posted.minutes(tooMany.retryAfter()));
        } else {
            messages().add("secret", "SECRET_REFUSED");
        }
    }

    private static String fieldOf(StaffProblem problem) {
        return switch (problem) {
            case SURNAME_MALFORMED -> "surname";
            case GIVEN_NAME_MALFORMED -> "name";
            default -> "email";
        };
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
