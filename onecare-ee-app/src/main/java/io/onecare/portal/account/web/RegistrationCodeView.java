package io.onecare.portal.account.web;

import io.onecare.core.account.CompleteRegistration;
import io.onecare.core.account.CompletionOutcome;
import io.onecare.portal.account.AccountDesk;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.security.LogInGate;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;

/**
 * From the code of the mail to the account, in three steps: the code, the password, and the user
 * name to keep. Following the link of the mail changes nothing: mail scanners follow links.
 */
@Named
@RequestScoped
public class RegistrationCodeView extends FormView {

    /** The steps of the page. */
    public enum Step {
        /** The code is asked for. */
        CODE,
        /** The code is good; the password is asked for. */
        PASSWORD,
        /** The account is there. */
        DONE
    }

    @Inject private AccountDesk desk;
    @Inject private LogInGate gate;

    private Step step = Step.CODE;
    private String userName = "";

    @Override
    protected String problems() {
        return "code.message.error.";
    }

    /** Goes one step further, if the form was sent. */
    public void act() {
        if (!posted().isSent() || !form().requireCode(getCode())) {
            return;
        }
        if (!form().hasPassword()) {
            if (form().accept(desk.checkRegistration(getCode(), networkAddress()))) {
                step = Step.PASSWORD;
            }
            return;
        }
        Optional<CompletionOutcome> outcome =
                gate.pass(
                        () ->
                                desk.complete(
                                        new CompleteRegistration(
                                                getCode(),
                                                posted().secret("password"),
                                                networkAddress()),
                                        typed("notice")));
        if (outcome.isEmpty()) {
            step = Step.PASSWORD;
            messages().add("", "BUSY");
        } else {
            follow(outcome.get());
        }
    }

    private void follow(CompletionOutcome outcome) {
        if (outcome instanceof CompletionOutcome.Completed completed) {
            step = Step.DONE;
            userName = completed.userName();
        } else if (outcome instanceof CompletionOutcome.PasswordRefused refused) {
            step = Step.PASSWORD;
            form().refused(refused.problems());
        } else if (outcome instanceof CompletionOutcome.CodeRefused refused) {
            form().refused(refused.reason());
        } else if (outcome instanceof CompletionOutcome.TooManyTries tooMany) {
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

    /**
     * Tells which step the page shows.
     *
     * @return the step
     */
    public Step getStep() {
        return step;
    }

    /**
     * Gives the new account's user name.
     *
     * @return empty before it is there
     */
    public String getUserName() {
        return userName;
    }

    private CodeForm form() {
        return new CodeForm(posted(), messages());
    }
}
