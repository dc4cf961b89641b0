package io.onecare.portal.adapter.openid;

import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import io.onecare.portal.settings.OpenIdSettings;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID provider, asked by the authorization code flow with PKCE (OpenID Connect Core 1.0,
 * section 3.1; RFC 7636). Its configuration is read when it is first needed, so the portal starts
 * without it, and read again after an hour; its keys are read again when one is not known, twice in
 * half a minute at most. Thread-safe.
 */
public final class OpenIdProvider {

    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration NOT_ASKED_AGAIN = Duration.ofSeconds(5);
    private static final Duration KEYS_KEPT = Duration.ofMinutes(15);
    private static final Duration KEYS_ASKED_EVERY = Duration.ofSeconds(30);
    private static final int LONGEST_TOKEN = 64 * 1024;

    private final Supplier<OpenIdSettings> settings;
    private final Clock clock;
    private final ProviderHttp http;

    private @Nullable Known known;
    private Instant askAgainFrom = Instant.EPOCH;

    /** The configuration, and the check that goes with its keys. */
    private record Known(ProviderMetadata metadata, IdTokenCheck check, Instant until) {}

    /**
     * Makes one; asks nobody.
     *
     * @param settings say which provider; not asked before somebody wants to log in
     * @param clock tells what time it is
     */
    public OpenIdProvider(Supplier<OpenIdSettings> settings, Clock clock) {
        this(settings, clock, ProviderHttp.PATIENCE);
    }

    OpenIdProvider(Supplier<OpenIdSettings> settings, Clock clock, Duration patience) {
        this.settings = settings;
        this.clock = clock;
        this.http = new ProviderHttp(patience);
    }

    /**
     * What a log-in at the provider is asked for with.
     *
     * @param redirectUri where the browser is to come back
     * @param state says to which log-in it comes back
     * @param nonce says for which log-in the provider speaks
     * @param verifier what the code is good with, and nothing else; 43 characters
     * @param locale the language of the page
     */
    public record Request(
            String redirectUri, String state, String nonce, String verifier, Locale locale) {

        /** All of it is secret. */
        @Override
        public String toString() {
            return "Request(…)";
        }
    }

    /**
     * Gives the page where somebody logs in.
     *
     * @param request what is asked
     * @return an address of the provider
     * @throws ProviderFailure if the provider's configuration cannot be had
     */
    public String logInPage(Request request) throws ProviderFailure {
        String page = known().metadata().authorization().toString();
        return page
                + (page.contains("?") ? "&" : "?")
                + form(
                        Map.of(
                                "response_type", "code",
                                "client_id", settings().clientId(),
                                "redirect_uri", request.redirectUri(),
                                "scope", settings().scopes(),
                                "state", request.state(),
                                "nonce", request.nonce(),
                                "code_challenge", Pkce.challengeOf(request.verifier()),
                                "code_challenge_method", "S256",
                                "ui_locales", request.locale().getLanguage()));
    }

    /**
     * Gives what the provider says of whoever has logged in there, checked.
     *
     * @param code what the browser brought
     * @param request what was asked
     * @return the claims of the ID token, or of the UserInfo if the one that matters is only there
     * @throws ProviderFailure if the provider does not answer, or not with what bears checking
     */
    public Map<String, Object> claims(String code, Request request) throws ProviderFailure {
        Known provider = known();
        Map<String, Object> tokens = tokens(provider.metadata(), code, request);
        String idToken = text(tokens, "id_token");
        JWTClaimsSet claims = provider.check().check(idToken, request.nonce());
        URI userInfo = provider.metadata().userInfo();
        return claims.getClaim(settings().claim()) == null && userInfo != null
                ? userInfo(userInfo, text(tokens, "access_token"), claims.getSubject())
                : claims.getClaims();
    }

    private OpenIdSettings settings() {
        return settings.get();
    }

    private Map<String, Object> tokens(ProviderMetadata metadata, String code, Request request)
            throws ProviderFailure {
        String form =
                form(
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                code,
                                "redirect_uri",
                                request.redirectUri(),
                                "code_verifier",
                                request.verifier()));
        ProviderHttp.Answer answer =
                metadata.takesSecretInHeader()
                        ? http.post(metadata.token(), form, "Authorization", "Basic " + basic())
                        : http.post(
                                metadata.token(),
                                form
                                        + "&"
                                        + form(
                                                Map.of(
                                                        "client_id", settings().clientId(),
                                                        "client_secret",
                                                                settings().clientSecret())));
        if (answer.status() == 400 && answer.body().contains("\"invalid_grant\"")) {
            throw new ProviderFailure(
                    ProviderFailure.Reason.CODE_REFUSED, "The provider refuses the code.");
        }
        return object(metadata.token(), answer);
    }

    /** RFC 6749, section 2.3.1: both are encoded as in a form first. */
    private String basic() {
        String pair = encoded(settings().clientId()) + ":" + encoded(settings().clientSecret());
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** Core, section 5.3.4: of somebody else, if the subject is not that of the ID token. */
    private Map<String, Object> userInfo(URI address, String accessToken, String subject)
            throws ProviderFailure {
        Map<String, Object> claims =
                object(address, http.get(address, "Authorization", "Bearer " + accessToken));
        if (!subject.equals(claims.get("sub"))) {
            throw new ProviderFailure(
                    ProviderFailure.Reason.TOKEN_INVALID, "The UserInfo is of somebody else.");
        }
        return claims;
    }

    private synchronized Known known() throws ProviderFailure {
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.until())) {
            return known;
        }
        if (now.isBefore(askAgainFrom)) {
            return oldOr(
                    new ProviderFailure(
                            ProviderFailure.Reason.UNAVAILABLE,
                            "The provider (%s) did not answer a moment ago."
                                    .formatted(settings().issuer())));
        }
        try {
            known = asked(now);
            return known;
        } catch (ProviderFailure fault) {
            askAgainFrom = clock.instant().plus(NOT_ASKED_AGAIN);
            return oldOr(fault);
        }
    }

    /** What was true an hour ago is better than nothing. */
    private Known oldOr(ProviderFailure fault) throws ProviderFailure {
        if (known == null) {
            throw fault;
        }
        return known;
    }

    private Known asked(Instant now) throws ProviderFailure {
        URI address = URI.create(settings().issuer().replaceAll("/+$", "") + DISCOVERY);
        ProviderHttp.Answer answer = http.get(address);
        if (answer.status() != 200) {
            throw new ProviderFailure(
                    ProviderFailure.Reason.UNAVAILABLE,
                    "The address (%s) answers (%d).".formatted(address, answer.status()));
        }
        ProviderMetadata metadata = ProviderMetadata.read(settings().issuer(), answer.body());
        if (known != null && known.metadata().equals(metadata)) {
            return new Known(metadata, known.check(), now.plus(KEPT));
        }
        try {
            return new Known(
                    metadata,
                    new IdTokenCheck(
                            clock,
                            settings().issuer(),
                            settings().clientId(),
                            JWKSourceBuilder.create(metadata.keys().toURL(), http)
                                    .cache(KEYS_KEPT.toMillis(), KEYS_KEPT.toMillis())
                                    .refreshAheadCache(false)
                                    .rateLimited(KEYS_ASKED_EVERY.toMillis())
                                    .build()),
                    now.plus(KEPT));
        } catch (MalformedURLException fault) {
            throw new IllegalStateException("It is an http or https address.", fault);
        }
    }

    private static Map<String, Object> object(URI address, ProviderHttp.Answer answer)
            throws ProviderFailure {
        if (answer.status() == 200) {
            try {
                return JSONObjectUtils.parse(answer.body());
            } catch (ParseException unreadable) {
                throw new ProviderFailure(
                        ProviderFailure.Reason.UNAVAILABLE,
                        "The address (%s) does not answer in JSON.".formatted(address));
            }
        }
        throw new ProviderFailure(
                ProviderFailure.Reason.UNAVAILABLE,
                "The address (%s) answers (%d).".formatted(address, answer.status()));
    }

    private static String text(Map<String, Object> said, String name) throws ProviderFailure {
        if (said.get(name) instanceof String text && text.length() <= LONGEST_TOKEN) {
            return text;
        }
        throw new ProviderFailure(
                ProviderFailure.Reason.TOKEN_INVALID,
                "The provider gives no (%s).".formatted(name));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
