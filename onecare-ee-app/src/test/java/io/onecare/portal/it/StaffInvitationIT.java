package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** What invitations and suspensions say, and to whom. */
@ArquillianTest
@RunAsClient
class StaffInvitationIT {

    private static final String OFFICE = "127.77.2.1";

    @ArquillianResource private URL base;

    @Test
    void an_invitation_makes_an_account_once_and_following_it_changes_nothing() {
        Colleague colleague = Colleague.administrator(base, OFFICE);
        Visitor administrator = colleague.visitor();
        String email = colleague.email().replace("persona", "invitata");
        String id = invited(administrator, email);
        RawHttp stranger = RawHttp.at(base, "127.77.2.2");
        String code = new Mailbox(stranger, email).code("invito a lavorare");

        for (int i = 0; i < 3; i++) {
            RawHttp.Answer followed = stranger.get("invitation?code=" + code);
            assertThat(followed.status()).isEqualTo(200);
            assertThat(followed.header("Cache-Control")).contains("no-store");
            assertThat(followed.body()).doesNotContain(email).contains("Accetta l’invito");
        }
        assertThat(accept(stranger, code, "corta").body()).contains("almeno 12 caratteri");
        assertThat(accept(stranger, code, Colleague.PASSWORD).body())
                .contains("Il tuo account è pronto");
        assertThat(accept(stranger, code, Colleague.PASSWORD).body())
                .contains("L’invito è già stato accettato");
        assertThat(administrator.get("administration/accounts/detail?id=" + id).body())
                .contains(">Attivo<", email);
    }

    private static RawHttp.Answer accept(RawHttp http, String code, String password) {
        return http.post("invitation", Map.of("code", code, "password", password));
    }

    /** Invites an operator; gives the id. */
    private static String invited(Visitor administrator, String email) {
        RawHttp.Answer answer =
                administrator.post(
                        "administration/accounts/invite",
                        Map.of(
                                "role",
                                "OPERATOR",
                                "name",
                                "Persona",
                                "surname",
                                "Invitata",
                                "email",
                                email,
                                "language",
                                "it"));
        assertThat(answer.header("Location")).endsWith("&done=invited");
        return answer.header("Location").replaceAll(".*id=([0-9a-f-]{36}).*", "$1");
    }

    @Test
    void a_link_says_the_same_to_all_who_have_none_and_so_does_the_first_secret() {
        RawHttp http = RawHttp.at(base, "127.77.2.3");
        List<String> links =
                Stream.of(
                                "0000000000000000000000000000000",
                                "ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ",
                                "7K3M-9Q2D-X4TB-0WZN",
                                "nessun codice")
                        .map(code -> accept(http, code, Colleague.PASSWORD).comparable())
                        .distinct()
                        .toList();
        assertThat(links).hasSize(1);
        assertThat(
                        Stream.of("nessun codice", "ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ")
                                .map(code -> http.get("invitation?code=" + code.replace(" ", "")))
                                .map(RawHttp.Answer::comparable)
                                .map(page -> page.replaceAll("code=[0-9A-Za-z]+", "code"))
                                .distinct())
                .hasSize(1);

        Map<String, String> form = new HashMap<>();
        form.put("name", "Persona");
        form.put("surname", "Estranea");
        form.put("email", "estranea@under-test.example");
        form.put("password", Colleague.PASSWORD);
        form.put("secret", "0000-0000-0000-0000-0000-0000-00");
        RawHttp.Answer refused = http.post("invitation/first", form);
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.body())
                .contains("Il codice non vale", "value=\"Estranea\"")
                .doesNotContain(Colleague.PASSWORD, "0000-0000-0000");
    }

    @Test
    void a_suspension_ends_what_is_open_at_once_and_log_in_says_what_it_says_to_all() {
        Colleague operator = Colleague.operator(base, OFFICE);
        Visitor atWork = operator.visitor();
        Visitor administrator = Colleague.administrator(base, OFFICE).visitor();
        assertThat(atWork.get("care").status()).isEqualTo(200);

        RawHttp.Answer done =
                administrator.post(
                        "administration/accounts/detail",
                        Map.of("id", operator.account(), "action", "suspend"));

        assertThat(done.header("Location")).endsWith("&done=suspended");
        assertThat(atWork.get("care").header("Location")).contains("/login?next=");
        RawHttp http = RawHttp.at(base, OFFICE);
        assertThat(logIn(http, operator.userName(), Colleague.PASSWORD))
                .isEqualTo(logIn(http, operator.userName(), "una password sbagliata"))
                .isEqualTo(logIn(http, "nessuno.under.test", Colleague.PASSWORD));
        new Mailbox(http, operator.email()).read("account sospeso");

        administrator.post(
                "administration/accounts/detail",
                Map.of("id", operator.account(), "action", "restore"));
        assertThat(operator.visitor().get("care").status()).isEqualTo(200);
        assertThat(atWork.get("care").status()).as("what was over stays over").isEqualTo(302);
    }

    private static String logIn(RawHttp http, String userName, String password) {
        return http.post("login", Map.of("username", userName, "password", password)).comparable();
    }

    @Test
    void a_new_administrator_takes_two_who_are_told() {
        Colleague one = Colleague.administrator(base, OFFICE);
        Colleague other = Colleague.administrator(base, OFFICE);
        Visitor first = one.visitor();
        String email = one.email().replace("persona", "terza");
        RawHttp.Answer proposed =
                first.post(
                        "administration/accounts/invite",
                        Map.of(
                                "role",
                                "ADMINISTRATOR",
                                "name",
                                "Persona",
                                "surname",
                                "Terza",
                                "email",
                                email,
                                "language",
                                "en"));
        assertThat(proposed.header("Location")).endsWith("&done=proposed");
        String id = proposed.header("Location").replaceAll(".*id=([0-9a-f-]{36}).*", "$1");
        Map<String, String> agree = Map.of("id", id, "action", "agree");

        assertThat(first.post("administration/accounts/detail", agree).body())
                .contains("il consenso deve darlo un altro amministratore");
        RawHttp http = RawHttp.at(base, OFFICE);
        new Mailbox(http, other.email()).read("serve il consenso di un secondo amministratore");
        assertThat(other.visitor().post("administration/accounts/detail", agree).header("Location"))
                .endsWith("&done=invited");
        assertThat(new Mailbox(http, email).read("invitation to work with the portal"))
                .contains("invitation to administer the portal");
    }

    @Test
    void nobody_decides_about_themself_and_foreign_ids_are_not_there() {
        Colleague colleague = Colleague.administrator(base, OFFICE);
        Visitor administrator = colleague.visitor();
        String page = "administration/accounts/detail";

        assertThat(
                        administrator
                                .post(page, Map.of("id", colleague.account(), "action", "suspend"))
                                .body())
                .contains("Nessuno può decidere sul proprio account");
        assertThat(administrator.get(page + "?id=00000000-0000-4000-8000-000000000000").status())
                .isEqualTo(404);
        assertThat(administrator.get(page + "?id=x").status()).isEqualTo(404);
        assertThat(administrator.get(page).status()).isEqualTo(404);
        assertThat(
                        administrator
                                .post(page, Map.of("id", colleague.account(), "action", "promote"))
                                .status())
                .isEqualTo(404);
    }
}
