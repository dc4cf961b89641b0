package io.onecare.portal.adapter.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.onecare.portal.it.IdentityProvider;
import io.onecare.portal.settings.OpenIdSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is believed of a provider's word, and what is not; against one that can be told to lie. */
class OpenIdProviderTest {

    private static final String NONCE = "n-0S6_WzA2Mj";
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CALLBACK = "https://portal.example/login/openid/callback";
    private static final OpenIdProvider.Request REQUEST =
            new OpenIdProvider.Request(CALLBACK, "af0ifjsldkj", NONCE, VERIFIER, Locale.ITALY);

    private static IdentityProvider they;

    private final MovableClock clock = new MovableClock();
    private OpenIdProvider provider;

    /** The system's, some time later. */
    private static final class MovableClock extends Clock {

        private Duration later = Duration.ZERO;

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(later);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeAll
    static void start() {
        they = IdentityProvider.start();
    }

    @AfterAll
    static void stop() {
        they.close();
    }

    @BeforeEach
    void open() {
        they.configurationAsItIs();
        provider = knowing(they.issuer(), Duration.ofMinutes(1));
    }

    private OpenIdProvider knowing(String issuer, Duration patience) {
        OpenIdSettings settings =
                new OpenIdSettings(
                        issuer,
                        IdentityProvider.CLIENT_ID,
                        IdentityProvider.CLIENT_SECRET,
                        OpenIdSettings.Match.TAX_CODE,
                        "fiscalNumber",
                        "openid profile email");
        return new OpenIdProvider(() -> settings, clock, patience);
    }

    @Test
    void the_log_in_page_is_asked_with_all_that_ties_the_answer_to_the_browser() throws Exception {
        URI page = URI.create(provider.logInPage(REQUEST));

        assertThat(page.toString()).startsWith(they.issuer() + "/authorize?");
        assertThat(query(page.getRawQuery()))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "response_type", "code",
                                "client_id", "portal-under-test",
                                "redirect_uri", CALLBACK,
                                "scope", "openid profile email",
                                "state", "af0ifjsldkj",
                                "nonce", NONCE,
                                // RFC 7636, appendix B
                                "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                                "code_challenge_method", "S256",
                                "ui_locales", "it"));
    }

    @Test
    void whoever_logs_in_there_comes_back_with_their_claims_once_and_with_the_verifier_alone()
            throws Exception {
        String code = loggedInThere("{\"fiscalNumber\":\"TINIT-ZZRNNA80A41H501D\"}");
        assertThat(provider.claims(code, REQUEST))
                .containsEntry("fiscalNumber", "TINIT-ZZRNNA80A41H501D")
                .containsEntry("sub", "anna");
        assertThat(they.asked(code))
                .contains("code_verifier=" + VERIFIER)
                // RFC 6749, section 2.3.1: the secret is encoded as in a form first
                .startsWith(
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                "portal-under-test:not+a+secret%3A+100%25"
                                                        .getBytes(StandardCharsets.US_ASCII)));
        assertThat(failure(code))
                .as("this provider knows nothing of the log-in any more")
                .isEqualTo(ProviderFailure.Reason.TOKEN_INVALID);

        String stolen = loggedInThere("{}");
        ProviderFailure refused =
                catchThrowableOfType(
                        ProviderFailure.class,
                        () ->
                                provider.claims(
                                        stolen,
                                        new OpenIdProvider.Request(
                                                CALLBACK, "x", NONCE, "x".repeat(43), Locale.UK)));
        assertThat(refused.reason()).isEqualTo(ProviderFailure.Reason.CODE_REFUSED);
    }

    @Test
    void a_token_as_it_must_be_is_believed_also_if_the_clocks_differ_a_little() throws Exception {
        assertThat(provider.claims(they.plant(they.signed(good())), REQUEST)).containsKey("sub");
        for (Map<String, Object> claims :
                List.of(
                        good("exp", in(-10)),
                        good("iat", in(30)),
                        good("nbf", in(30)),
                        good(
                                "aud",
                                List.of("portal-under-test", "another"),
                                "azp",
                                "portal-under-test"),
                        good("azp", "portal-under-test"))) {
            String code = they.plant(IdentityProvider.signedBy(they.keyPair(), claims));
            assertThat(provider.claims(code, REQUEST)).as(claims.toString()).containsKey("sub");
        }
    }

    static Stream<Map<String, Object>> lies() {
        return Stream.of(
                good("iss", "https://evil.example"),
                good("iss", they.issuer() + "/"),
                without("iss"),
                good("aud", "another"),
                good("aud", List.of("portal-under-test", "another")),
                good("aud", List.of("portal-under-test", "another"), "azp", "another"),
                good("azp", "another"),
                without("aud"),
                good("exp", in(-61)),
                without("exp"),
                good("iat", in(-601)),
                good("iat", in(3_600)),
                without("iat"),
                good("nbf", in(3_600)),
                good("nonce", "of-another-log-in"),
                good("nonce", ""),
                good("nonce", 7),
                without("nonce"),
                without("sub"),
                good("sub", " "));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void a_token_of_others_for_others_of_another_time_or_log_in_is_not_believed(
            Map<String, Object> claims) throws Exception {
        String code = they.plant(IdentityProvider.signedBy(they.keyPair(), claims));

        assertThat(failure(code)).isEqualTo(ProviderFailure.Reason.TOKEN_INVALID);
    }

    @Test
    void a_token_that_is_not_signed_or_not_by_the_provider_is_not_believed() throws Exception {
        JWTClaimsSet claims = JWTClaimsSet.parse(good());
        SignedJWT common =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.HS256)
                                .keyID(they.key().getKeyID())
                                .build(),
                        claims);
        common.sign(new MACSigner(they.key().toRSAPublicKey().getEncoded()));
        SignedJWT bySecret = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        bySecret.sign(new MACSigner("not a secret: 100% not a secret: 100%"));
        String good = IdentityProvider.signedBy(they.keyPair(), good());
        String[] parts = good.split("\\.");
        String others =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                JWTClaimsSet.parse(good("sub", "bruno"))
                                        .toString()
                                        .getBytes(StandardCharsets.UTF_8));

        List<String> lies =
                List.of(
                        new PlainJWT(claims).serialize(),
                        parts[0] + "." + parts[1] + ".",
                        parts[0] + "." + others + "." + parts[2],
                        common.serialize(),
                        bySecret.serialize(),
                        IdentityProvider.signedBy(
                                new RSAKeyGenerator(2048).keyID(they.key().getKeyID()).generate(),
                                good()),
                        "",
                        "a.b.c",
                        "no token");
        assertThat(lies.stream().map(lie -> failure(they.plant(lie))))
                .containsOnly(ProviderFailure.Reason.TOKEN_INVALID);
        assertThat(failure(they.plant(200, "{\"access_token\":\"x\"}")))
                .isEqualTo(ProviderFailure.Reason.TOKEN_INVALID);
        assertThat(failure(they.plant(200, "{\"id_token\":7}")))
                .isEqualTo(ProviderFailure.Reason.TOKEN_INVALID);
        assertThat(provider.claims(they.plant(good), REQUEST)).containsKey("sub");
    }

    @Test
    void a_new_key_is_taken_up_and_unknown_ones_do_not_have_the_provider_asked_for_ever()
            throws Exception {
        provider.claims(they.plant(they.signed(good())), REQUEST);
        String byNewKey = they.signedByANewKey(good());

        assertThat(provider.claims(they.plant(byNewKey), REQUEST)).containsKey("sub");

        int asked = they.askedForKeys();
        RSAKey foreign = new RSAKeyGenerator(2048).generate();
        for (int i = 0; i < 20; i++) {
            RSAKey unknown = new RSAKey.Builder(foreign).keyID("nobody-" + i).build();
            assertThat(failure(they.plant(IdentityProvider.signedBy(unknown, good())))).isNotNull();
        }
        assertThat(they.askedForKeys() - asked).isLessThanOrEqualTo(2);
    }

    @Test
    void what_is_not_in_the_token_is_asked_for_and_must_be_of_the_same_person() throws Exception {
        Map<String, Object> token = without("fiscalNumber");
        String theirs = they.signed(good("fiscalNumber", "TINIT-BNCBRN80A01H501C"));
        String others = they.signed(good("sub", "bruno"));

        assertThat(provider.claims(they.plant(they.signed(token), theirs), REQUEST))
                .containsEntry("fiscalNumber", "TINIT-BNCBRN80A01H501C");
        assertThat(failure(they.plant(they.signed(token), others)))
                .isEqualTo(ProviderFailure.Reason.TOKEN_INVALID);
    }

    @Test
    void a_code_that_was_used_before_is_told_from_a_provider_that_is_not_there() {
        assertThat(failure(they.plant(400, "{\"error\":\"invalid_grant\"}")))
                .isEqualTo(ProviderFailure.Reason.CODE_REFUSED);
        assertThat(failure(they.plant(400, "{\"error\":\"invalid_request\"}")))
                .isEqualTo(ProviderFailure.Reason.UNAVAILABLE);
    }

    @Test
    void a_provider_that_answers_nonsense_is_not_there() {
        String endless = "{\"id_token\":\"" + "x".repeat(BoundedBody.MOST_BYTES) + "\"}";
        for (String code :
                List.of(
                        they.plant(500, "{}"),
                        they.plant(401, "{\"error\":\"invalid_client\"}"),
                        they.plant(302, ""),
                        they.plant(200, "<html>Welcome to the hotel</html>"),
                        they.plant(200, ""),
                        they.plant(200, "[1]"),
                        they.plant(200, endless))) {
            assertThat(failure(code)).as(code).isEqualTo(ProviderFailure.Reason.UNAVAILABLE);
        }
    }

    @Test
    void a_provider_that_is_not_there_yet_is_asked_again_but_not_at_once() throws Exception {
        they.configuration(503, "{}");
        int asked = they.askedForConfiguration();
        for (int i = 0; i < 10; i++) {
            assertThat(logInFails()).isEqualTo(ProviderFailure.Reason.UNAVAILABLE);
        }
        assertThat(they.askedForConfiguration() - asked).isEqualTo(1);

        they.configurationAsItIs();
        clock.later = Duration.ofSeconds(6);
        assertThat(provider.logInPage(REQUEST)).startsWith(they.issuer());

        they.configuration(503, "{}");
        clock.later = Duration.ofHours(2);
        assertThat(provider.logInPage(REQUEST)).as("as it was").startsWith(they.issuer());
    }

    @Test
    void a_configuration_of_somebody_else_or_that_leads_out_of_https_is_not_believed() {
        String whole =
                "{\"issuer\":\"%s\",\"authorization_endpoint\":\"%s\",\"token_endpoint\":"
                        + "\"https://a.example/t\",\"jwks_uri\":\"https://a.example/k\"}";
        for (String json :
                List.of(
                        whole.formatted("https://b.example", "https://a.example/a"),
                        whole.formatted("https://a.example/", "https://a.example/a"),
                        whole.formatted("https://a.example", "http://a.example/a"),
                        whole.formatted("https://a.example", "javascript:alert(1)"),
                        whole.formatted("https://a.example", "/a"),
                        whole.formatted("https://a.example", "https://a.example/a")
                                .replace("\"jwks_uri\"", "\"jwks\""),
                        "{}",
                        "[]",
                        "")) {
            assertThat(reason(() -> ProviderMetadata.read("https://a.example", json)))
                    .as(json)
                    .isEqualTo(ProviderFailure.Reason.UNAVAILABLE);
        }
        they.configuration(200, whole.formatted("https://b.example", "https://b.example/a"));
        assertThat(logInFails()).isEqualTo(ProviderFailure.Reason.UNAVAILABLE);
    }

    @Test
    void a_secret_goes_into_the_form_where_the_provider_wants_it_there() throws Exception {
        String said =
                "{\"issuer\":\"https://a.example\",\"authorization_endpoint\":\"https://a.example/a?x=1\","
                        + "\"token_endpoint\":\"https://a.example/t\",\"jwks_uri\":\"https://a.example/k\"%s}";
        assertThat(
                        ProviderMetadata.read("https://a.example", said.formatted(""))
                                .takesSecretInHeader())
                .isTrue();
        assertThat(
                        ProviderMetadata.read(
                                        "https://a.example",
                                        said.formatted(
                                                ",\"token_endpoint_auth_methods_supported\":"
                                                        + "[\"client_secret_post\"]"))
                                .takesSecretInHeader())
                .isFalse();
    }

    /** It sends a byte now and then, and never ends. */
    @Test
    void a_provider_that_takes_its_time_is_given_up() throws Exception {
        try (ServerSocket slow = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> drip(slow));
            thread.setDaemon(true);
            thread.start();
            provider = knowing("http://127.0.0.1:" + slow.getLocalPort(), Duration.ofSeconds(1));
            long begun = System.nanoTime();

            assertThat(logInFails()).isEqualTo(ProviderFailure.Reason.UNAVAILABLE);

            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isBetween(Duration.ofMillis(800), Duration.ofSeconds(20));
        }
    }

    private static void drip(ServerSocket server) {
        try (Socket socket = server.accept();
                InputStream in = socket.getInputStream();
                OutputStream out = socket.getOutputStream()) {
            in.read(new byte[1_000]);
            out.write(
                    "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            while (!server.isClosed()) {
                out.write(' ');
                out.flush();
                Thread.sleep(50);
            }
        } catch (IOException | InterruptedException over) {
            // the one who listened has gone
        }
    }

    private ProviderFailure.Reason logInFails() {
        return reason(() -> provider.logInPage(REQUEST));
    }

    private ProviderFailure.Reason failure(String code) {
        return reason(() -> provider.claims(code, REQUEST));
    }

    /** Null if it did not fail. */
    private static ProviderFailure.Reason reason(ThrowingCallable work) {
        ProviderFailure failure = catchThrowableOfType(ProviderFailure.class, work);
        return failure == null ? null : failure.reason();
    }

    /** Types a name and claims into the provider's own page. */
    private String loggedInThere(String claims) throws Exception {
        HttpResponse<String> answer =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(provider.logInPage(REQUEST)))
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(
                                                HttpRequest.BodyPublishers.ofString(
                                                        "username=anna&claims="
                                                                + URLEncoder.encode(
                                                                        claims,
                                                                        StandardCharsets.UTF_8)))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        URI back = URI.create(answer.headers().firstValue("Location").orElseThrow());
        assertThat(back.toString()).startsWith(CALLBACK + "?");
        Map<String, String> said = query(back.getRawQuery());
        assertThat(said).containsEntry("state", "af0ifjsldkj");
        return String.valueOf(said.get("code"));
    }

    private static Map<String, String> query(String query) {
        return Arrays.stream(query.split("&"))
                .map(part -> part.split("=", 2))
                .collect(
                        Collectors.toMap(
                                part -> part[0],
                                part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8)));
    }

    private static long in(int seconds) {
        return Clock.systemUTC().instant().plusSeconds(seconds).getEpochSecond();
    }

    private static Map<String, Object> good(Object... others) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", they.issuer());
        claims.put("aud", "portal-under-test");
        claims.put("sub", "anna");
        claims.put("exp", in(300));
        claims.put("iat", in(0));
        claims.put("nonce", NONCE);
        claims.put("fiscalNumber", "TINIT-ZZRNNA80A41H501D");
        for (int i = 0; i < others.length; i += 2) {
            claims.put((String) others[i], others[i + 1]);
        }
        return claims;
    }

    private static Map<String, Object> without(String claim) {
        Map<String, Object> claims = good();
        claims.remove(claim);
        return claims;
    }
}
