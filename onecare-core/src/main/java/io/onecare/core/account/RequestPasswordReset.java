package io.onecare.core.account;

import java.util.Objects;

/**
 * The wish for a new password instead of a forgotten one. The message tells the user name as well.
 *
 * @param email the e-mail address of the account, as somebody typed it
 * @param networkAddress where the request came from, as in {@link RequestRegistration}
 */
public record RequestPasswordReset(String email, String networkAddress) {

    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException if the network address is blank or too long
     */
    public RequestPasswordReset {
        Objects.requireNonNull(email, "email");
        NetworkAddress.require(networkAddress);
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "RequestPasswordReset(…)";
    }
}
