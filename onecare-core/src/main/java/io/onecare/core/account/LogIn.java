package io.onecare.core.account;

import java.util.Objects;

/**
 * The wish to log in, as somebody typed it.
 *
 * @param userName the user name; case and white space around it do not matter
 * @param password the password
 * @param networkAddress where the request came from, as in {@link RequestRegistration}
 */
public record LogIn(String userName, String password, String networkAddress) {

    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException if the network address is blank or too long
     */
    public LogIn {
        Objects.requireNonNull(userName, "userName");
        Objects.requireNonNull(password, "password");
        NetworkAddress.require(networkAddress);
    }

    /** Says nothing: people type passwords into the wrong field. */
    @Override
    public String toString() {
        return "LogIn(…)";
    }
}
