package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.adapter.secret.AesGcmCipher;
import io.onecare.portal.adapter.secret.SecretKey;
import io.onecare.portal.it.inside.Crowd;
import io.onecare.portal.it.inside.MembersUnderTest;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Getting in by an OpenID provider, and all the ways not to. What of its word is believed is tested
 * in OpenIdProviderTest.
 */
@ArquillianTest
@RunAsClient
class OpenIdIT {

    private static final String HOME = "127.0.0.1";
    private static final String COOKIE = "onecare_openid";
    private static final String ANNA = "TINIT-ZZRNNA80A41H501D";
    private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");
    private static final Pattern SECRET =
            Pattern.compile("name=\"secret\" value=\"([A-Z2-7]{32})\"");
    private static final Pattern RECOVERY_CODE =
            Pattern.compile("<code class=\"figure\">([0-9A-Z-]{19})</code>");

    @ArquillianResource private URL base;

    private final IdentityProvider provider = IdentityProvider.ofThePortal();
    private Visitor visitor;

    @BeforeEach
    void open() {
        visitor = Visitor.at(base, HOME);
    }

    /** A log-in that has gone to the provider. */
    private record Begun(String state, String nonce, String cookies) {}

    @Test
    void whoever_the_provider_vouches_for_gets_in_and_goes_on_where_they_wanted_to() {
        Begun begun = begin("login/openid?next=/profile");
        assertThat(visitor.cookieNames()).containsExactly(COOKIE);

        RawHttp.Answer in = comeBack(begun, vouchFor(ANNA, begun));

        assertThat(in.status()).isEqualTo(302);
        assertThat(in.header("Location")).isEqualTo(base + "profile");
        assertThat(in.header("Cache-Control")).isEqualTo("no-store");
        assertThat(in.headers())
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith("Set-Cookie: onecare_session=")
                                        .contains("HttpOnly")
                                        .contains("SameSite=Lax"));
        assertThat(visitor.cookieNames()).containsExactly("onecare_session");
        assertThat(visitor.get("profile").body()).contains("Anna Azzurri");
        assertThat(visitor.get("login/openid?next=/profile").header("Location"))
                .as("already there")
                .isEqualTo(base + "profile");

        visitor.post("logout", Map.of());
        assertThat(visitor.isLoggedIn()).isFalse();
    }

    @Test
    void the_way_to_the_provider_is_short_lived_and_says_who_asks_in_which_language() {
        RawHttp.Answer begun = visitor.get("login/openid?next=/profile&lang=en");

        assertThat(begun.status()).isEqualTo(302);
        assertThat(begun.header("Cache-Control")).isEqualTo("no-store");
        assertThat(IdentityProvider.asked(begun))
                .containsEntry("ui_locales", "en")
                .containsEntry("client_id", IdentityProvider.CLIENT_ID)
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", base + "login/openid/callback");
        assertThat(begun.headers())
                .filteredOn(line -> line.startsWith("Set-Cookie: " + COOKIE))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax", "Path=/", "Expires=")
                .doesNotContain("profile", IdentityProvider.asked(begun).get("state"));
        assertThat(visitor.get("login?lang=en").body()).contains("Use your digital identity");
    }

    @Test
    void a_second_factor_is_asked_for_and_opens_the_page_that_was_asked_for() {
        Crowd.Person person = Crowd.REGISTERED.person(39);
        visitor.logIn(person.userName(), MembersUnderTest.PASSWORD);
        List<String> codes = setUpSecondFactor();
        visitor.post("logout", Map.of());
        Begun begun = begin("login/openid?next=/profile");

        RawHttp.Answer asked = comeBack(begun, vouchFor(person.taxCode(), begun));

        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.session()).isEmpty();
        assertThat(asked.header("Cache-Control")).contains("no-store");
        assertThat(asked.body())
                .contains("Codice di verifica", "name=\"next\" value=\"/profile\"")
                .doesNotContain(person.surname(), person.taxCode(), begun.state());
        assertThat(visitor.cookieNames()).isEmpty();
        RawHttp.Answer in =
                visitor.post(
                        "login",
                        Map.of(
                                "step",
                                "code",
                                "ticket",
                                found(TICKET, asked),
                                "code",
                                codes.get(0),
                                "next",
                                "/profile"));
        assertThat(in.header("Location")).isEqualTo(base + "profile");
        RawHttp.Answer removed =
                visitor.post(
                        "profile/twosteps",
                        Map.of(
                                "step",
                                "remove",
                                "current",
                                MembersUnderTest.PASSWORD,
                                "code",
                                codes.get(1)));
        assertThat(removed.header("Location")).endsWith("saved=onestep");
    }

    @Test
    void whoever_has_no_account_is_told_to_register_and_nobody_learns_who_is_insured() {
        RawHttp.Answer insured = refused(Crowd.KNOWN.person(5).taxCode());
        RawHttp.Answer unknown = refused(Crowd.UNKNOWN.person(5).taxCode());

        assertThat(insured.comparable()).isEqualTo(unknown.comparable());
        assertThat(insured.status()).isEqualTo(403);
        assertThat(insured.body())
                .contains("non corrisponde un account", "REGISTRATI")
                .doesNotContain(Crowd.KNOWN.person(5).taxCode());
        visitor.take("onecare_lang=en");
        assertThat(visitor.get("login?openid=nobody").body())
                .contains("No account goes with this digital identity");
    }

    private RawHttp.Answer refused(String taxCode) {
        visitor = Visitor.at(base, "127.80.1.1");
        Begun begun = begin("login/openid");
        return page(comeBack(begun, vouchFor(taxCode, begun)), "nobody");
    }

    @Test
    void a_log_in_that_this_browser_did_not_begin_is_ended_by_nobody() {
        Begun attackers = begin("login/openid");
        String code = vouchFor(ANNA, attackers);
        Visitor victim = Visitor.at(base, "127.80.2.1");

        // the attacker's answer, in the browser of somebody who has begun nothing
        assertOver(victim.get(callback(attackers.state(), code)));
        // or something else
        visitor = victim;
        begin("login/openid");
        assertOver(victim.get(callback(attackers.state(), code)));
        assertThat(victim.cookieNames()).as("which may go on").containsExactly(COOKIE);
        assertThat(victim.isLoggedIn()).isFalse();
        assertThat(provider.asked(code)).as("nobody asked the provider").isEmpty();
    }

    @Test
    void a_state_that_is_missing_or_other_and_a_cookie_that_is_not_the_portals_end_nothing()
            throws IOException {
        Begun begun = begin("login/openid");
        String code = vouchFor(ANNA, begun);
        String cookie = visitor.cookies();
        assertThat(cookie).startsWith(COOKIE + "=");
        assertOver(visitor.get("login/openid/callback?code=" + code));
        for (String state : List.of("", "x", begun.state() + "x", begun.state().substring(1))) {
            assertOver(visitor.get(callback(state, code)));
        }
        char last = cookie.charAt(cookie.length() - 5);
        for (String forged :
                List.of(
                        cookie.substring(0, cookie.length() - 5)
                                + (last == 'A' ? 'B' : 'A')
                                + cookie.substring(cookie.length() - 4),
                        COOKIE + "=",
                        COOKIE + "=x",
                        COOKIE + "=$aes256gcm$00000000$" + "A".repeat(100),
                        written("second-factor:" + code, Clock.systemUTC().instant(), begun),
                        written("openid-log-in", Clock.systemUTC().instant(), begun)
                                .replace("openid", "other"))) {
            Visitor forger = Visitor.at(base, "127.80.3.1");
            forger.take(forged);
            assertOver(forger.get(callback(begun.state(), code)));
        }
        assertThat(visitor.get("login/openid/callback").header("Location"))
                .as("bare, as from a bookmark")
                .isEqualTo(base + "login");
        assertThat(comeBack(begun, code).header("Location"))
                .as("none of that used it up")
                .isEqualTo(base + "home");
    }

    @Test
    void a_log_in_ends_once() {
        Begun begun = begin("login/openid");
        String cookies = visitor.cookies();
        assertThat(comeBack(begun, vouchFor(ANNA, begun)).session()).isNotEmpty();

        assertOver(visitor.get(callback(begun.state(), vouchFor(ANNA, begun))));
        Visitor thief = Visitor.at(base, "127.80.4.1");
        thief.take(cookies);
        assertOver(thief.get(callback(begun.state(), vouchFor(ANNA, begun))));
    }

    @Test
    void ten_minutes_are_enough_and_more_are_too_much() throws IOException {
        Begun begun = begin("login/openid");
        Instant now = Clock.systemUTC().instant();
        Visitor late = Visitor.at(base, HOME);
        late.take(written("openid-log-in", now.minusSeconds(601), begun));
        Visitor inTime = Visitor.at(base, HOME);
        inTime.take(written("openid-log-in", now.minusSeconds(540), begun));

        assertOver(late.get(callback(begun.state(), vouchFor(ANNA, begun))));
        assertThat(inTime.get(callback(begun.state(), vouchFor(ANNA, begun))).session())
                .as("or this test proves nothing")
                .isNotEmpty();
    }

    @Test
    void whoever_says_no_at_the_provider_is_told_so() {
        Begun begun = begin("login/openid?next=/profile");

        RawHttp.Answer back =
                visitor.get(
                        "login/openid/callback?error=access_denied&error_description=Rossi+said+no&state="
                                + begun.state());

        assertThat(back.header("Location")).isEqualTo(base + "login?next=/profile&openid=declined");
        RawHttp.Answer page = page(back, "declined");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("è stato annullato", "name=\"next\" value=\"/profile\"")
                .doesNotContain("Rossi");
        assertThat(visitor.cookieNames()).isEmpty();
    }

    @Test
    void what_the_provider_does_wrong_is_a_page_and_no_session() {
        assertProblem(
                begun -> callback(begun.state(), provider.plant(503, "{}")),
                "unavailable",
                503,
                "non risponde");
        assertProblem(
                begun ->
                        callback(
                                begun.state(),
                                provider.plant(400, "{\"error\":\"invalid_grant\"}")),
                "over",
                400,
                "Ricomincia");
        assertProblem(
                begun -> callback(begun.state(), vouchFor(ANNA, begun, "nonce", "another")),
                "invalid",
                502,
                "non è valida");
        assertProblem(
                begun -> callback(begun.state(), vouchFor("TINDE-12345678901", begun)),
                "unverified",
                403,
                "non ha comunicato");
        assertProblem(
                begun -> "login/openid/callback?state=" + begun.state() + "&error=server_error",
                "unavailable",
                503,
                "non risponde");
        assertProblem(
                begun ->
                        callback(begun.state(), vouchFor(ANNA, begun))
                                + "&iss=https%3A%2F%2Fevil.example",
                "invalid",
                502,
                "non è valida");
        assertProblem(begun -> callback(begun.state(), ""), "invalid", 502, "non è valida");
        assertProblem(
                begun -> callback(begun.state(), "x".repeat(4_001)), "invalid", 502, "valida");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "/%2F%2Fevil.example",
                "/home%0d%0aX:%20y",
                "home",
                "/.evil.example"
            })
    void it_leads_to_pages_of_the_portal_only(String next) {
        Begun begun = begin("login/openid?next=" + next);

        RawHttp.Answer in =
                visitor.get(callback(begun.state(), vouchFor(ANNA, begun)) + "&next=" + next);

        assertThat(in.header("Location")).isEqualTo(base + "home");
        assertThat(in.header("X")).isEmpty();
        assertThat(visitor.get(callback("x", "y") + "&next=" + next).header("Location"))
                .isEqualTo(base + "login?next=/home&openid=over");
    }

    @Test
    void a_session_that_somebody_else_began_in_this_browser_is_over() {
        Visitor stranger = Visitor.at(base, HOME);
        stranger.logIn(MembersUnderTest.BRUNO, MembersUnderTest.PASSWORD);
        Begun begun = begin("login/openid");
        visitor.take(stranger.cookies());

        assertThat(comeBack(begun, vouchFor(ANNA, begun)).session()).isNotEmpty();

        assertThat(visitor.get("home").body()).contains("Anna");
        assertThat(stranger.isLoggedIn()).isFalse();
    }

    @Test
    void an_address_that_begins_again_and_again_is_stopped_and_no_other_is() {
        visitor = Visitor.at(base, "127.80.5.1");
        RawHttp.Answer last = visitor.get("login/openid");
        for (int i = 0; i < 1_000 && !last.header("Location").contains("openid=busy"); i++) {
            last = visitor.get("login/openid");
        }

        RawHttp.Answer page = page(last, "busy");
        assertThat(page.status()).isEqualTo(429);
        assertThat(page.body()).contains("troppi", "id=\"username\"");
        visitor = Visitor.at(base, "127.80.5.2");
        begin("login/openid");
    }

    /** Leads to the provider. */
    private Begun begin(String path) {
        RawHttp.Answer answer = visitor.get(path);
        assertThat(answer.header("Location")).startsWith(provider.issuer() + "/authorize?");
        Map<String, String> asked = IdentityProvider.asked(answer);
        Secrets.remember(asked.get("state"));
        Secrets.remember(asked.get("nonce"));
        return new Begun(asked.get("state"), asked.get("nonce"), visitor.cookies());
    }

    /** Has the provider answer a code with a token for somebody; gives the code. */
    private String vouchFor(String fiscalNumber, Begun begun, Object... others) {
        return provider.vouchFor(fiscalNumber, begun.nonce(), others);
    }

    private RawHttp.Answer comeBack(Begun begun, String code) {
        return visitor.get(callback(begun.state(), code));
    }

    private static String callback(String state, String code) {
        return "login/openid/callback?state=" + state + "&code=" + code;
    }

    /** A cookie as the portal writes it, with the key that it has made for itself. */
    private String written(String context, Instant begunAt, Begun begun) throws IOException {
        Path key = Path.of(System.getProperty("it.war")).resolveSibling("it-data/secret.key");
        AesGcmCipher cipher =
                new AesGcmCipher(
                        () -> {
                            try {
                                return List.of(SecretKey.ofBase64(Files.readString(key).strip()));
                            } catch (IOException fault) {
                                throw new IllegalStateException(fault);
                            }
                        });
        String attempt =
                String.join(
                        "\n",
                        String.valueOf(begunAt.getEpochSecond()),
                        begun.state(),
                        begun.nonce(),
                        "v".repeat(43),
                        "/home");
        return COOKIE + "=" + cipher.encrypt(attempt.getBytes(StandardCharsets.UTF_8), context);
    }

    private static void assertOver(RawHttp.Answer answer) {
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("openid=over");
        assertThat(answer.session()).isEmpty();
    }

    private void assertProblem(
            java.util.function.Function<Begun, String> way, String word, int status, String text) {
        visitor = Visitor.at(base, "127.80.6.1");
        Begun begun = begin("login/openid");
        RawHttp.Answer answer = visitor.get(way.apply(begun));
        assertThat(answer.session()).as(word).isEmpty();
        RawHttp.Answer page = page(answer, word);
        assertThat(page.status()).as(word).isEqualTo(status);
        assertThat(page.body())
                .contains(text, "id=\"username\"", "role=\"alert\"")
                .doesNotContain("Exception", provider.issuer(), begun.state(), begun.nonce());
        assertThat(visitor.isLoggedIn()).isFalse();
        assertThat(visitor.cookieNames()).as("used up").isEmpty();
    }

    private RawHttp.Answer page(RawHttp.Answer answer, String word) {
        assertThat(answer.status()).isEqualTo(302);
        String page = answer.header("Location").substring(base.toString().length());
        assertThat(page).startsWith("login?next=/").endsWith("&openid=" + word);
        return visitor.get(page);
    }

    private List<String> setUpSecondFactor() {
        RawHttp.Answer begun =
                visitor.post(
                        "profile/twosteps",
                        Map.of("step", "begin", "current", MembersUnderTest.PASSWORD));
        String secret = found(SECRET, begun);
        RawHttp.Answer done =
                visitor.post(
                        "profile/twosteps",
                        Map.of(
                                "step",
                                "confirm",
                                "secret",
                                secret,
                                "code",
                                new Authenticator(secret).code()));
        List<String> codes =
                RECOVERY_CODE.matcher(done.body()).results().map(r -> r.group(1)).toList();
        assertThat(codes).hasSize(10);
        return codes;
    }

    private static String found(Pattern pattern, RawHttp.Answer answer) {
        Matcher matcher = pattern.matcher(answer.body());
        assertThat(matcher.find()).as(pattern + " in " + answer.body()).isTrue();
        return matcher.group(1);
    }
}
