package io.onecare.core.account;

import java.util.Objects;

/**
 * The second step of a log-in, as somebody typed it.
 *
 * @param ticket what the first step gave ({@link LogInOutcome.SecondFactorRequired})
 * @param code a code of the app, or a recovery code; spaces, and hyphens and case of a recovery
 *     code, do not matter
 * @param networkAddress where the request came from, as in {@link RequestRegistration}
 */
public record SecondStep(String ticket, String code, String networkAddress) {

    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException if the network address is blank or too long
     */
    public SecondStep {
        Objects.requireNonNull(ticket, "ticket");
        Objects.requireNonNull(code, "code");
        NetworkAddress.require(networkAddress);
    }

    /** Says nothing: both are secrets. */
    @Override
    public String toString() {
        return "SecondStep(…)";
    }
}
