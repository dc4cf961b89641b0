package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** What the pages of the network refuse, and that nothing typed is lost by it. */
@ArquillianTest
@RunAsClient
class NetworkPagesIT {

    private static final String OFFICE = "127.77.64.1";
    private static final String PAGE = "administration/network/facility";
    private static final String CODE = "UT-NET-1";
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");
    private static final Pattern STAMP = Pattern.compile("name=\"stamp\" value=\"(\\w+)\"");
    private static final Pattern ACCEPTED = Pattern.compile("name=\"accepted\" value=\"([^\"]+)\"");

    @ArquillianResource private URL base;

    @Test
    void an_administrator_is_refused_what_cannot_be_and_loses_nothing() {
        Visitor ada = Colleague.administrator(base, OFFICE).visitor();
        Colleague colleague = Colleague.administrator(base, OFFICE);
        Visitor carlo = colleague.visitor();
        for (String none :
                new String[] {"?code=UT-NESSUNA", "?code=", "/services?code=", "/practitioners"}) {
            assertThat(ada.get(PAGE + none).status()).as(none).isEqualTo(404);
        }
        assertThat(ada.get("administration/network/practitioner?code=UT-X").status())
                .isEqualTo(404);

        // everything wrong at once, each said at its field, everything typed still there
        Map<String, String> wrong = new HashMap<>(facility("Faro <b>1</b>"));
        wrong.put("newcode", "ut faro");
        wrong.put("postalCode", "9201");
        wrong.put("province", "A");
        wrong.put("phones", "chiedere a Rosa");
        wrong.put("email", "rosa");
        wrong.put("lat", "12.6");
        wrong.put("lon", "35.5");
        wrong.put("validUntil", "31/12/2019");
        RawHttp.Answer refused = ada.post(PAGE, wrong);
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.body())
                .contains("href=\"#newcode\"", "href=\"#postalCode\"", "href=\"#province\"")
                .contains(
                        "href=\"#phones\"",
                        "href=\"#email\"",
                        "href=\"#lat\"",
                        "sembrano scambiate")
                .contains("href=\"#validUntil\"", "viene prima del primo")
                .contains("Faro &lt;b&gt;1&lt;/b&gt;", "value=\"ut faro\"", "chiedere a Rosa")
                .doesNotContain("Faro <b>1");

        // a point in another comune is read about first; a word of approval that was not asked for
        // is none
        Map<String, String> far = new HashMap<>(facility("Faro 1"));
        far.put("newcode", CODE);
        far.put("lat", "45.464211, 9.190012");
        far.put("lon", "");
        far.put("accepted", "SAME_PLACE~UT-X~0");
        RawHttp.Answer warned = ada.post(PAGE, far);
        assertThat(warned.body())
                .contains("id=\"cautions\"", "fuori dal comune", "Salva lo stesso");
        assertThat(ada.get(PAGE + "?code=" + CODE).status()).isEqualTo(404);
        far.put("accepted", first(ACCEPTED, warned.body()));
        awaitNewest("look&of=" + CODE);
        assertThat(ada.post(PAGE, far).header("Location"))
                .endsWith("?code=" + CODE + "&done=added");
        awaitRead();
        assertThat(ada.post(PAGE, far).body()).contains("href=\"#newcode\"", "c’è già");

        // the point of the comune, on demand
        Map<String, String> centre = new HashMap<>(facility("Faro 1 nuovo"));
        centre.put("action", "comune");
        assertThat(ada.post(PAGE + "?code=" + CODE, centre).body())
                .contains("Abbiamo messo la posizione del comune", "value=\"Faro 1 nuovo\"")
                .contains("value=\"35.5")
                .doesNotContain("value=\"45.464211\"");
        centre.put("comune", "Nessunluogo");
        assertThat(ada.post(PAGE + "?code=" + CODE, centre).body())
                .contains("href=\"#comune\"", "value=\"Nessunluogo\"");

        // two at once: the second is told, keeps what was typed, and may save over it knowingly
        String version = first(VERSION, ada.get(PAGE + "?code=" + CODE).body());
        Map<String, String> ofAda = new HashMap<>(facility("Faro di Ada"));
        ofAda.put("version", version);
        Map<String, String> ofCarlo = new HashMap<>(facility("Faro di Carlo"));
        ofCarlo.put("version", version);
        assertThat(ada.post(PAGE + "?code=" + CODE, ofAda).header("Location"))
                .contains("&done=", "name");
        ofCarlo.put("postalCode", "9201");
        RawHttp.Answer wrongly = carlo.post(PAGE + "?code=" + CODE, ofCarlo);
        assertThat(wrongly.body())
                .contains("href=\"#postalCode\"")
                .doesNotContain("id=\"outdated\"");
        ofCarlo.put("postalCode", "92010");
        ofCarlo.put("version", first(VERSION, wrongly.body()));
        RawHttp.Answer late = carlo.post(PAGE + "?code=" + CODE, ofCarlo);
        assertThat(late.body())
                .as("a form shown again for a wrong field goes on with the version it was made on")
                .contains("id=\"outdated\"", "Faro di Ada", "value=\"Faro di Carlo\"");
        assertThat(ada.get(PAGE + "?code=" + CODE).body()).contains("Faro di Ada</span></h1>");
        ofCarlo.put("version", first(VERSION, late.body()));
        assertThat(carlo.post(PAGE + "?code=" + CODE, ofCarlo).status()).isEqualTo(302);
        awaitRead();

        // what is not in the catalogue is no service; an old version of what is offered is told
        String services = PAGE + "/services?code=" + CODE;
        RawHttp.Answer old =
                ada.post(services, Map.of("version", version, "offer.VIS-ALLERGOLOGICA", "1"));
        assertThat(old.body()).contains("id=\"outdated\"", "non offerta");
        String now = first(VERSION, old.body());
        assertThat(
                        ada.post(services, Map.of("version", now, "offer.VIS-NESSUNA", "1"))
                                .header("Location"))
                .endsWith("&done=");
        expire(colleague);
        assertThat(
                        carlo.post(services, Map.of("version", now, "offer.VIS-CARDIOLOGICA", "1"))
                                .header("Location"))
                .endsWith("Ffacility%2Fservices%3Fcode%3D" + CODE + "&ended=expired");
        awaitRead();
        assertThat(
                        ada.post(services, Map.of("version", now, "offer.VIS-ALLERGOLOGICA", "1"))
                                .header("Location"))
                .endsWith("&done=service");
        awaitRead();
        colleague.logIn(carlo);
        RawHttp.Answer again = carlo.get(services);
        assertThat(again.body()).contains("quanto avevi inserito è ancora qui");
        assertThat(first(VERSION, again.body()))
                .as("what came too late goes on with the version it was made on")
                .isEqualTo(now);
        assertThat(carlo.get(PAGE + "/services?code=UT-GREEN").body())
                .as("and is shown for no other facility")
                .contains("UT-GREEN")
                .doesNotContain("quanto avevi inserito è ancora qui");

        // a practitioner: new, taken, renamed by two
        String people = PAGE + "/practitioners?code=" + CODE;
        Map<String, String> rosa =
                Map.of(
                        "action",
                        "new",
                        "personcode",
                        "UT-ROSA",
                        "given",
                        "Rosa",
                        "family",
                        "Marea");
        assertThat(ada.post(people, Map.of("action", "new", "personcode", "ut-")).body())
                .contains("href=\"#personcode\"", "href=\"#given\"", "href=\"#family\"");
        assertThat(ada.post(people, rosa).header("Location")).endsWith("&done=added");
        awaitRead();
        assertThat(ada.post(people, rosa).body())
                .contains("href=\"#personcode\"", "cercalo qui sopra");
        assertThat(ada.post(people, Map.of("action", "seek", "words", "marea rosa")).body())
                .contains("1 medico trovato", "Lavora già qui");
        assertThat(ada.post(people, Map.of("action", "add", "who", "UT-NESSUNO")).status())
                .isEqualTo(404);
        String person = "administration/network/practitioner?code=UT-ROSA";
        Map<String, String> renamed = new HashMap<>();
        renamed.put("stamp", first(STAMP, ada.get(person).body()));
        renamed.put("title", "Dott.ssa");
        renamed.put("given", "Rosa");
        renamed.put("family", "Maréa");
        renamed.put("at." + CODE, "1");
        assertThat(ada.post(person, renamed).header("Location")).contains("&done=title,familyName");
        awaitRead();
        renamed.put("given", "");
        String nameless = carlo.post(person, renamed).body();
        assertThat(nameless).contains("href=\"#given\"").doesNotContain("id=\"outdated\"");
        renamed.put("given", "Rosa");
        renamed.put("stamp", first(STAMP, nameless));
        assertThat(carlo.post(person, renamed).body())
                .as("also after a wrong field")
                .contains("id=\"outdated\"");
        renamed.put("more", "UT-NESSUNA");
        renamed.put("stamp", first(STAMP, ada.get(person).body()));
        assertThat(ada.post(person, renamed).body()).contains("href=\"#more\"", "Maréa");

        // the end: it leaves the network, so that no other test meets it
        Map<String, String> leaving = new HashMap<>(facility("Faro di Carlo"));
        leaving.put("validUntil", "31/12/2025");
        leaving.put("version", first(VERSION, ada.get(PAGE + "?code=" + CODE).body()));
        assertThat(ada.post(PAGE + "?code=" + CODE, leaving).header("Location"))
                .endsWith("validUntil");
        assertThat(ada.get("administration/network?text=faro+lampedusa&standing=LEFT").body())
                .contains(">1 struttura.<", CODE, "Uscita dalla rete il 31/12/2025");
    }

    /** This node reads what was saved though nobody asks it; a question would have it look. */
    private void awaitRead() {
        awaitNewest("known");
    }

    /** Until the search knows the newest network, while something is done again and again. */
    private void awaitNewest(String what) {
        String known = "";
        for (int i = 0; i < 100 && !known.equals("newest"); i++) {
            Http.get(base + "under-test/catalogue?do=" + what);
            known = Http.get(base + "under-test/catalogue?do=known").body();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        assertThat(known).as("what the search knows").isEqualTo("newest");
    }

    private void expire(Colleague colleague) {
        assertThat(
                        Http.get(base + "under-test/time?seconds=900&user=" + colleague.userName())
                                .body())
                .isEqualTo("1");
    }

    private static Map<String, String> facility(String name) {
        return Map.ofEntries(
                Map.entry("action", "save"),
                Map.entry("name", name),
                Map.entry("street", "Via del Porto 1"),
                Map.entry("postalCode", "92010"),
                Map.entry("comune", "Lampedusa e Linosa"),
                Map.entry("province", "AG"),
                Map.entry("phones", "0922 001 002"),
                Map.entry("email", "faro@strutture.example"),
                Map.entry("lat", "35.501"),
                Map.entry("lon", "12.605"),
                Map.entry("mode", "BY_PHONE"),
                Map.entry("confirmation", "AUTOMATIC"),
                Map.entry("validFrom", "01/01/2020"),
                Map.entry("validUntil", ""));
    }

    private static String first(Pattern pattern, String body) {
        Matcher found = pattern.matcher(body);
        assertThat(found.find()).as(pattern + " in " + body).isTrue();
        return found.group(1);
    }
}
