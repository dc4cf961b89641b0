package io.onecare.portal.security;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;

/**
 * Who is logged in, as the session remembers it. It counts as long as the account's sessions have
 * not been ended: see {@link SessionDesk#isOpen}.
 *
 * @param account the account's id
 * @param sessionEpoch which of the account's generations of sessions it belongs to
 */
public record SignIn(UUID account, int sessionEpoch) implements Serializable {

    private static final String ATTRIBUTE = SignIn.class.getName();

    /**
     * Reads it from the session.
     *
     * @param request the request
     * @return empty if nobody is logged in
     */
    public static Optional<SignIn> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof SignIn signIn
                ? Optional.of(signIn)
                : Optional.empty();
    }

    /**
     * Begins a session of its own: what was in one before is forgotten, and its id with it.
     *
     * @param request the request that proved who it is
     */
    public void begin(HttpServletRequest request) {
        end(request);
        request.getSession(true).setAttribute(ATTRIBUTE, this);
    }

    /**
     * Ends the session, if there is one.
     *
     * @param request the request that wants it to end
     */
    public static void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /**
     * Gives the account.
     *
     * @return its id
     */
    public AccountId accountId() {
        return AccountId.of(account);
    }

    /**
     * Gives who asks.
     *
     * @return the member, or dependant of age, whose account it is
     */
    public Actor actor() {
        return Actor.member(account);
    }
}
