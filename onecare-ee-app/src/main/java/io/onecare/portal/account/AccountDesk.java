package io.onecare.portal.account;

import io.onecare.core.Actor;
import io.onecare.core.account.Accounts;
import io.onecare.core.account.CodeCheck;
import io.onecare.core.account.CompleteRegistration;
import io.onecare.core.account.CompletionOutcome;
import io.onecare.core.account.PasswordOutcome;
import io.onecare.core.account.Passwords;
import io.onecare.core.account.Registration;
import io.onecare.core.account.RegistrationOutcome;
import io.onecare.core.account.RequestPasswordReset;
import io.onecare.core.account.RequestRegistration;
import io.onecare.core.account.ResetPassword;
import io.onecare.core.account.ResetRequestOutcome;
import io.onecare.core.audit.AuditTrail;
import io.onecare.portal.terms.TermsDesk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Lets people register and choose a new password. Asks as a visitor: nobody is logged in yet. */
@ApplicationScoped
public class AccountDesk {

    private static final Actor VISITOR = Actor.visitor();

    @Inject private Accounts accounts;
    @Inject private Registration registration;
    @Inject private Passwords passwords;
    @Inject private TermsDesk terms;

    /**
     * Takes a wish to register, and keeps which privacy notice was beside the form.
     *
     * @param command what was typed
     * @param notice the version of the notice; empty if there was none
     * @return requested, refused with everything that is wrong, or too many requests
     */
    @Transactional
    public RegistrationOutcome register(RequestRegistration command, String notice) {
        RegistrationOutcome outcome = registration.request(VISITOR, command);
        if (outcome instanceof RegistrationOutcome.Requested requested) {
            terms.noticeShown(VISITOR, notice, "Registration", requested.registration().value());
        }
        return outcome;
    }

    /**
     * Tells whether a code from a registration's mail is good, and changes nothing about it.
     *
     * @param code what was typed or followed
     * @param networkAddress where it came from
     * @return valid, refused, or too many tries
     */
    @Transactional
    public CodeCheck checkRegistration(String code, String networkAddress) {
        return registration.check(VISITOR, code, networkAddress);
    }

    /**
     * Makes the account, and keeps which privacy notice its holder was shown with it.
     *
     * @param command code and password
     * @param notice the version of the notice on the page; empty if there was none
     * @return completed, or refused
     */
    @Transactional
    public CompletionOutcome complete(CompleteRegistration command, String notice) {
        CompletionOutcome outcome = registration.complete(VISITOR, command);
        if (outcome instanceof CompletionOutcome.Completed completed) {
            UUID account = completed.account().value();
            terms.noticeShown(Actor.member(account), notice, AuditTrail.ACCOUNT, account);
        }
        return outcome;
    }

    /**
     * Takes the wish for a new password, or to be told the user name.
     *
     * @param command the address
     * @return the same whether or not it belongs to an account
     */
    @Transactional
    public ResetRequestOutcome requestReset(RequestPasswordReset command) {
        return passwords.requestReset(VISITOR, command);
    }

    /**
     * Sets a new password and ends all sessions of the account.
     *
     * @param command code and password
     * @return changed, or refused
     */
    @Transactional
    public PasswordOutcome reset(ResetPassword command) {
        return passwords.reset(VISITOR, command);
    }

    /** Forgets what is over: old sessions, codes, requests and tries. */
    @Transactional
    public void forgetWhatIsOver() {
        accounts.forgetWhatIsOver(Actor.system("forgetting"));
    }
}
