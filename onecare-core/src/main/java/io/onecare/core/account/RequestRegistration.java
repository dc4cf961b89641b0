package io.onecare.core.account;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The wish to register, as somebody typed it.
 *
 * @param surname the surname
 * @param givenName all given names
 * @param taxCode the codice fiscale; case and white space do not matter
 * @param birthDate the birth date
 * @param email the e-mail address
 * @param language in which language to answer
 * @param activationCode the code from the insurer's letter, or null if there is none
 * @param networkAddress where the request came from, 1 to 100 characters: the address of the client
 *     as the embedder trusts it, for IPv6 the network of the client; only for limits
 */
public record RequestRegistration(
        String surname,
        String givenName,
        String taxCode,
        LocalDate birthDate,
        String email,
        NotificationLanguage language,
        @Nullable String activationCode,
        String networkAddress) {

    /**
     * Checks that nothing is missing; what is wrong with the rest is told by {@link
     * RegistrationProblem}.
     *
     * @throws IllegalArgumentException if the network address is blank or too long
     */
    public RequestRegistration {
        Objects.requireNonNull(surname, "surname");
        Objects.requireNonNull(givenName, "givenName");
        Objects.requireNonNull(taxCode, "taxCode");
        Objects.requireNonNull(birthDate, "birthDate");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(language, "language");
        NetworkAddress.require(networkAddress);
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "RequestRegistration(…)";
    }
}
