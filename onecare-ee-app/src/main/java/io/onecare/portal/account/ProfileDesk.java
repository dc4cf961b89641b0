package io.onecare.portal.account;

import io.onecare.core.account.ChangePassword;
import io.onecare.core.account.EditProfile;
import io.onecare.core.account.PasswordOutcome;
import io.onecare.core.account.Passwords;
import io.onecare.core.account.ProfileOutcome;
import io.onecare.core.account.Profiles;
import io.onecare.core.account.RequestEmailChange;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Lets whoever is logged in change what is theirs to change. */
@ApplicationScoped
public class ProfileDesk {

    @Inject private Profiles profiles;
    @Inject private Passwords passwords;

    /**
     * Changes phone number and language.
     *
     * @param signIn who is logged in
     * @param command phone number and language
     * @return changed, malformed or not found
     */
    @Transactional
    public ProfileOutcome edit(SignIn signIn, EditProfile command) {
        return profiles.edit(signIn.actor(), command);
    }

    /**
     * Takes the wish for another e-mail address.
     *
     * @param signIn who is logged in
     * @param command address and password
     * @return changed, with the new address waiting to be confirmed; or refused
     */
    @Transactional
    public ProfileOutcome requestEmail(SignIn signIn, RequestEmailChange command) {
        return profiles.requestEmail(signIn.actor(), command);
    }

    /**
     * Makes the new address the account's.
     *
     * @param signIn who is logged in
     * @param code the code that was sent there
     * @param networkAddress where it came from
     * @return changed or refused
     */
    @Transactional
    public ProfileOutcome confirmEmail(SignIn signIn, String code, String networkAddress) {
        return profiles.confirmEmail(signIn.actor(), code, networkAddress);
    }

    /**
     * Changes the password and ends all sessions of the account.
     *
     * @param signIn who is logged in
     * @param command both passwords
     * @return changed, with the new generation of sessions; or refused
     */
    @Transactional
    public PasswordOutcome changePassword(SignIn signIn, ChangePassword command) {
        return passwords.change(signIn.actor(), command);
    }
}
