package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.inside.Crowd;
import io.onecare.portal.it.inside.MembersUnderTest;
import java.net.URL;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** Who has a session, and until when; whatever its cookie is called. */
@ArquillianTest
@RunAsClient
class SessionTheftIT {

    private static final String HOME = "127.0.0.1";
    private static final String PASSWORD = MembersUnderTest.PASSWORD;

    @ArquillianResource private URL base;

    @Test
    void a_cookie_that_was_stolen_is_worth_nothing_after_the_log_out() {
        Visitor member = loggedIn(7);
        Visitor thief = Visitor.at(base, "127.60.0.1");
        thief.take(member.cookies());
        assertThat(thief.isLoggedIn()).as("the cookie is the session").isTrue();

        member.post("logout", Map.of());

        assertThat(thief.isLoggedIn()).isFalse();
        assertThat(member.isLoggedIn()).isFalse();
        assertThat(thief.get("profile").header("Location")).contains("/login?next=");
    }

    @Test
    void logging_out_takes_the_cookie_back_and_ends_nobody_elses_session() {
        Visitor member = loggedIn(7);
        Visitor sameElsewhere = loggedIn(7);
        Visitor another = loggedIn(8);

        RawHttp.Answer out = member.post("logout", Map.of());

        assertThat(out.header("Cache-Control")).isEqualTo("no-store");
        assertThat(member.cookies()).isEmpty();
        assertThat(another.isLoggedIn()).isTrue();
        assertThat(sameElsewhere.isLoggedIn()).as("another browser of the same member").isTrue();
    }

    @Test
    void a_cookie_that_somebody_chose_or_planted_never_becomes_a_session() {
        String name = loggedIn(8).cookieNames().iterator().next();
        String planted = loggedIn(8).cookies();
        for (String cookie : List.of(name + "=chosenbyastranger", planted, name + "=")) {
            Visitor victim = Visitor.at(base, HOME);
            victim.take(cookie);
            RawHttp.Answer in = victim.logIn(Crowd.MEMBERS.person(7).userName(), PASSWORD);

            assertThat(in.header("Location")).endsWith("/home");
            assertThat(victim.cookies()).isNotEqualTo(cookie).startsWith(name + "=");
            assertThat(victim.get("home").body()).doesNotContain(surname(8));
            Visitor attacker = Visitor.at(base, "127.60.1.1");
            attacker.take(cookie);
            assertThat(attacker.get("profile").body()).as(cookie).doesNotContain(surname(7));
        }
    }

    @Test
    void nobody_gets_a_session_before_they_are_logged_in() {
        Visitor stranger = Visitor.at(base, "127.60.2.1");
        for (String page :
                List.of(
                        "map",
                        "login",
                        "registration",
                        "registration/code",
                        "password",
                        "password/new",
                        "home",
                        "demo/mail",
                        "no-such-page")) {
            stranger.get(page);
            stranger.post(page, Map.of("username", "nobody", "password", "non la so ancora"));
        }

        assertThat(stranger.cookies()).isEmpty();
    }

    @Test
    void a_session_is_as_good_as_no_guess_at_it() {
        Visitor member = loggedIn(8);
        String cookie = member.cookies();
        int start = cookie.indexOf('=') + 1;
        char one = cookie.charAt(start + 10);
        for (String forged :
                List.of(
                        cookie.substring(0, start + 10),
                        cookie.substring(0, start + 10)
                                + (one == 'A' ? 'B' : 'A')
                                + cookie.substring(start + 11),
                        cookie.substring(0, start) + "%00",
                        cookie.substring(0, start) + "' or 1=1 --",
                        cookie.substring(0, start) + "x".repeat(7_000))) {
            Visitor guesser = Visitor.at(base, "127.60.3.1");
            guesser.take(forged);

            assertThat(guesser.get("home").status()).as(forged).isEqualTo(302);
        }
        assertThat(member.isLoggedIn()).isTrue();
        assertThat(cookie.length() - start).as("128 bits and more").isGreaterThanOrEqualTo(22);
    }

    @Test
    void a_new_password_ends_the_session_in_every_other_browser_at_once() {
        Visitor here = loggedIn(9);
        Visitor there = loggedIn(9);
        Visitor thief = Visitor.at(base, "127.60.4.1");
        thief.take(here.cookies());

        RawHttp.Answer changed =
                here.post(
                        "profile/password",
                        Map.of("current", PASSWORD, "password", "sei barche e una luna"));

        assertThat(changed.header("Location")).endsWith("/profile?saved=password");
        assertThat(there.isLoggedIn()).isFalse();
        assertThat(thief.isLoggedIn()).as("who had the session of before").isFalse();
        assertThat(here.isLoggedIn()).as("who changed it").isTrue();
    }

    @Test
    void a_password_chosen_by_mail_ends_all_sessions() {
        Crowd.Person person = Crowd.MEMBERS.person(10);
        Visitor member = loggedIn(10);
        RawHttp stranger = RawHttp.at(base, "127.60.5.1");
        stranger.post("password", Map.of("email", person.email()));
        String code = new Mailbox(stranger, person.email()).code("scelta di una nuova password");
        assertThat(member.isLoggedIn()).as("asking alone ends nothing").isTrue();

        RawHttp.Answer changed =
                stranger.post(
                        "password/new",
                        Map.of("code", code, "password", "sette barche e una luna"));

        assertThat(changed.header("Location")).endsWith("/login?ended=password");
        assertThat(changed.headers()).noneMatch(header -> header.startsWith("Set-Cookie"));
        assertThat(member.isLoggedIn()).isFalse();
    }

    private Visitor loggedIn(int member) {
        Visitor visitor = Visitor.at(base, HOME);
        RawHttp.Answer in = visitor.logIn(Crowd.MEMBERS.person(member).userName(), PASSWORD);
        assertThat(in.header("Location")).endsWith("/home");
        assertThat(in.headers())
                .filteredOn(header -> header.startsWith("Set-Cookie"))
                .singleElement()
                .asString()
                .contains("HttpOnly")
                .contains("SameSite=Lax");
        return visitor;
    }

    private static String surname(int member) {
        return Crowd.MEMBERS.person(member).surname();
    }
}
