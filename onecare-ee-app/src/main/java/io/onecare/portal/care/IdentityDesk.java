package io.onecare.portal.care;

import io.onecare.core.OneCare;
import io.onecare.core.account.IdentityCheckOutcome;
import io.onecare.core.account.PendingIdentityCheck;
import io.onecare.core.account.RegisteringPerson;
import io.onecare.core.account.RegistrationId;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The registrations that operators decide about, because no mailbox proves who it is. */
@ApplicationScoped
public class IdentityDesk {

    /** So many are shown, those that wait longest in front. */
    public static final int MOST_SHOWN = 100;

    @Inject private OneCare oneCare;

    /**
     * Gives what waits.
     *
     * @param signIn who is logged in
     * @return the oldest first; empty for whoever is no operator
     */
    public List<PendingIdentityCheck> waiting(SignIn signIn) {
        return oneCare.identityChecks().page(signIn.actor(), null, MOST_SHOWN);
    }

    /**
     * Shows who wants to register; that is kept in the audit trail.
     *
     * @param signIn who is logged in
     * @param registration which one
     * @return empty if nothing waits under that id
     */
    @Transactional
    public Optional<RegisteringPerson> view(SignIn signIn, RegistrationId registration) {
        return oneCare.identityChecks().view(signIn.actor(), registration);
    }

    /**
     * Records that it is who they say and that the address is theirs; the code goes out.
     *
     * @param signIn who is logged in
     * @param registration which one
     * @return recorded, or refused if it was decided before
     */
    @Transactional
    public IdentityCheckOutcome confirm(SignIn signIn, RegistrationId registration) {
        return oneCare.identityChecks().confirm(signIn.actor(), registration);
    }

    /**
     * Records that it is not who they say, or that they could not be reached.
     *
     * @param signIn who is logged in
     * @param registration which one
     * @return recorded, or refused if it was decided before
     */
    @Transactional
    public IdentityCheckOutcome refuse(SignIn signIn, RegistrationId registration) {
        return oneCare.identityChecks().refuse(signIn.actor(), registration);
    }
}
