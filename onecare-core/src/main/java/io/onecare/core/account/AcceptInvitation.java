package io.onecare.core.account;

import java.util.Objects;

/**
 * The wish of somebody who was invited to get the account, with the code from the message.
 *
 * @param code what was followed
 * @param password the password that was chosen
 * @param networkAddress where the request came from, as in {@link RequestRegistration}
 */
public record AcceptInvitation(String code, String password, String networkAddress) {

    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException if the network address is blank or too long
     */
    public AcceptInvitation {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(password, "password");
        NetworkAddress.require(networkAddress);
    }

    /** Says nothing: both are secrets. */
    @Override
    public String toString() {
        return "AcceptInvitation(…)";
    }
}
