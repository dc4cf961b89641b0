package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.inside.AgendasUnderTest;
import java.net.URL;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** Administrators open and change agendas: what is refused, and what happens to two at once. */
@ArquillianTest
@RunAsClient
class AgendaPagesIT {

    private static final String PAGE = "administration/network/agendas";
    private static final Pattern FINGERPRINT =
            Pattern.compile("name=\"fingerprint\" value=\"([0-9a-f]{64})\"");
    private static final Pattern DECISION = Pattern.compile("name=\"(decision-[0-9A-Z]+)\"");

    @ArquillianResource private URL base;

    @Test
    void two_administrators_open_the_same_agendas_at_several_facilities() {
        Visitor one = Colleague.administrator(base, "127.0.84.1").visitor();
        Visitor other = Colleague.administrator(base, "127.0.84.2").visitor();
        String open =
                PAGE + "/open?facility=" + String.join("&facility=", AgendasUnderTest.SEVERAL);
        assertThat(one.get(PAGE + "?province=" + AgendasUnderTest.PROVINCE).body())
                .contains(AgendasUnderTest.SEVERAL);
        assertThat(one.get(open).body()).contains("2 strutture", "VISITA ALLERGOLOGICA");

        Map<String, String> form = new LinkedHashMap<>(form());
        form.put("week-0", "nove");
        form.put("minutes-VIS-CARDIOLOGICA", "31");
        form.put("until", "01/01/2020");
        String refused = one.post(open, form).body();
        assertThat(refused)
                .contains(
                        "Inserisci gli orari come nell’esempio",
                        "da 1 a 30",
                        "L’ultimo giorno viene prima del primo",
                        "value=\"nove\"",
                        "value=\"31\"")
                .doesNotContain("name=\"fingerprint\"");

        String shown = one.post(open, form()).body();
        String alsoShown = other.post(open, form()).body();
        assertThat(shown).contains("in 2 strutture", "APRI LE AGENDE", "09:00, 09:30");
        RawHttp.Answer opened = one.post(open, with(form(), shown));
        assertThat(opened.header("Location")).endsWith(PAGE + "?opened=2");
        assertThat(other.get(PAGE + "?opened=2").body()).contains("Sono state aperte 2 agende");

        RawHttp.Answer late = other.post(open, with(form(), alsoShown));
        assertThat(late.status()).isEqualTo(200);
        assertThat(late.body())
                .contains("Intanto qualcosa è cambiato", "2 strutture hanno già un’agenda");
        String list = one.get(PAGE + "?facility=" + AgendasUnderTest.SEVERAL.get(0)).body();
        assertThat(list)
                .contains("UT-NOAG-2-A1", "lun–ven 09:00–13:00", "Pronti fino al")
                .doesNotContain("UT-NOAG-2-A2");
        assertThat(one.get(PAGE + "?province=" + AgendasUnderTest.PROVINCE).body())
                .doesNotContain(AgendasUnderTest.SEVERAL.get(0));
        assertThat(one.get(PAGE + "/detail?schedule=UT-NOAG-2-A1").body())
                .contains("Agenda aperta", "VIS-ALLERGOLOGICA 30");
    }

    @Test
    void what_is_not_there_or_not_theirs_is_no_page() {
        Visitor administrator = Colleague.administrator(base, "127.0.84.3").visitor();
        for (String page :
                List.of(
                        PAGE + "?facility=NO-SUCH",
                        PAGE + "/open?facility=NO-SUCH",
                        PAGE + "/detail",
                        PAGE + "/detail?schedule=NO-SUCH",
                        PAGE + "/change",
                        PAGE + "/change?what=close",
                        PAGE + "/change?" + close("NO-SUCH"),
                        PAGE + "/change?" + close("UT-AG-N,UT-AG-D"), // of two facilities
                        "facility/change?" + close("UT-AG-N"))) {
            assertThat(administrator.get(page).status()).as(page).isEqualTo(404);
        }
        assertThat(administrator.get(PAGE + "/open").body()).contains("Nessuna struttura scelta");
        assertThat(administrator.get(PAGE + "?practitioner=NO-SUCH").body())
                .contains("Il medico non ha agende");
        Visitor staff = Colleague.facilityStaff(base, "127.0.84.4", "UT-GREEN").visitor();
        for (String page : List.of("/change?" + close("UT-AG-N"), "/detail?schedule=UT-AG-N")) {
            assertThat(staff.get(PAGE + page).status()).isEqualTo(404);
            assertThat(staff.post(PAGE + page, Map.of()).status()).isEqualTo(404);
        }
        String services = "what=services&schedules=UT-AG-1&minutes=VIS-ALLERGOLOGICA.10";
        assertThat(staff.get("facility/change?" + services).status())
                .as("what a facility is paid for is not its own decision")
                .isEqualTo(404);
    }

    @Test
    void an_agenda_is_closed_for_good_without_a_name_of_a_patient() {
        Visitor administrator = Colleague.administrator(base, "127.0.84.5").visitor();
        String change = PAGE + "/change?" + close(AgendasUnderTest.AGENDA);
        String shown = administrator.get(change).body();
        Matcher decision = DECISION.matcher(shown);
        assertThat(decision.find()).isTrue();
        String first = decision.group(1);
        assertThat(decision.results().map(found -> found.group(1)))
                .as("the one of the day before is kept")
                .allMatch(first::equals);
        assertThat(shown)
                .contains("VISITA ALLERGOLOGICA")
                .doesNotContain(
                        AgendasUnderTest.patient(0).surname(),
                        AgendasUnderTest.patient(1).surname(),
                        "facility/appointment");
        Map<String, String> form = new LinkedHashMap<>();
        form.put("fingerprint", first(FINGERPRINT, shown));
        assertThat(administrator.post(change, form).body())
                .contains("Scegli che cosa fare della prenotazione");
        Map<String, String> old = new LinkedHashMap<>(form);
        old.put("fingerprint", "0".repeat(64));
        assertThat(administrator.post(change, old).body())
                .as("undecided, and of something else than is shown now")
                .contains("Intanto qualcosa è cambiato");
        form.put(first, "off");
        form.put("why", "PROVIDER");

        RawHttp.Answer done = administrator.post(change, form);

        assertThat(done.header("Location"))
                .endsWith(PAGE + "/detail?schedule=UT-AG-N&done=changed");
        String detail = administrator.get(PAGE + "/detail?schedule=UT-AG-N&done=changed").body();
        assertThat(detail).contains("La modifica è fatta", "Chiude dal", "Chiusure");
        assertThat(detail).doesNotContain(AgendasUnderTest.patient(1).surname());
    }

    private static String close(String schedules) {
        return "what=close&schedules="
                + schedules
                + "&from="
                + day(AgendasUnderTest.BOOKED_IN + 1)
                + "&until=always&start=00:00&end=00:00&reason=ABSENCE";
    }

    private static Map<String, String> form() {
        return Map.of(
                "step", "show",
                "slot", "30",
                "week-0", "9-13",
                "from", DateTimeFormatter.ofPattern("dd/MM/uuuu").format(day(0)),
                "until", "",
                "service-VIS-ALLERGOLOGICA", "yes",
                "service-VIS-CARDIOLOGICA", "yes",
                "minutes-VIS-CARDIOLOGICA", "20");
    }

    private static Map<String, String> with(Map<String, String> form, String shown) {
        Map<String, String> open = new LinkedHashMap<>(form);
        open.put("step", "open");
        open.put("fingerprint", first(FINGERPRINT, shown));
        return open;
    }

    private static String first(Pattern pattern, String body) {
        Matcher matcher = pattern.matcher(body);
        assertThat(matcher.find()).as(pattern.pattern()).isTrue();
        return matcher.group(1);
    }

    private static LocalDate day(int ahead) {
        return LocalDate.now(Clock.system(ZoneId.of("Europe/Rome"))).plusDays(ahead);
    }
}
