package io.onecare.core.account;

import java.util.Objects;

/**
 * The wish to change one's own password.
 *
 * @param current the password until now
 * @param next the password from now on
 * @param networkAddress where the request came from, as in {@link RequestRegistration}
 */
public record ChangePassword(String current, String next, String networkAddress) {

    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException if the network address is blank or too long
     */
    public ChangePassword {
        Objects.requireNonNull(current, "current");
        Objects.requireNonNull(next, "next");
        NetworkAddress.require(networkAddress);
    }

    /** Says nothing: both are secrets. */
    @Override
    public String toString() {
        return "ChangePassword(…)";
    }
}
