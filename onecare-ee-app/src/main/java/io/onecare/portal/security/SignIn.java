package io.onecare.portal.security;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
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
 * @param account the account's id
 * @param idleUntil the moment from which the session is over unless it is used before
 */
public record SignIn(SessionId session, UUID account, Instant idleUntil) {

    private static final String ATTRIBUTE = SignIn.class.getName();

    static void put(HttpServletRequest request, SessionState.Open open) {
        request.setAttribute(
                ATTRIBUTE, new SignIn(open.id(), open.account().value(), open.idleUntil()));
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
