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

/**
 * Codes from mails count once, in time, for their purpose and for whom they were made; and nobody
 * guesses one.
 */
@ArquillianTest
@RunAsClient
class CodesIT {

    private static final String NEW_PASSWORD = "cinque barche dietro la luna";
    private static final String NOT_RIGHT = "Il codice non è corretto";
    private static final String USED = "già stato usato";
    private static final String EXPIRED = "Il codice è scaduto";
    private static final String TOO_MANY = "Troppi tentativi";

    private static final String REGISTRATION_MAIL = "codice per completare la registrazione";
    private static final String RESET_MAIL = "scelta di una nuova password";
    private static final String EMAIL_MAIL = "conferma dell’indirizzo e-mail";

    @ArquillianResource private URL base;

    @Test
    void a_code_of_a_registration_makes_one_account_and_no_second() {
        RawHttp here = http("127.50.0.1");
        String code = registrationCode(here, 0);

        assertThat(complete(here, code).body()).contains("Registrazione completata");

        assertThat(complete(here, code).body()).contains(USED);
        assertThat(complete(http("127.50.0.2"), code).body()).contains(USED);
        assertThat(enter(here, code).body()).contains(USED);
    }

    @Test
    void looking_at_a_link_uses_nothing_up_however_often_scanners_do() {
        RawHttp here = http("127.50.1.1");
        String code = registrationCode(here, 1);

        for (int i = 0; i < 10; i++) {
            assertThat(here.get("registration/code?code=" + code).status()).isEqualTo(200);
        }

        assertThat(enter(here, code).body()).contains("Scegli la password");
    }

    @Test
    void a_code_that_is_too_old_makes_no_account_and_no_new_password() {
        RawHttp here = http("127.50.2.1");
        String registration = registrationCode(here, 2);
        String reset = resetCode(here, Crowd.MEMBERS.person(0));

        expire(registration);
        expire(reset);

        assertThat(enter(here, registration).body()).contains(EXPIRED);
        assertThat(complete(here, registration).body()).contains(EXPIRED);
        assertThat(reset(here, reset).body()).contains(EXPIRED);
        assertThat(logsIn(Crowd.MEMBERS.person(0), MembersUnderTest.PASSWORD)).isTrue();
    }

    @Test
    void a_code_of_a_forgotten_password_counts_once_and_the_newest_one_only() {
        RawHttp here = http("127.50.3.1");
        Crowd.Person person = Crowd.MEMBERS.person(1);
        String older = resetCode(here, person);
        String newer = another(here, person, older);

        assertThat(reset(here, older).body()).contains(NOT_RIGHT);
        assertThat(reset(here, newer).header("Location")).endsWith("/login?ended=password");
        assertThat(reset(here, newer).body()).contains(USED);
        assertThat(logsIn(person, NEW_PASSWORD)).isTrue();
        assertThat(logsIn(person, MembersUnderTest.PASSWORD)).isFalse();
    }

    @Test
    void a_code_counts_for_its_purpose_only() {
        RawHttp here = http("127.50.4.1");
        Crowd.Person person = Crowd.MEMBERS.person(2);
        Visitor member = loggedIn(person);
        String registration = registrationCode(here, 3);
        String reset = resetCode(here, person);
        String email = emailCode(member, person);

        for (String other : List.of(reset, email)) {
            assertThat(enter(here, other).body()).contains(NOT_RIGHT);
            assertThat(complete(here, other).body()).contains(NOT_RIGHT);
        }
        for (String other : List.of(registration, email)) {
            assertThat(reset(here, other).body()).contains(NOT_RIGHT);
        }
        for (String other : List.of(registration, reset)) {
            assertThat(confirm(member, other).body()).contains(NOT_RIGHT);
        }
        assertThat(confirm(member, email).header("Location")).endsWith("/profile?saved=email");
    }

    @Test
    void a_code_for_an_address_counts_for_the_account_that_asked_and_while_it_is_logged_in() {
        Crowd.Person owner = Crowd.MEMBERS.person(3);
        Visitor member = loggedIn(owner);
        Visitor another = loggedIn(Crowd.MEMBERS.person(4));
        String code = emailCode(member, owner);

        assertThat(confirm(another, code).body()).contains(NOT_RIGHT);
        assertThat(confirm(Visitor.at(base, "127.50.5.1"), code).header("Location"))
                .contains("/login?next=");
        assertThat(confirm(member, code).header("Location")).endsWith("/profile?saved=email");
        assertThat(confirm(member, code).body()).contains(NOT_RIGHT);
        assertThat(another.get("profile").body())
                .contains(Crowd.MEMBERS.person(4).email())
                .doesNotContain("new-" + owner.email());
    }

    @Test
    void five_wrong_guesses_at_a_code_end_it_from_wherever_they_come() {
        String registration = registrationCode(http("127.50.6.1"), 4);
        String reset = resetCode(http("127.50.6.1"), Crowd.MEMBERS.person(5));

        for (int i = 1; i <= 5; i++) {
            RawHttp stranger = http("127.50.6." + (10 + i));
            assertThat(complete(stranger, guess(registration, i)).body()).contains(NOT_RIGHT);
            assertThat(reset(stranger, guess(reset, i)).body()).contains(NOT_RIGHT);
        }

        assertThat(complete(http("127.50.6.1"), registration).body()).contains(NOT_RIGHT);
        assertThat(reset(http("127.50.6.1"), reset).body()).contains(NOT_RIGHT);
        assertThat(logsIn(Crowd.MEMBERS.person(5), MembersUnderTest.PASSWORD)).isTrue();
    }

    @Test
    void who_guesses_on_and_on_is_slowed_down_on_all_pages_together_and_others_are_not() {
        RawHttp stranger = http("127.50.7.1");
        Visitor member = loggedIn(Crowd.MEMBERS.person(6), "127.50.7.1");

        for (int i = 0; i < 7; i++) {
            assertThat(enter(stranger, "AAAAA" + "%011d".formatted(i)).body()).contains(NOT_RIGHT);
            assertThat(reset(stranger, "BBBBB" + "%026d".formatted(i)).body()).contains(NOT_RIGHT);
            if (i < 6) {
                assertThat(confirm(member, "CCCCC" + "%011d".formatted(i)).body())
                        .contains(NOT_RIGHT);
            }
        }

        assertThat(enter(stranger, "AAAAA00000000099").body()).contains(TOO_MANY);
        assertThat(complete(stranger, "AAAAA00000000099").body()).contains(TOO_MANY);
        assertThat(reset(stranger, "BBBBB00000000099").body()).contains(TOO_MANY);
        assertThat(confirm(member, "CCCCC00000000099").body()).contains(TOO_MANY);
        assertThat(enter(http("127.50.7.2"), "AAAAA00000000099").body()).contains(NOT_RIGHT);
    }

    @Test
    void an_address_that_only_a_header_claims_is_not_believed() {
        List<RawHttp.Answer> answers =
                java.util.stream.IntStream.range(0, 22)
                        .mapToObj(
                                i ->
                                        http("127.50.8.1")
                                                .post(
                                                        "registration/code",
                                                        Map.of("code", "DDDDD%011d".formatted(i)),
                                                        "X-Forwarded-For: 192.0.2." + i,
                                                        "Forwarded: for=192.0.2." + i,
                                                        "X-Real-IP: 192.0.2." + i,
                                                        "$WSRA: 192.0.2." + i))
                        .toList();

        assertThat(answers.get(0).body()).contains(NOT_RIGHT);
        assertThat(answers.get(21).body()).contains(TOO_MANY);
    }

    private String registrationCode(RawHttp http, int newcomer) {
        Crowd.Person person = Crowd.NEWCOMERS.person(newcomer);
        assertThat(Registrant.register(http, person).header("Location"))
                .endsWith("/registration/sent");
        return new Mailbox(http, person.email()).code(REGISTRATION_MAIL);
    }

    private String resetCode(RawHttp http, Crowd.Person person) {
        http.post("password", Map.of("email", person.email()));
        return new Mailbox(http, person.email()).code(RESET_MAIL);
    }

    /** Asks again and waits for a code that is another one. */
    private String another(RawHttp http, Crowd.Person person, String older) {
        String code = resetCode(http, person);
        while (code.equals(older)) {
            code = new Mailbox(http, person.email()).code(RESET_MAIL);
        }
        return code;
    }

    private String emailCode(Visitor member, Crowd.Person person) {
        String next = "new-" + person.email();
        assertThat(
                        member.post(
                                        "profile/email",
                                        Map.of("email", next, "current", MembersUnderTest.PASSWORD))
                                .header("Location"))
                .endsWith("/profile/email");
        return new Mailbox(http("127.0.0.1"), next).code(EMAIL_MAIL);
    }

    private void expire(String code) {
        assertThat(http("127.0.0.1").post("api/testers/expire", Map.of("code", code)).body())
                .isEqualTo("1");
    }

    private RawHttp.Answer enter(RawHttp http, String code) {
        return http.post("registration/code", Map.of("code", code));
    }

    private RawHttp.Answer complete(RawHttp http, String code) {
        return http.post(
                "registration/code",
                Map.of("code", code, "step", "password", "password", NEW_PASSWORD));
    }

    private RawHttp.Answer reset(RawHttp http, String code) {
        return http.post("password/new", Map.of("code", code, "password", NEW_PASSWORD));
    }

    private RawHttp.Answer confirm(Visitor member, String code) {
        return member.post("profile/email", Map.of("step", "code", "code", code));
    }

    private Visitor loggedIn(Crowd.Person person) {
        return loggedIn(person, "127.0.0.1");
    }

    private Visitor loggedIn(Crowd.Person person, String address) {
        Visitor visitor = Visitor.at(base, address);
        assertThat(visitor.logIn(person.userName(), MembersUnderTest.PASSWORD).header("Location"))
                .endsWith("/home");
        return visitor;
    }

    private boolean logsIn(Crowd.Person person, String password) {
        Visitor visitor = Visitor.at(base, "127.0.0.1");
        visitor.logIn(person.userName(), password);
        return visitor.isLoggedIn();
    }

    /** The same code but for its last character. */
    private static String guess(String code, int number) {
        char last = code.charAt(code.length() - 1);
        char other = "0123456789".charAt((last - '0' + number + 10) % 10);
        return code.substring(0, code.length() - 1) + (other == last ? 'Z' : other);
    }

    private RawHttp http(String address) {
        return RawHttp.at(base, address);
    }
}
