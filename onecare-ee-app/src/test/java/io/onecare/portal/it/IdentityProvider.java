package io.onecare.portal.it;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.Headers;

/**
 * A real OpenID provider with a page to log in at, which can be told to lie: to codes that begin
 * with {@value #PLANTED} it answers what a test has planted, and from its keys it may leave one
 * out.
 */
public final class IdentityProvider implements AutoCloseable {

    /** What codes begin with that were never given. */
    public static final String PLANTED = "planted-";

    public static final String CLIENT_ID = "portal-under-test";
    public static final String CLIENT_SECRET = "not a secret: 100%";

    private static final String REALM = "onecare";

    private static IdentityProvider ofThePortal;

    private final MockOAuth2Server server;
    private final Map<String, Answer> planted = new ConcurrentHashMap<>();
    private final Map<String, String> asked = new ConcurrentHashMap<>();
    private final AtomicInteger askedForKeys = new AtomicInteger();
    private final AtomicInteger askedForConfiguration = new AtomicInteger();
    private volatile Answer configuration;
    private final RSAKey keyPair = newKey("second");
    private volatile List<JWK> keys = List.of(keyPair);

    /** What to answer. */
    private record Answer(int status, String body) {}

    private IdentityProvider(int port) {
        OAuth2Config config =
                new OAuth2Config(
                        true,
                        null,
                        null,
                        false,
                        new OAuth2TokenProvider(new KeyProvider()),
                        Set.of(),
                        new NettyWrapper());
        server =
                new MockOAuth2Server(
                        config,
                        route("/token", this::token),
                        route("/jwks", this::keys),
                        route("/.well-known/openid-configuration", this::configuration));
        server.start(InetAddress.getLoopbackAddress(), port);
    }

    /** One on any port. */
    public static IdentityProvider start() {
        return new IdentityProvider(0);
    }

    /** The one that the portal under test knows; it stays. */
    public static synchronized IdentityProvider ofThePortal() {
        if (ofThePortal == null) {
            ofThePortal = new IdentityProvider(Integer.getInteger("it.openid.port"));
        }
        return ofThePortal;
    }

    public String issuer() {
        return server.issuerUrl(REALM).toString();
    }

    /** The server's own signature, by a key of its own; it sets the times itself. */
    public String signed(Map<String, Object> claims) {
        return server.getConfig()
                .getTokenProvider()
                .jwt(claims, Duration.ofMinutes(5), REALM)
                .serialize();
    }

    /** The key that the provider publishes beside the server's own. */
    public RSAKey keyPair() {
        return keyPair;
    }

    /** The public half of it. */
    public RSAKey key() {
        return keyPair.toPublicJWK();
    }

    /** What the portal asks for, by the address that it leads to. */
    static Map<String, String> asked(RawHttp.Answer begun) {
        String page = begun.header("Location");
        Map<String, String> asked = new HashMap<>();
        for (String part : page.substring(page.indexOf('?') + 1).split("&")) {
            String[] pair = part.split("=", 2);
            asked.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return asked;
    }

    /** Answers a code with an ID token for somebody; the code is to come back with. */
    String vouchFor(String fiscalNumber, String nonce, Object... others) {
        long now = Clock.systemUTC().instant().getEpochSecond();
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", issuer());
        claims.put("aud", CLIENT_ID);
        claims.put("sub", "somebody");
        claims.put("exp", now + 300);
        claims.put("iat", now);
        claims.put("nonce", nonce);
        claims.put("fiscalNumber", fiscalNumber);
        for (int i = 0; i < others.length; i += 2) {
            claims.put((String) others[i], others[i + 1]);
        }
        String token = signedBy(keyPair, claims);
        String code = plant(token);
        Secrets.remember(token.substring(token.length() - 50));
        Secrets.remember(fiscalNumber);
        Secrets.remember(code);
        return code;
    }

    /** Answers a code with an ID token. */
    public String plant(String idToken) {
        return plant(idToken, "none");
    }

    /** The same, with a token to ask for more. */
    public String plant(String idToken, String accessToken) {
        return plant(
                200,
                "{\"token_type\":\"Bearer\",\"access_token\":\"%s\",\"id_token\":\"%s\"}"
                        .formatted(accessToken, idToken));
    }

    /** Answers a code with anything. */
    public String plant(int status, String body) {
        String code = PLANTED + planted.size();
        planted.put(code, new Answer(status, body));
        return code;
    }

    /** What the portal sent along with a code that was planted. */
    public String asked(String code) {
        return asked.getOrDefault(code, "");
    }

    public int askedForKeys() {
        return askedForKeys.get();
    }

    public int askedForConfiguration() {
        return askedForConfiguration.get();
    }

    /** Answers thus when it is asked for its configuration; null: as it is. */
    public void configuration(int status, String body) {
        configuration = new Answer(status, body);
    }

    public void configurationAsItIs() {
        configuration = null;
    }

    /** Publishes a new key, and signs with it. */
    public String signedByANewKey(Map<String, Object> claims) {
        RSAKey key = newKey("new");
        keys = List.of(keyPair, key);
        return signedBy(key, claims);
    }

    private static RSAKey newKey(String name) {
        try {
            return new RSAKeyGenerator(2048).keyID(name).generate();
        } catch (JOSEException fault) {
            throw new IllegalStateException(fault);
        }
    }

    public static String signedBy(RSAKey key, Map<String, Object> claims) {
        try {
            SignedJWT token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256)
                                    .keyID(key.getKeyID())
                                    .type(JOSEObjectType.JWT)
                                    .build(),
                            JWTClaimsSet.parse(claims));
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException | ParseException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private OAuth2HttpResponse token(OAuth2HttpRequest request) {
        String code = String.valueOf(request.getFormParameters().get("code"));
        asked.put(code, request.getHeaders().get("Authorization") + " " + request.getBody());
        Answer answer = planted.get(code);
        return answer == null ? null : json(answer.status(), answer.body());
    }

    private OAuth2HttpResponse keys(OAuth2HttpRequest request) {
        askedForKeys.incrementAndGet();
        JWKSet own = server.getConfig().getTokenProvider().publicJwkSet(REALM);
        List<JWK> all = new ArrayList<>(own.getKeys());
        all.addAll(keys);
        return json(200, new JWKSet(all).toString(true)); // without the private halves
    }

    private OAuth2HttpResponse configuration(OAuth2HttpRequest request) {
        askedForConfiguration.incrementAndGet();
        Answer answer = configuration;
        return answer == null ? null : json(answer.status(), answer.body());
    }

    private static OAuth2HttpResponse json(int status, String body) {
        return new OAuth2HttpResponse(
                Headers.of("Content-Type", "application/json"), status, body, null);
    }

    /** Null leaves it to the server. */
    private interface Handler {
        OAuth2HttpResponse answer(OAuth2HttpRequest request);
    }

    /** Matches what has an answer: Netty asks for a match and an answer in one thread. */
    private static Route route(String end, Handler handler) {
        return new Route() {

            private final ThreadLocal<OAuth2HttpResponse> answer = new ThreadLocal<>();

            @Override
            public boolean match(OAuth2HttpRequest request) {
                boolean isIt = request.getUrl().encodedPath().equals("/" + REALM + end);
                answer.set(isIt ? handler.answer(request) : null);
                return answer.get() != null;
            }

            @Override
            public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
                return answer.get();
            }
        };
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
