package io.onecare.portal.account;

import io.onecare.core.Actor;
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
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Lets people register and choose a new password. Asks as a visitor: nobody is logged in yet. */
@ApplicationScoped
public class AccountDesk {

    private static final Actor VISITOR = Actor.visitor();

    @Inject private Registration registration;
    @Inject private Passwords passwords;

    /**
     * Takes a wish to register.
     *
     * @param command what was typed
     * @return requested, refused with everything that is wrong, or too many requests
     */
    @Transactional
    public RegistrationOutcome register(RequestRegistration command) {
        return registration.request(VISITOR, command);
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
     * Makes the account.
     *
     * @param command code and password
     * @return completed, or refused
     */
    @Transactional
    public CompletionOutcome complete(CompleteRegistration command) {
        return registration.complete(VISITOR, command);
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
}
