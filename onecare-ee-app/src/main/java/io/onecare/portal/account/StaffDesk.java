package io.onecare.portal.account;

import io.onecare.core.Actor;
import io.onecare.core.account.AcceptInvitation;
import io.onecare.core.account.BecomeFirstAdministrator;
import io.onecare.core.account.CompletionOutcome;
import io.onecare.core.account.FirstAdministrator;
import io.onecare.core.account.FirstAdministratorOutcome;
import io.onecare.core.account.FirstSecretOffer;
import io.onecare.core.account.StaffInvitations;
import io.onecare.core.network.FacilityDirectory;
import io.onecare.core.network.FacilityListing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Set;

/** Leads those who are to work with the portal to their accounts. */
@ApplicationScoped
public class StaffDesk {

    private static final Actor VISITOR = Actor.visitor();

    @Inject private StaffInvitations invitations;
    @Inject private FirstAdministrator firstAdministrator;
    @Inject private FacilityDirectory facilities;

    /**
     * Makes the account of somebody who was invited.
     *
     * @param command code and password
     * @return completed, or refused
     */
    @Transactional
    public CompletionOutcome accept(AcceptInvitation command) {
        return invitations.accept(VISITOR, command);
    }

    /**
     * Makes a secret for the first administrator, if there is none yet.
     *
     * @return made; or none, because another node has just made one or none is needed
     */
    @Transactional
    public FirstSecretOffer offerFirst() {
        return firstAdministrator.offer(Actor.system("startup"));
    }

    /**
     * Makes the first administrator.
     *
     * @param command the secret, and who they are
     * @return completed, or refused
     */
    @Transactional
    public FirstAdministratorOutcome becomeFirst(BecomeFirstAdministrator command) {
        return firstAdministrator.become(VISITOR, command);
    }

    /**
     * Gives the name of a facility.
     *
     * @param code its code
     * @return the code if there is no such facility any more
     */
    public String nameOfFacility(String code) {
        FacilityListing facility = facilities.withCodes(VISITOR, Set.of(code)).get(code);
        return facility == null ? code : facility.name();
    }
}
