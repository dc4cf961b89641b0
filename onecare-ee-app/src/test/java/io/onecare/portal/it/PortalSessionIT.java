package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.inside.MembersUnderTest;
import java.net.URL;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** How long somebody stays logged in, and what becomes of what came too late. */
@ArquillianTest
@RunAsClient
class PortalSessionIT {

    private static final int QUARTER = 15 * 60;
    private static final Pattern SECONDS = Pattern.compile("\\{\"seconds\":(\\d+)\\}");
    private static final Pattern OTHER =
            Pattern.compile("name=\"session\" value=\"([0-9a-f-]{36})\"");

    @ArquillianResource private URL base;

    @Test
    void a_page_that_asks_how_long_is_left_does_not_keep_the_session_open() {
        String session = logIn(MembersUnderTest.ANNA);

        assertThat(secondsLeft("GET", session)).isBetween(QUARTER - 20, QUARTER);
        pass(MembersUnderTest.ANNA, QUARTER - 100);
        assertThat(secondsLeft("GET", session)).isBetween(60, 100);
        assertThat(secondsLeft("GET", session)).isBetween(60, 100);
        assertThat(secondsLeft("POST", session)).isBetween(QUARTER - 20, QUARTER);
        pass(MembersUnderTest.ANNA, QUARTER);
        assertThat(secondsLeft("GET", session)).isZero();
        assertThat(secondsLeft("POST", session)).isZero();
        assertThat(here().get("home", "Cookie: " + session).header("Location"))
                .endsWith("/login?next=%2Fhome&ended=expired");
        assertThat(secondsLeft("GET", "onecare_session=made-up")).isZero();
    }

    @Test
    void what_came_too_late_is_shown_again_after_the_log_in_and_saved_once_it_is_sent() {
        String before = logIn(MembersUnderTest.ANNA);
        pass(MembersUnderTest.ANNA, QUARTER);

        RawHttp.Answer late =
                here().post(
                                "profile/edit",
                                Map.of(
                                        "phone",
                                        "02 5550 <b>\"99",
                                        "language",
                                        "en",
                                        "password",
                                        "x1y2z3"),
                                "Cookie: " + before);
        assertThat(late.header("Location")).endsWith("/login?next=%2Fprofile%2Fedit&ended=expired");
        assertThat(here().get("login?next=%2Fprofile%2Fedit&ended=expired").body())
                .contains("La sessione è scaduta");
        RawHttp.Answer in = logIn(MembersUnderTest.ANNA, "/profile/edit", before);
        assertThat(in.header("Location")).endsWith("/profile/edit");

        String form = here().get("profile/edit", "Cookie: " + in.session()).body();
        assertThat(form)
                .contains("quanto avevi inserito è ancora qui")
                .contains("value=\"02 5550 &lt;b&gt;&quot;99\"")
                .contains("value=\"en\" checked")
                .doesNotContain("x1y2z3");
        assertThat(here().get("profile", "Cookie: " + in.session()).body())
                .as("nothing was saved, and other pages show nothing of it")
                .doesNotContain("&lt;b&gt;");

        RawHttp.Answer sent =
                here().post(
                                "profile/edit",
                                Map.of("phone", "02 5550 1199", "language", "it"),
                                "Cookie: " + in.session());
        assertThat(sent.header("Location")).endsWith("/profile?saved=edit");
        assertThat(here().get("profile/edit", "Cookie: " + in.session()).body())
                .doesNotContain("è ancora qui")
                .contains("1199");
    }

    @Test
    void what_came_too_late_is_shown_to_nobody_else() {
        String before = logIn(MembersUnderTest.BRUNO);
        pass(MembersUnderTest.BRUNO, QUARTER);
        here().post("profile/edit", Map.of("phone", "02 5550 7711"), "Cookie: " + before);

        String foreign = logIn(MembersUnderTest.ANNA, "/profile/edit", before).session();
        assertThat(here().get("profile/edit", "Cookie: " + foreign).body())
                .contains("phone")
                .doesNotContain("7711");
        String back = logIn(MembersUnderTest.BRUNO, "/profile/edit", before).session();
        assertThat(here().get("profile/edit", "Cookie: " + back).body())
                .as("it went with the log-in of somebody else")
                .doesNotContain("7711");
        assertThat(here().get("profile/edit", "Cookie: " + before).header("Location"))
                .contains("/login");
    }

    @Test
    void a_form_that_comes_after_the_session_was_ended_is_not_kept() {
        String before = logIn(MembersUnderTest.BRUNO);
        here().post("logout", Map.of(), "Cookie: " + before);

        RawHttp.Answer late =
                here().post("profile/edit", Map.of("phone", "02 5550 8822"), "Cookie: " + before);

        assertThat(late.header("Location")).endsWith("/login?next=%2Fprofile%2Fedit");
        String back = logIn(MembersUnderTest.BRUNO, "/profile/edit", before).session();
        assertThat(here().get("profile/edit", "Cookie: " + back).body()).doesNotContain("8822");
    }

    @Test
    void a_member_sees_their_devices_and_ends_what_they_do_not_know() {
        String phone = logIn(MembersUnderTest.BRUNO);
        RawHttp.Answer in =
                here().post(
                                "login",
                                Map.of(
                                        "username",
                                        MembersUnderTest.BRUNO,
                                        "password",
                                        MembersUnderTest.PASSWORD),
                                "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 <b>");
        String desktop = "Cookie: " + in.session();

        RawHttp.Answer page = here().get("profile/sessions", desktop);
        assertThat(page.body())
                .contains("Firefox, Linux")
                .contains("Dispositivo non riconosciuto")
                .contains("Stai usando questo dispositivo")
                .doesNotContain("Gecko");
        Matcher other = OTHER.matcher(page.body());
        assertThat(other.find()).isTrue();

        String anna = "Cookie: " + logIn(MembersUnderTest.ANNA);
        here().post("profile/sessions", Map.of("session", other.group(1)), anna);
        here().post("profile/sessions", Map.of("session", "others"), anna);
        here().post("profile/sessions", Map.of("session", "' or 1=1 --"), anna);
        assertThat(here().get("home", "Cookie: " + phone).status())
                .as("not by somebody else")
                .isEqualTo(200);

        RawHttp.Answer ended =
                here().post("profile/sessions", Map.of("session", "others"), desktop);
        assertThat(ended.header("Location")).endsWith("/profile/sessions?ended=others");
        assertThat(here().get("home", "Cookie: " + phone).header("Location")).contains("/login");
        assertThat(here().get("home", desktop).status()).isEqualTo(200);
    }

    @Test
    void the_server_keeps_no_session_of_its_own() {
        RawHttp.Answer in =
                here().post(
                                "login",
                                Map.of(
                                        "username",
                                        MembersUnderTest.ANNA,
                                        "password",
                                        MembersUnderTest.PASSWORD));

        assertThat(in.headers())
                .filteredOn(line -> line.startsWith("Set-Cookie:"))
                .hasSize(1)
                .allSatisfy(
                        line ->
                                assertThat(line)
                                        .matches("Set-Cookie: onecare_session=[A-Za-z0-9_-]{43};.*")
                                        .contains("Path=/;")
                                        .doesNotContain("Expires")
                                        .doesNotContain("Domain"));
        for (String page : new String[] {"login", "map", "registration", "profile", "home"}) {
            assertThat(here().get(page, "Cookie: " + in.session()).headers())
                    .as(page)
                    .noneMatch(line -> line.startsWith("Set-Cookie:"));
        }
    }

    private int secondsLeft(String method, String session) {
        RawHttp.Answer answer =
                method.equals("GET")
                        ? here().get("session", "Cookie: " + session)
                        : here().post("session", Map.of(), "Cookie: " + session);
        Matcher seconds = SECONDS.matcher(answer.body());
        assertThat(seconds.matches()).as(answer.body()).isTrue();
        return Integer.parseInt(seconds.group(1));
    }

    private void pass(String user, int seconds) {
        RawHttp.Answer passed = here().get("under-test/time?user=" + user + "&seconds=" + seconds);
        assertThat(passed.status()).isEqualTo(200);
        assertThat(passed.body().strip()).isNotEqualTo("0");
    }

    private String logIn(String userName) {
        return logIn(userName, "", "").session();
    }

    private RawHttp.Answer logIn(String userName, String next, String before) {
        return here().post(
                        "login",
                        Map.of(
                                "username",
                                userName,
                                "password",
                                MembersUnderTest.PASSWORD,
                                "next",
                                next),
                        "Cookie: " + before);
    }

    private RawHttp here() {
        return RawHttp.at(base, "127.0.0.1");
    }
}
