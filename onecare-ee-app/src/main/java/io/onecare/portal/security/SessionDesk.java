package io.onecare.portal.security;

import io.onecare.core.Actor;
import io.onecare.core.account.AccountProfile;
import io.onecare.core.account.Accounts;
import io.onecare.core.account.LogIn;
import io.onecare.core.account.LogInOutcome;
import io.onecare.core.member.Family;
import io.onecare.core.member.Members;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.OptionalInt;

/** Logs people in and tells whether they still are. */
@ApplicationScoped
public class SessionDesk {

    private static final Actor SYSTEM = Actor.system("sessions");

    @Inject private Accounts accounts;
    @Inject private Members members;

    /**
     * Checks user name and password. What was tried counts whatever the outcome is.
     *
     * @param userName what was typed
     * @param password what was typed
     * @param networkAddress where it came from
     * @return logged in, refused, or too many tries
     */
    @Transactional
    public LogInOutcome logIn(String userName, String password, String networkAddress) {
        return accounts.logIn(Actor.visitor(), new LogIn(userName, password, networkAddress));
    }

    /**
     * Tells whether a session still counts: a new password, for one, ends all of an account, on all
     * nodes.
     *
     * @param signIn who is logged in, as the session says
     * @return false if the account's sessions were ended since
     */
    public boolean isOpen(SignIn signIn) {
        OptionalInt epoch = accounts.sessionEpoch(SYSTEM, signIn.accountId());
        return epoch.isPresent() && epoch.getAsInt() == signIn.sessionEpoch();
    }

    /**
     * Gives whoever is logged in, with the family that they may see today.
     *
     * @param signIn who is logged in
     * @return empty if they are not on the roll any more
     */
    public Optional<Family> family(SignIn signIn) {
        return members.findOwnFamily(signIn.actor());
    }

    /**
     * Gives the account of whoever is logged in.
     *
     * @param signIn who is logged in
     * @return user name, addresses and language; empty if the account is gone
     */
    public Optional<AccountProfile> profile(SignIn signIn) {
        return accounts.find(signIn.actor(), signIn.accountId());
    }
}
