package io.onecare.core.account;

import java.util.Objects;

/**
 * The wish to become the first administrator, as somebody typed it.
 *
 * @param secret what {@link FirstAdministrator#offer} gave
 * @param surname the surname
 * @param givenName the given names
 * @param email the address at work
 * @param language in which to write
 * @param password the password that was chosen
 * @param networkAddress where the request came from, as in {@link RequestRegistration}
 */
public record BecomeFirstAdministrator(
        String secret,
        String surname,
        String givenName,
        String email,
        NotificationLanguage language,
        String password,
        String networkAddress) {

    /**
     * Checks that nothing is missing; what is wrong with the rest is told by {@link
     * FirstAdministratorOutcome}.
     *
     * @throws IllegalArgumentException if the network address is blank or too long
     */
    public BecomeFirstAdministrator {
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(surname, "surname");
        Objects.requireNonNull(givenName, "givenName");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(password, "password");
        NetworkAddress.require(networkAddress);
    }

    /** Says nothing of the person, and no secret. */
    @Override
    public String toString() {
        return "BecomeFirstAdministrator(…)";
    }
}
