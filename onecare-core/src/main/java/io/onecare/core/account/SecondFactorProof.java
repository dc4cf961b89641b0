package io.onecare.core.account;

import java.util.Objects;

/**
 * What somebody who is logged in must know and have to set up or remove a second factor.
 *
 * @param password the password
 * @param code a code of the app, or a recovery code; not looked at where there is no second factor
 *     yet
 * @param networkAddress where the request came from, as in {@link RequestRegistration}
 */
public record SecondFactorProof(String password, String code, String networkAddress) {

    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException if the network address is blank or too long
     */
    public SecondFactorProof {
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(code, "code");
        NetworkAddress.require(networkAddress);
    }

    /** Says nothing: both are secrets. */
    @Override
    public String toString() {
        return "SecondFactorProof(…)";
    }
}
