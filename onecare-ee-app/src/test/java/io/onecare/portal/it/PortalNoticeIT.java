package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.inside.FamilyUnderTest;
import io.onecare.portal.it.inside.MembersUnderTest;
import java.net.URL;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser can send about the privacy notice, and what becomes of it. */
@ArquillianTest
@RunAsClient
class PortalNoticeIT {

    private static final Pattern VERSION =
            Pattern.compile("name=\"version\" value=\"([A-Z0-9.-]+)\"");

    @ArquillianResource private URL base;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "home",
                "/home?x=//evil.example"
            })
    void going_on_leads_to_pages_of_the_portal_only(String next) {
        String session = logIn(MembersUnderTest.ANNA, "/profile").session();

        RawHttp.Answer on =
                here().post(
                                "notice",
                                Map.of("version", "DEMO-1", "next", next),
                                "Cookie: " + session);

        assertThat(on.header("Location")).isEqualTo(base + "home");
    }

    @Test
    void the_notice_is_due_until_the_version_in_force_was_shown_to_that_very_account() {
        String annas = logIn(MembersUnderTest.ANNA, "/profile").session();
        RawHttp.Answer in = logIn(FamilyUnderTest.OLGA, "/profile");
        assertThat(in.header("Location")).isEqualTo(base + "notice?next=/profile");
        Matcher version = VERSION.matcher(notice(in.session()).body());
        assertThat(version.find()).isTrue();

        // looking at it, another version, none, and another account's going on change nothing
        for (String sent : new String[] {"DEMO-0", "", "' or '1'='1", "\0"}) {
            RawHttp.Answer again =
                    here().post(
                                    "notice",
                                    Map.of("version", sent, "next", "/profile"),
                                    "Cookie: " + in.session());
            assertThat(again.status()).as(sent).isEqualTo(200);
            assertThat(again.body()).contains("Nel frattempo è entrata in vigore");
        }
        RawHttp.Answer other =
                here().post("notice", Map.of("version", version.group(1)), "Cookie: " + annas);
        assertThat(other.header("Location")).isEqualTo(base + "home");
        assertThat(logIn(FamilyUnderTest.OLGA, "/home").header("Location"))
                .isEqualTo(base + "notice?next=/home");
        assertThat(logInByProvider("TINIT-MBRLGO80A41H501H").header("Location"))
                .as("however somebody logs in")
                .isEqualTo(base + "notice?next=/home");

        RawHttp.Answer on =
                here().post(
                                "notice",
                                Map.of("version", version.group(1), "next", "/profile"),
                                "Cookie: " + in.session());

        assertThat(on.header("Location")).isEqualTo(base + "profile");
        assertThat(logIn(FamilyUnderTest.OLGA, "/profile").header("Location"))
                .isEqualTo(base + "profile");
        assertThat(notice(in.session()).header("Location")).isEqualTo(base + "home");
    }

    @Test
    void another_site_cannot_say_that_the_notice_was_shown() {
        String session = logIn(MembersUnderTest.BRUNO, "/home").session();

        RawHttp.Answer forged =
                here().send(
                                "POST",
                                "notice",
                                "version=DEMO-1",
                                "Cookie: " + session,
                                "Origin: https://evil.example",
                                "Content-Type: application/x-www-form-urlencoded");

        assertThat(forged.status()).isEqualTo(403);
    }

    private RawHttp here() {
        return RawHttp.at(base, "127.0.0.1");
    }

    private RawHttp.Answer logIn(String userName, String next) {
        return here().post(
                        "login",
                        Map.of(
                                "username",
                                userName,
                                "password",
                                MembersUnderTest.PASSWORD,
                                "next",
                                next));
    }

    private RawHttp.Answer logInByProvider(String fiscalNumber) {
        IdentityProvider provider = IdentityProvider.ofThePortal();
        Visitor visitor = Visitor.at(base, "127.0.0.1");
        Map<String, String> asked = IdentityProvider.asked(visitor.get("login/openid"));
        String code = provider.vouchFor(fiscalNumber, asked.get("nonce"));
        return visitor.get("login/openid/callback?code=" + code + "&state=" + asked.get("state"));
    }

    private RawHttp.Answer notice(String session) {
        return here().get("notice", "Cookie: " + session);
    }
}
