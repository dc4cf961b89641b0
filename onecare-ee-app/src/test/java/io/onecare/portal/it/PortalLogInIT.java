package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.inside.MembersUnderTest;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, who does not, and what a stranger learns from it. */
@ArquillianTest
@RunAsClient
class PortalLogInIT {

    /** Where the members under test are at home. */
    private static final String HOME = "127.0.0.1";

    private static final Set<String> PUBLIC =
            Set.of(
                    "map",
                    "login",
                    "registration",
                    "registration/sent",
                    "registration/code",
                    "registration/help",
                    "registration/privacy",
                    "registration/conditions",
                    "invitation",
                    "invitation/first",
                    "password",
                    "password/sent",
                    "password/new",
                    "demo/mail",
                    "demo/write",
                    "facility/answer"); // who has the link

    @ArquillianResource private URL base;

    @Test
    void a_member_logs_in_sees_their_name_and_logs_out() {
        RawHttp.Answer in = logIn(MembersUnderTest.ANNA, MembersUnderTest.PASSWORD);

        assertThat(in.status()).isEqualTo(302);
        assertThat(in.header("Location")).endsWith("/home");
        assertThat(in.headers())
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith("Set-Cookie: onecare_session=")
                                        .contains("HttpOnly")
                                        .contains("SameSite=Lax"));
        RawHttp.Answer home = home(in.session());
        assertThat(home.body())
                .contains("Anna Azzurri")
                .contains("Richiesta prestazioni sanitarie");
        assertThat(home.header("Cache-Control")).contains("no-store");

        RawHttp.Answer out = here().post("logout", Map.of(), "Cookie: " + in.session());
        assertThat(out.header("Location")).endsWith("/login?ended=logout");
        assertIsAskedToLogIn(home(in.session()));
    }

    @Test
    void somebody_logged_in_is_not_asked_again() {
        String session = logIn(MembersUnderTest.ANNA, MembersUnderTest.PASSWORD).session();

        assertThat(here().get("login", "Cookie: " + session).header("Location")).endsWith("/home");
        assertThat(here().get("", "Cookie: " + session).header("Location")).endsWith("/home");
        assertThat(here().get("").header("Location")).endsWith("/login");
    }

    @Test
    void a_wrong_password_and_an_unknown_name_get_the_same_answer_and_no_session() {
        RawHttp.Answer wrong = logIn(MembersUnderTest.ANNA, "un gatto rosso beve il tè");
        RawHttp.Answer unknown = logIn("nobody.at.all", "un gatto rosso beve il tè");

        assertThat(wrong.status()).isEqualTo(200);
        assertThat(wrong.body()).contains("Username o password non sono corretti");
        assertThat(wrong.session()).isEmpty();
        assertThat(wrong.comparable()).isEqualTo(unknown.comparable());
        assertThat(wrong.body()).contains("value=\"" + MembersUnderTest.ANNA + "\"");
        assertThat(wrong.body()).doesNotContain("gatto");
    }

    @Test
    void a_session_that_somebody_else_began_is_not_taken_over() {
        String strangers = logIn(MembersUnderTest.BRUNO, MembersUnderTest.PASSWORD).session();

        RawHttp.Answer in =
                here().post(
                                "login",
                                Map.of(
                                        "username",
                                        MembersUnderTest.ANNA,
                                        "password",
                                        MembersUnderTest.PASSWORD),
                                "Cookie: " + strangers);

        assertThat(in.session()).isNotEmpty().isNotEqualTo(strangers);
        assertThat(home(in.session()).body()).contains("Anna Azzurri");
        assertIsAskedToLogIn(home(strangers));
    }

    @Test
    void a_session_id_that_a_stranger_chose_is_not_used() {
        RawHttp.Answer in =
                here().post(
                                "login",
                                Map.of(
                                        "username",
                                        MembersUnderTest.ANNA,
                                        "password",
                                        MembersUnderTest.PASSWORD),
                                "Cookie: onecare_session=0000chosenByAStranger0000:x");

        assertThat(in.session()).isNotEmpty().doesNotContain("chosenByAStranger");
    }

    @Test
    void logging_out_cannot_be_caused_by_a_link_nor_by_another_site() {
        String session = logIn(MembersUnderTest.BRUNO, MembersUnderTest.PASSWORD).session();

        assertThat(here().get("logout", "Cookie: " + session).status()).isIn(400, 405);
        assertThat(
                        here().send(
                                        "POST",
                                        "logout",
                                        "",
                                        "Cookie: " + session,
                                        "Origin: https://evil.example")
                                .status())
                .isEqualTo(403);
        assertThat(home(session).body()).contains("Bruno Bianchi");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.example",
                "Origin: null",
                "Origin: http://localhost.evil.example",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: none",
                "X-Nothing: said"
            })
    void a_form_of_another_site_is_turned_away(String header) {
        String form = "username=" + MembersUnderTest.ANNA + "&password=x";

        RawHttp.Answer answer =
                here().send(
                                "POST",
                                "login",
                                form,
                                header,
                                "Content-Type: application/x-www-form-urlencoded");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.session()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "/%2F%2Fevil.example",
                "/home\r\nX: y",
                "home",
                "/.evil.example"
            })
    void the_log_in_leads_to_pages_of_the_portal_only(String next) {
        RawHttp.Answer in =
                here().post(
                                "login",
                                Map.of(
                                        "username",
                                        MembersUnderTest.ANNA,
                                        "password",
                                        MembersUnderTest.PASSWORD,
                                        "next",
                                        next));

        assertThat(in.header("Location")).isEqualTo(base + "home");
        assertThat(in.header("X")).isEmpty();
    }

    @Test
    void every_page_is_private_unless_this_test_says_otherwise() throws Exception {
        List<String> pages = new ArrayList<>();
        Path webapp = Path.of("src", "main", "webapp");
        try (Stream<Path> files = Files.walk(webapp)) {
            files.filter(file -> file.toString().endsWith(".xhtml"))
                    .map(file -> webapp.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.startsWith("WEB-INF/"))
                    .map(file -> file.substring(0, file.length() - ".xhtml".length()))
                    .forEach(pages::add);
        }

        assertThat(pages).contains("home", "login");
        for (String page : pages) {
            if (PUBLIC.contains(page)) {
                assertThat(here().get(page).header("Location")).as(page).isEmpty();
            } else {
                assertIsAskedToLogIn(here().get(page));
                assertIsAskedToLogIn(here().get(page + ".xhtml"));
                assertIsAskedToLogIn(here().get(page + ";x=map"));
                assertThat(here().get(page + ";x=/map").status()).as(page).isIn(302, 404);
                for (String way :
                        List.of(
                                "map/../",
                                "registration/../",
                                "assets/../",
                                "registration/%2e%2e/",
                                "registration%2f..%2f",
                                "registration;/../",
                                "assets//..//")) {
                    RawHttp.Answer answer = here().get(way + page);
                    assertThat(answer.status()).as(way + page).isNotEqualTo(200);
                    assertThat(answer.body()).as(way + page).doesNotContain("prestazioni");
                }
            }
        }
    }

    private RawHttp here() {
        return RawHttp.at(base, HOME);
    }

    private RawHttp.Answer logIn(String userName, String password) {
        return here().post("login", Map.of("username", userName, "password", password));
    }

    private RawHttp.Answer home(String session) {
        return here().get("home", "Cookie: " + session);
    }

    private static void assertIsAskedToLogIn(RawHttp.Answer answer) {
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).contains("/login?next=");
        assertThat(answer.body()).doesNotContain("Azzurri");
    }
}
