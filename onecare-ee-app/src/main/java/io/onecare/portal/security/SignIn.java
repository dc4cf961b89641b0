package io.onecare.portal.security;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.Role;
import io.onecare.core.account.SessionId;
import io.onecare.core.account.SessionState;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Who is logged in, as {@link AccessFilter} found out for the request at hand.
 *
 * @param session the session
 * @param actor in whose name to call the library
 * @param idleUntil the moment from which the session is over unless it is used before
 * @param secondFactorMissing whether all they may do is set up a second factor
 */
public record SignIn(
        SessionId session, Actor actor, Instant idleUntil, boolean secondFactorMissing) {

    private static final String ATTRIBUTE = SignIn.class.getName();

    static void put(HttpServletRequest request, SessionState.Open open) {
        request.setAttribute(
                ATTRIBUTE, new SignIn(open.id(), open.actor(), open.idleUntil(), false));
    }

    static void put(HttpServletRequest request, SessionState.SecondFactorMissing missing) {
        request.setAttribute(
                ATTRIBUTE, new SignIn(missing.id(), missing.actor(), missing.idleUntil(), true));
    }

    /**
     * Tells who is logged in.
     *
     * @param request the request
     * @return empty if nobody is
     */
    public static Optional<SignIn> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof SignIn signIn
                ? Optional.of(signIn)
                : Optional.empty();
    }

    /**
     * Gives the account.
     *
     * @return its id
     */
    public AccountId accountId() {
        return AccountId.of(account());
    }

    /**
     * Gives the account.
     *
     * @return the UUID of its id
     */
    public UUID account() {
        return UUID.fromString(actor.name());
    }

    /**
     * Gives the role.
     *
     * @return that of a member, an operator, facility staff or an administrator
     */
    public Role role() {
        return actor.role();
    }

    /**
     * Gives the page that they begin on.
     *
     * @return a path without the context path
     */
    public String home() {
        return Area.homeOf(role());
    }
}
