package io.onecare.core.account;

import java.util.Objects;

/**
 * The wish for another e-mail address.
 *
 * @param email the new address, as somebody typed it
 * @param password the password of the account: whoever finds a session open must not get the
 *     account with it
 * @param networkAddress where the request came from, as in {@link RequestRegistration}
 */
public record RequestEmailChange(String email, String password, String networkAddress) {

    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException if the network address is blank or too long
     */
    public RequestEmailChange {
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(password, "password");
        NetworkAddress.require(networkAddress);
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "RequestEmailChange(…)";
    }
}
