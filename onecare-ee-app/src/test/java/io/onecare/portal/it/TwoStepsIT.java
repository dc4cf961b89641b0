package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.inside.MembersUnderTest;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Password and code: what each alone opens, which is nothing. */
@ArquillianTest
@RunAsClient
class TwoStepsIT {

    private static final String HOME = "127.0.0.1";
    private static final String PAGE = "profile/twosteps";
    private static final Pattern SECRET =
            Pattern.compile("name=\"secret\" value=\"([A-Z2-7]{32})\"");
    private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");
    private static final Pattern RECOVERY_CODE =
            Pattern.compile("<code class=\"figure\">([0-9A-Z-]{19})</code>");

    @ArquillianResource private URL base;

    private Authenticator app;
    private List<String> recoveryCodes;
    private int used;

    /** Diana logs in with the password alone and sets up a second factor. */
    @BeforeEach
    void setUp() {
        String session = password(MembersUnderTest.PASSWORD, HOME).session();
        assertThat(session).isNotEmpty();
        RawHttp.Answer begun =
                here(session, Map.of("step", "begin", "current", MembersUnderTest.PASSWORD));
        String secret = found(SECRET, begun);
        app = new Authenticator(secret);
        assertThat(begun.header("Cache-Control")).contains("no-store");
        RawHttp.Answer wrong =
                here(session, Map.of("step", "confirm", "secret", secret, "code", app.wrongCode()));
        assertThat(wrong.body()).contains("Il codice non è corretto");
        assertThat(found(SECRET, wrong)).as("it need not be scanned again").isEqualTo(secret);
        RawHttp.Answer done =
                here(session, Map.of("step", "confirm", "secret", secret, "code", app.code()));
        recoveryCodes = RECOVERY_CODE.matcher(done.body()).results().map(r -> r.group(1)).toList();
        assertThat(recoveryCodes).hasSize(10).doesNotHaveDuplicates();
        assertThat(done.header("Cache-Control")).contains("no-store");
        assertThat(http().get(PAGE, "Cookie: " + session).body())
                .as("shown once")
                .doesNotContain(secret)
                .doesNotContain(recoveryCodes.get(0));
    }

    /** And removes it, so that the next test finds her as this one did. */
    @AfterEach
    void remove() {
        String ticket = ticket(password(MembersUnderTest.PASSWORD, HOME));
        String session = code(ticket, recoveryCode(), HOME).session();
        RawHttp.Answer refused =
                here(session, Map.of("step", "remove", "current", "sbagliata", "code", "000000"));
        assertThat(refused.body()).contains("La password attuale non è corretta");
        RawHttp.Answer removed =
                here(
                        session,
                        Map.of(
                                "step",
                                "remove",
                                "current",
                                MembersUnderTest.PASSWORD,
                                "code",
                                recoveryCode()));
        assertThat(removed.header("Location")).endsWith("/profile?saved=onestep");
    }

    @Test
    void the_password_alone_opens_nothing_and_with_the_code_it_opens_the_page_asked_for() {
        RawHttp.Answer asked =
                http().post(
                                "login",
                                Map.of(
                                        "username",
                                        MembersUnderTest.DIANA,
                                        "password",
                                        MembersUnderTest.PASSWORD,
                                        "next",
                                        "/profile"));

        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.session()).isEmpty();
        assertThat(asked.header("Cache-Control")).contains("no-store");
        assertThat(asked.body())
                .contains("Codice di verifica", "autocomplete=\"one-time-code\"")
                .contains("name=\"next\" value=\"/profile\"")
                .doesNotContain("Dorati", MembersUnderTest.DIANA, "gatto");
        String ticket = ticket(asked);
        RawHttp.Answer wrong = code(ticket, app.wrongCode(), HOME);
        assertThat(wrong.status()).isEqualTo(200);
        assertThat(wrong.session()).isEmpty();
        assertThat(wrong.body()).contains("Il codice di verifica non è corretto");
        assertThat(ticket(wrong)).isEqualTo(ticket);

        RawHttp.Answer in =
                http().post(
                                "login",
                                Map.of(
                                        "step",
                                        "code",
                                        "ticket",
                                        ticket,
                                        "code",
                                        app.nextCode(),
                                        "next",
                                        "/profile"));
        assertThat(in.header("Location")).endsWith("/profile");
        assertThat(http().get("profile", "Cookie: " + in.session()).body())
                .contains("Diana Dorati", "Attivo dal");
        assertThat(code(ticket, recoveryCodes.get(9), HOME).body())
                .as("a ticket counts once")
                .contains("Inserisci di nuovo username e password");
    }

    @Test
    void a_ticket_of_another_address_or_of_nobody_opens_nothing() {
        String ticket = ticket(password(MembersUnderTest.PASSWORD, HOME));

        for (RawHttp.Answer answer :
                List.of(
                        code(ticket, recoveryCodes.get(9), "127.0.7.9"),
                        code(ticket + "0", recoveryCodes.get(9), HOME),
                        code("", recoveryCodes.get(9), HOME),
                        code("' or ''='", recoveryCodes.get(9), HOME))) {
            assertThat(answer.session()).isEmpty();
            assertThat(answer.body())
                    .contains("Inserisci di nuovo username e password", "id=\"username\"")
                    .doesNotContain("name=\"ticket\"");
        }
        assertThat(code(ticket, recoveryCodes.get(9), HOME).session())
                .as("and use up nothing")
                .isNotEmpty();
    }

    @Test
    void whoever_does_not_know_the_password_does_not_learn_that_there_is_a_second_factor() {
        RawHttp.Answer secured = password("un gatto rosso beve il tè", HOME);
        RawHttp.Answer unknown =
                http().post(
                                "login",
                                Map.of(
                                        "username",
                                        "nobody.at.all",
                                        "password",
                                        "un gatto rosso beve il tè"));

        assertThat(secured.comparable()).isEqualTo(unknown.comparable());
        assertThat(secured.body()).contains("Username o password non sono corretti");
    }

    @Test
    void changing_the_kind_of_code_judges_nothing() {
        String ticket = ticket(password(MembersUnderTest.PASSWORD, HOME));

        for (int i = 0; i < 8; i++) { // more than there are tries
            RawHttp.Answer changed =
                    http().post(
                                    "login",
                                    Map.of(
                                            "step",
                                            "code",
                                            "ticket",
                                            ticket,
                                            "code",
                                            app.wrongCode(),
                                            "change",
                                            "recovery"));
            assertThat(changed.body())
                    .contains("Codice di recupero")
                    .doesNotContain("id=\"errors\"");
        }
        assertThat(code(ticket, "", HOME).body()).contains("Inserisci il codice di verifica");
        assertThat(code(ticket, app.nextCode(), HOME).session()).isNotEmpty();
    }

    private RawHttp http() {
        return RawHttp.at(base, HOME);
    }

    private RawHttp.Answer password(String password, String address) {
        return RawHttp.at(base, address)
                .post("login", Map.of("username", MembersUnderTest.DIANA, "password", password));
    }

    private RawHttp.Answer code(String ticket, String code, String address) {
        return RawHttp.at(base, address)
                .post("login", Map.of("step", "code", "ticket", ticket, "code", code));
    }

    private RawHttp.Answer here(String session, Map<String, String> form) {
        return http().post(PAGE, form, "Cookie: " + session);
    }

    private String recoveryCode() {
        return recoveryCodes.get(used++);
    }

    private static String ticket(RawHttp.Answer answer) {
        return found(TICKET, answer);
    }

    private static String found(Pattern pattern, RawHttp.Answer answer) {
        Matcher matcher = pattern.matcher(answer.body());
        assertThat(matcher.find()).as(pattern + " in " + answer.body()).isTrue();
        return matcher.group(1);
    }
}
