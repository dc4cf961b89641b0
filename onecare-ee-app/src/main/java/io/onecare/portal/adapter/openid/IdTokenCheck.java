package io.onecare.portal.adapter.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks an ID token (OpenID Connect Core 1.0, section 3.1.3.7): who signed it, for whom, when, and
 * for which log-in.
 */
final class IdTokenCheck {

    /** Clocks differ. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    /** From the log-in at the provider on; the browser comes back at once. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    /**
     * Those with a key pair. With a common secret (HS256) whoever knows a public key could be made
     * to sign with it, and "none" is no signature.
     */
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(
                    JWSAlgorithm.RS256,
                    JWSAlgorithm.RS384,
                    JWSAlgorithm.RS512,
                    JWSAlgorithm.PS256,
                    JWSAlgorithm.PS384,
                    JWSAlgorithm.PS512,
                    JWSAlgorithm.ES256,
                    JWSAlgorithm.ES384,
                    JWSAlgorithm.ES512);

    private final Clock clock;
    private final String issuer;
    private final String clientId;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    IdTokenCheck(Clock clock, String issuer, String clientId, JWKSource<SecurityContext> keys) {
        this.clock = clock;
        this.issuer = issuer;
        this.clientId = clientId;
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWTClaimsSetVerifier(null); // checked below, by the portal's clock
    }

    JWTClaimsSet check(String token, String nonce) throws ProviderFailure {
        JWTClaimsSet claims = signed(token);
        Instant now = clock.instant();
        List<String> audience = claims.getAudience();
        @Nullable Object party = claims.getClaim("azp");
        require(issuer.equals(claims.getIssuer()), "another issuer");
        require(audience.contains(clientId), "another audience");
        require(audience.size() == 1 || party != null, "several audiences and no party");
        require(party == null || clientId.equals(party), "another party");
        require(isAfter(claims.getExpirationTime(), now.minus(SKEW)), "expired");
        require(isAfter(claims.getIssueTime(), now.minus(FRESH)), "issued too long ago");
        require(claims.getIssueTime().toInstant().isBefore(now.plus(SKEW)), "not yet issued");
        require(
                claims.getNotBeforeTime() == null
                        || claims.getNotBeforeTime().toInstant().isBefore(now.plus(SKEW)),
                "not yet valid");
        require(nonce.equals(claims.getClaim("nonce")), "of another log-in");
        require(claims.getSubject() != null && !claims.getSubject().isBlank(), "of nobody");
        return claims;
    }

    private JWTClaimsSet signed(String token) throws ProviderFailure {
        try {
            return processor.process(token, null);
        } catch (ParseException | BadJOSEException fault) {
            throw new ProviderFailure(
                    ProviderFailure.Reason.TOKEN_INVALID,
                    "The ID token is not signed as it must be (%s)."
                            .formatted(fault.getClass().getSimpleName()),
                    fault);
        } catch (JOSEException fault) {
            throw new ProviderFailure(
                    ProviderFailure.Reason.UNAVAILABLE,
                    "The keys of the provider cannot be had.",
                    fault);
        }
    }

    private static boolean isAfter(@Nullable Date moment, Instant other) {
        return moment != null && moment.toInstant().isAfter(other);
    }

    private static void require(boolean holds, String fault) throws ProviderFailure {
        if (!holds) {
            throw new ProviderFailure(
                    ProviderFailure.Reason.TOKEN_INVALID, "The ID token is (%s).".formatted(fault));
        }
    }
}
