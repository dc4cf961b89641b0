package io.onecare.portal.security;

import io.onecare.core.Actor;
import io.onecare.core.account.AccountProfile;
import io.onecare.core.account.Accounts;
import io.onecare.core.account.BeginSession;
import io.onecare.core.account.LogIn;
import io.onecare.core.account.LogInOutcome;
import io.onecare.core.account.OwnSession;
import io.onecare.core.account.ProvenLogIn;
import io.onecare.core.account.SecondFactors;
import io.onecare.core.account.SecondStep;
import io.onecare.core.account.SecondStepOutcome;
import io.onecare.core.account.SessionDraft;
import io.onecare.core.account.SessionId;
import io.onecare.core.account.SessionState;
import io.onecare.core.account.SessionToken;
import io.onecare.core.account.Sessions;
import io.onecare.core.account.StaffAccount;
import io.onecare.core.account.StaffAccounts;
import io.onecare.core.member.Family;
import io.onecare.core.member.Members;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Logs people in, tells whether they still are, and ends their sessions. */
@ApplicationScoped
public class SessionDesk {

    private static final Actor VISITOR = Actor.visitor();

    @Inject private Accounts accounts;
    @Inject private Sessions sessions;
    @Inject private SecondFactors secondFactors;
    @Inject private Members members;
    @Inject private StaffAccounts staffAccounts;

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
        return accounts.logIn(VISITOR, new LogIn(userName, password, networkAddress));
    }

    /**
     * Logs in whoever an identity provider vouches for.
     *
     * @param command what the provider says, checked
     * @return logged in, refused, or too many tries
     */
    @Transactional
    public LogInOutcome logInProven(ProvenLogIn command) {
        return accounts.logInProven(Actor.system("openid"), command);
    }

    /**
     * Takes the second step of a log-in. What was tried counts whatever the outcome is.
     *
     * @param ticket what the first step gave
     * @param code what was typed
     * @param networkAddress where it came from
     * @return logged in; or refused because of code or ticket, or too many tries
     */
    @Transactional
    public SecondStepOutcome logInBy(String ticket, String code, String networkAddress) {
        return secondFactors.logIn(VISITOR, new SecondStep(ticket, code, networkAddress));
    }

    /**
     * Begins a session.
     *
     * @param command the account and what is known of the browser
     * @return the token for the browser; empty if the account's password was changed meanwhile
     */
    @Transactional
    public Optional<SessionToken> begin(BeginSession command) {
        return sessions.begin(Actor.system("log-in"), command);
    }

    /**
     * Tells who is logged in, and lets the session last on.
     *
     * @param token what the browser sent
     * @return open, over or unknown
     */
    @Transactional
    public SessionState resume(String token) {
        return sessions.resume(VISITOR, token);
    }

    /**
     * Tells who is logged in, and lets the session be.
     *
     * @param token what the browser sent
     * @return open, over or unknown
     */
    public SessionState look(String token) {
        return sessions.look(VISITOR, token);
    }

    /**
     * Keeps what was typed until the same person is back.
     *
     * @param token what the browser sent
     * @param draft what was typed, and where
     * @return false if the session has not expired
     */
    @Transactional
    public boolean keepDraft(String token, SessionDraft draft) {
        return sessions.keepDraft(VISITOR, token, draft);
    }

    /**
     * Gives back what was typed.
     *
     * @param token what the browser sent
     * @return empty if nothing was kept
     */
    public Optional<SessionDraft> draft(String token) {
        return sessions.draft(VISITOR, token);
    }

    /**
     * Forgets what was typed: it was sent again.
     *
     * @param token what the browser sent
     */
    @Transactional
    public void forgetDraft(String token) {
        sessions.forgetDraft(VISITOR, token);
    }

    /**
     * Gives the sessions of whoever is logged in.
     *
     * @param signIn who is logged in
     * @return those that are open, the one that was used last first
     */
    public List<OwnSession> sessions(SignIn signIn) {
        return sessions.own(signIn.actor());
    }

    /**
     * Ends a session.
     *
     * @param signIn who is logged in
     * @param session one of their own
     */
    @Transactional
    public void end(SignIn signIn, SessionId session) {
        sessions.end(signIn.actor(), session);
    }

    /**
     * Ends all sessions but the one at hand.
     *
     * @param signIn who is logged in
     */
    @Transactional
    public void endOthers(SignIn signIn) {
        sessions.endOthers(signIn.actor(), signIn.session());
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
     * Gives whoever is logged in, if they work with the portal.
     *
     * @param signIn who is logged in
     * @return empty for members
     */
    public Optional<StaffAccount> staff(SignIn signIn) {
        return staffAccounts.find(signIn.actor(), signIn.accountId());
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
