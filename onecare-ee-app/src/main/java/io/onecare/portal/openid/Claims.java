package io.onecare.portal.openid;

import io.onecare.core.account.ProvenIdentity;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.person.TaxCode;
import io.onecare.portal.settings.OpenIdSettings;
import java.util.Map;
import java.util.Optional;

/** Reads who somebody is from what the provider says. */
final class Claims {

    /** As SPID writes tax codes of Italy (Avviso SPID 4, after ETSI EN 319 412-1). */
    private static final String ITALIAN = "TINIT-";

    private Claims() {}

    /** Empty if the provider does not say it, or does not vouch for it. */
    static Optional<ProvenIdentity> identity(OpenIdSettings settings, Map<String, Object> claims) {
        if (!(claims.get(settings.claim()) instanceof String said)) {
            return Optional.empty();
        }
        try {
            return switch (settings.match()) {
                case TAX_CODE -> Optional.of(new ProvenIdentity.ByTaxCode(taxCode(said)));
                case EMAIL ->
                        isVerified(claims)
                                ? Optional.of(new ProvenIdentity.ByEmail(EmailAddress.of(said)))
                                : Optional.empty();
                case USER_NAME -> Optional.of(new ProvenIdentity.ByUserName(said));
            };
        } catch (IllegalArgumentException noneOfThese) {
            return Optional.empty();
        }
    }

    private static TaxCode taxCode(String said) {
        return TaxCode.of(said.startsWith(ITALIAN) ? said.substring(ITALIAN.length()) : said);
    }

    /** A boolean (Core, section 5.1); some providers write it as a text. */
    private static boolean isVerified(Map<String, Object> claims) {
        Object verified = claims.get("email_verified");
        return Boolean.TRUE.equals(verified) || "true".equals(verified);
    }
}
