package io.onecare.portal.settings;

import java.util.Objects;

/**
 * The OpenID provider by which people may log in.
 *
 * @param issuer its name, which is the address that its configuration is found under
 * @param clientId what the portal is called there
 * @param clientSecret how the portal proves that it is the portal; a secret
 * @param match what of a person the claim says
 * @param claim the claim that says who somebody is
 * @param scopes what the portal asks for, separated by spaces
 */
public record OpenIdSettings(
        String issuer,
        String clientId,
        String clientSecret,
        Match match,
        String claim,
        String scopes) {

    /** What of a person a claim says, and the claim that usually does. */
    public enum Match {
        /** The tax code, as SPID writes it: {@code TINIT-} before it or not. */
        TAX_CODE("fiscalNumber"),
        /** The e-mail address, if the provider says that it is verified. */
        EMAIL("email"),
        /** The user name of an account. */
        USER_NAME("preferred_username");

        private final String usualClaim;

        Match(String usualClaim) {
            this.usualClaim = usualClaim;
        }

        /**
         * Gives the claim that usually says it.
         *
         * @return the name of a claim
         */
        public String usualClaim() {
            return usualClaim;
        }
    }

    /** Checks that nothing is missing. */
    public OpenIdSettings {
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(clientSecret, "clientSecret");
        Objects.requireNonNull(match, "match");
        Objects.requireNonNull(claim, "claim");
        Objects.requireNonNull(scopes, "scopes");
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "OpenIdSettings(" + issuer + ", " + match + ")";
    }
}
