package io.onecare.core.account;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a token is worth. */
public sealed interface SessionState {

    /**
     * Somebody is logged in.
     *
     * @param id the session
     * @param account the account
     * @param actor in whose name to call the library
     * @param idleUntil the moment from which the session is over unless it is used before
     * @param draftPage the page of a draft that was kept; null if none was
     */
    record Open(
            SessionId id,
            AccountId account,
            Actor actor,
            Instant idleUntil,
            @Nullable String draftPage)
            implements SessionState {}

    /**
     * Somebody has given the right password, must have a second factor and has none. Let them do
     * nothing but set one up ({@link SecondFactors#begin}) or log out; the same session is {@link
     * Open} once they have.
     *
     * @param id the session
     * @param account the account
     * @param actor in whose name to set one up, and nothing else
     * @param idleUntil as in {@link Open}
     */
    record SecondFactorMissing(SessionId id, AccountId account, Actor actor, Instant idleUntil)
            implements SessionState {}

    /**
     * Somebody was logged in.
     *
     * @param reason why it is over
     */
    record Over(SessionEnd reason) implements SessionState {}

    /** The token belongs to no session. */
    record Unknown() implements SessionState {}
}
