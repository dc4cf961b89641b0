package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.Role;
import io.onecare.portal.it.inside.BookingUnderTest;
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
import org.junit.jupiter.api.Test;

/** The audit trail on the page of administrators, whole and damaged, and who is not shown it. */
@ArquillianTest
@RunAsClient
class AuditIT {

    private static final String OFFICE = "127.77.21.1";
    private static final String BRUNO = "bncbrn80a01h501c";
    private static final String PAGE = "administration/audit";

    @ArquillianResource private URL base;

    @AfterEach
    void undo() {
        tamper("undo");
    }

    @Test
    void a_trail_that_somebody_has_tampered_with_is_shown_as_damaged() {
        Visitor ada = Colleague.administrator(base, OFFICE).visitor();
        tamper("seal");
        String whole = verify(ada, "").body();
        assertThat(whole).contains("Il registro è integro fino al", "Verificato ora");
        String kept = head(whole);

        for (Map.Entry<String, String> planted :
                Map.of(
                                "change", "non è più quella di allora",
                                "remove", "è stata cancellata",
                                "move", "non è più quella di allora")
                        .entrySet()) {
            String seq = tamper(planted.getKey());

            String damaged = verify(ada, "").body();

            assertThat(damaged)
                    .as(planted.getKey())
                    .contains("Il registro è danneggiato. È integro fino al", planted.getValue())
                    .contains("numero " + "%,d".formatted(Long.parseLong(seq)).replace(',', '.'))
                    .doesNotContain("Il registro è integro");
            tamper("undo");
            assertThat(verify(ada, kept).body())
                    .as("after " + planted.getKey())
                    .contains("Il registro è integro fino al");
        }
        String other = kept.substring(0, kept.length() - 1) + (kept.endsWith("0") ? "1" : "0");
        assertThat(verify(ada, other).body()).contains("o non lo contiene");
        assertThat(verify(ada, "un sigillo").body())
                .contains("href=\"#kept\"", "value=\"un sigillo\"", "Sigillato fino al");
        assertThat(ada.get(PAGE).body()).contains("Integrità del registro verificata");
    }

    @Test
    void what_is_personal_is_posted_and_what_is_looked_for_is_kept_and_told() {
        Colleague colleague = Colleague.administrator(base, OFFICE);
        Visitor ada = colleague.visitor();
        Visitor bruno = Visitor.at(base, OFFICE);
        bruno.logIn(MembersUnderTest.BRUNO, MembersUnderTest.PASSWORD);

        RawHttp.Answer found =
                ada.post(
                        PAGE + "?role=MEMBER&action=LOGGED_IN",
                        Map.of("step", "person", "person", BRUNO, "why", "COMPLAINT"));

        assertThat(found.status()).as(found.body()).isEqualTo(302);
        String address = found.header("Location");
        assertThat(address)
                .contains("role=MEMBER&action=LOGGED_IN&about=PERSON&id=")
                .endsWith("&reason=COMPLAINT")
                .doesNotContain("BNCBRN");
        String list = ada.get(PAGE + address.substring(address.indexOf('?'))).body();
        assertThat(list)
                .contains("Motivo:", "Reclamo della persona")
                .contains("Titolare o familiare</td>", "Accesso all’area riservata</td>")
                .doesNotContain("Nessuna operazione corrisponde");
        assertThat(bruno.get("profile/access").body())
                .contains("Persona cercata nel registro delle operazioni per un reclamo")
                .contains("Registro delle operazioni consultato per un reclamo")
                .doesNotContain(colleague.name());
        assertThat(ada.get(PAGE + "?colleague=" + colleague.account()).body())
                .contains(colleague.name() + " – Amministratore della rete</td>");
        assertThat(
                        ada.post(
                                        PAGE,
                                        Map.of(
                                                "step", "person",
                                                "person", "NESSUNO-99",
                                                "why", "INCIDENT"))
                                .body())
                .contains("Nessuna persona ha questo numero", "value=\"NESSUNO-99\"");
        assertThat(ada.post(PAGE, Map.of("step", "person")).body())
                .contains("href=\"#person\"", "href=\"#why\"");
        assertThat(ada.get(PAGE + "?about=BOOKING&id=x").body())
                .contains("href=\"#id\"")
                .doesNotContain("Operazioni trovate");
    }

    @Test
    void pages_and_the_file_hold_what_was_found() {
        Colleague colleague = Colleague.administrator(base, OFFICE);
        Visitor ada = colleague.visitor();
        String own = "?colleague=" + colleague.account() + "&action=AUDIT_VIEWED";
        for (int i = 0; i < 52; i++) {
            ada.get(PAGE + own);
        }

        String first = ada.get(PAGE + own).body();
        Matcher older = Pattern.compile("href=\"(\\?[^\"]*before=[^\"]*)\"").matcher(first);
        assertThat(older.find()).as(first).isTrue();
        String second = ada.get(PAGE + older.group(1).replace("&amp;", "&")).body();

        assertThat(lines(first)).hasSize(50).doesNotHaveDuplicates();
        assertThat(lines(second)).hasSize(2).doesNotContainAnyElementsOf(lines(first));
        RawHttp.Answer file = ada.get(PAGE + "/file" + own);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.header("Cache-Control")).contains("no-store");
        assertThat(file.header("Content-Disposition")).startsWith("attachment");
        assertThat(file.body().strip().lines()).hasSize(1 + 54);
        assertThat(file.body()).contains("Data e ora;Sigillo;Ruolo", colleague.name());
        assertThat(ada.get(PAGE + "?action=AUDIT_EXPORTED").body())
                .contains("Registro delle operazioni scaricato</td>");
        assertThat(ada.get(PAGE + "/file?about=PERSON&id=x").status()).isEqualTo(404);
    }

    @Test
    void nobody_else_is_shown_it_or_can_have_it_verified() {
        Visitor stranger = Visitor.at(base, OFFICE);
        assertThat(stranger.get(PAGE + "/file").status()).isEqualTo(302);
        Visitor member = Visitor.at(base, OFFICE);
        member.logIn(MembersUnderTest.BRUNO, MembersUnderTest.PASSWORD);
        for (Visitor other :
                List.of(
                        member,
                        Colleague.operator(base, OFFICE).visitor(),
                        Colleague.facilityStaff(base, OFFICE, BookingUnderTest.GREEN).visitor())) {
            assertThat(other.get(PAGE).status()).isEqualTo(404);
            assertThat(other.get(PAGE + "/file").status()).isEqualTo(404);
            assertThat(other.post(PAGE, Map.of("step", "verify")).status()).isEqualTo(404);
        }
        Colleague bare = Colleague.withoutSecondFactor(base, OFFICE, Role.ADMINISTRATOR);
        Visitor half = Visitor.at(base, OFFICE);
        half.logIn(bare.userName(), Colleague.PASSWORD);
        assertThat(half.get(PAGE + "/file").header("Location")).endsWith("/profile/twosteps");
    }

    private RawHttp.Answer verify(Visitor visitor, String kept) {
        return visitor.post(PAGE, Map.of("step", "verify", "kept", kept));
    }

    private static String head(String page) {
        Matcher head = Pattern.compile("<code>([0-9]+ [0-9a-f]{64})</code>").matcher(page);
        assertThat(head.find()).as(page).isTrue();
        return head.group(1);
    }

    /** The ids of the entries. */
    private static List<String> lines(String page) {
        return Pattern.compile("Identificativo della voce</dt><dd>([0-9a-f-]{36})</dd>")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private String tamper(String wish) {
        RawHttp.Answer answer =
                RawHttp.at(base, OFFICE).post("under-test/audit", Map.of("do", wish));
        assertThat(answer.status()).as(wish).isEqualTo(200);
        return answer.body().strip();
    }
}
