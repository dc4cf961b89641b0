package io.onecare.portal.account;

import io.onecare.core.account.SecondFactorOutcome;
import io.onecare.core.account.SecondFactorProof;
import io.onecare.core.account.SecondFactorStatus;
import io.onecare.core.account.SecondFactors;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Lets whoever is logged in set up and remove a second factor. */
@ApplicationScoped
public class SecondFactorDesk {

    @Inject private SecondFactors secondFactors;

    /**
     * Tells whether there is one.
     *
     * @param signIn who is logged in
     * @return empty if there is none
     */
    public Optional<SecondFactorStatus> find(SignIn signIn) {
        return secondFactors.find(signIn.actor(), signIn.accountId());
    }

    /**
     * Makes a secret to be taken into an app.
     *
     * @param signIn who is logged in
     * @param proof password, and a code if there is a second factor already
     * @return begun, with the secret; or refused
     */
    @Transactional
    public SecondFactorOutcome begin(SignIn signIn, SecondFactorProof proof) {
        return secondFactors.begin(signIn.actor(), proof);
    }

    /**
     * Takes the first code of the app.
     *
     * @param signIn who is logged in
     * @param code what was typed
     * @return set up, with recovery codes; or refused
     */
    @Transactional
    public SecondFactorOutcome confirm(SignIn signIn, String code) {
        return secondFactors.confirm(signIn.actor(), code);
    }

    /**
     * Removes the second factor.
     *
     * @param signIn who is logged in
     * @param proof password and code
     * @return removed, or refused
     */
    @Transactional
    public SecondFactorOutcome remove(SignIn signIn, SecondFactorProof proof) {
        return secondFactors.remove(signIn.actor(), proof);
    }
}
