package io.onecare.core.account;

import java.util.Objects;

/**
 * The wish to log in of somebody whose identity a provider has proven.
 *
 * @param identity what the provider says of them
 * @param networkAddress where the request came from, as in {@link RequestRegistration}
 */
public record ProvenLogIn(ProvenIdentity identity, String networkAddress) {

    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException if the network address is blank or too long
     */
    public ProvenLogIn {
        Objects.requireNonNull(identity, "identity");
        NetworkAddress.require(networkAddress);
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "ProvenLogIn(…)";
    }
}
