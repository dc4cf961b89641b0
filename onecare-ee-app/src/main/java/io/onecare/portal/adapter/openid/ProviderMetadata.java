package io.onecare.portal.adapter.openid;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of itself (OpenID Connect Discovery 1.0, section 3), as far as the portal
 * needs it.
 *
 * @param userInfo where more is said of a person; null if nowhere
 * @param takesSecretInHeader whether the client's secret goes into a header, as is usual; else into
 *     the form
 */
record ProviderMetadata(
        URI authorization,
        URI token,
        URI keys,
        @Nullable URI userInfo,
        boolean takesSecretInHeader) {

    private static final String SECRET_IN_HEADER = "client_secret_basic";
    private static final String SECRET_IN_FORM = "client_secret_post";

    /** The one who answers must be the one who was asked, and must not lead out of https. */
    static ProviderMetadata read(String issuer, String json) throws ProviderFailure {
        try {
            Map<String, Object> said = JSONObjectUtils.parse(json);
            if (!issuer.equals(said.get("issuer"))) {
                throw new ProviderFailure(
                        ProviderFailure.Reason.UNAVAILABLE,
                        "The provider calls itself otherwise than (%s).%nMaybe ONECARE_OPENID_ISSUER has a slash too many or too few."
                                .formatted(issuer));
            }
            List<String> ways =
                    JSONObjectUtils.getStringList(said, "token_endpoint_auth_methods_supported");
            return new ProviderMetadata(
                    address(issuer, said, "authorization_endpoint"),
                    address(issuer, said, "token_endpoint"),
                    address(issuer, said, "jwks_uri"),
                    said.get("userinfo_endpoint") == null
                            ? null
                            : address(issuer, said, "userinfo_endpoint"),
                    ways == null
                            || ways.contains(SECRET_IN_HEADER)
                            || !ways.contains(SECRET_IN_FORM));
        } catch (ParseException fault) {
            throw new ProviderFailure(
                    ProviderFailure.Reason.UNAVAILABLE,
                    "The configuration of (%s) cannot be read.".formatted(issuer),
                    fault);
        }
    }

    private static URI address(String issuer, Map<String, Object> said, String name)
            throws ProviderFailure, ParseException {
        String text = JSONObjectUtils.getString(said, name);
        try {
            URI address = URI.create(text == null ? "" : text);
            boolean isSafe = address.getHost() != null && isAsSafe(issuer, address);
            if (isSafe) {
                return address;
            }
        } catch (IllegalArgumentException unreadable) {
            // as if it were not there
        }
        throw new ProviderFailure(
                ProviderFailure.Reason.UNAVAILABLE,
                "The configuration of (%s) has no (%s), or none that is as safe."
                        .formatted(issuer, name));
    }

    private static boolean isAsSafe(String issuer, URI address) {
        return "https".equals(address.getScheme())
                || ("http".equals(address.getScheme()) && issuer.startsWith("http:"));
    }
}
