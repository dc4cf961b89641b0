package io.onecare.core.account;

import java.util.Objects;

/**
 * The wish to choose a new password with the code from the message.
 *
 * @param code what was typed or followed
 * @param password the new password
 * @param networkAddress where the request came from, as in {@link RequestRegistration}
 */
public record ResetPassword(String code, String password, String networkAddress) {

    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException if the network address is blank or too long
     */
    public ResetPassword {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(password, "password");
        NetworkAddress.require(networkAddress);
    }

    /** Says nothing: both are secrets. */
    @Override
    public String toString() {
        return "ResetPassword(…)";
    }
}
