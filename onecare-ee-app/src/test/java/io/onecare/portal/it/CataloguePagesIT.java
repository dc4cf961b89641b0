package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** What the pages of the catalogue and of prices refuse, and what patients see of the rest. */
@ArquillianTest
@RunAsClient
class CataloguePagesIT {

    private static final String OFFICE = "127.77.62.1";
    private static final String SERVICES = "administration/network/services";
    private static final String PRICES = "administration/network/prices";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    @ArquillianResource private URL base;

    /** New for each run, because the database of the one before is still there. */
    private final String kat = "KAT" + System.currentTimeMillis();

    private final String detail = SERVICES + "/detail?code=" + kat + "-A";
    private final String about = "facility=" + kat + "-F&list=TEST-LIST&item=" + kat + "-A";

    @Test
    void what_is_changed_is_seen_at_once_and_nothing_is_overwritten_unseen() {
        assertThat(Http.get(base + "under-test/catalogue?do=make&of=" + kat).body())
                .isEqualTo("done");
        Visitor ada = Colleague.administrator(base, OFFICE).visitor();
        assertThat(ada.get(SERVICES + "/detail?code=" + kat + "-Z").status()).isEqualTo(404);
        assertThat(ada.get(SERVICES + "/categories?change=NESSUNA").status()).isEqualTo(404);
        assertThat(ada.get(PRICES + "/lists?change=NESSUNO").status()).isEqualTo(404);
        assertThat(ada.get(PRICES + "/service?" + about.replace("-F", "-Z")).status())
                .isEqualTo(404);
        assertThat(ada.get(PRICES + "/change?" + about + "&what=invent").status()).isEqualTo(404);
        awaitShown("VISITA " + kat + "-A | 40.00 EUR");

        String read = hidden(ada.get(detail).body(), "stamp");
        assertThat(ada.post(detail, names(read, "VISITA <b>NUOVA</b>")).header("Location"))
                .endsWith("done=names");
        assertThat(ada.get(detail).body())
                .contains("VISITA &lt;b&gt;NUOVA&lt;/b&gt;", "Nome in italiano")
                .doesNotContain("<b>NUOVA");
        assertThat(hidden(ada.post(detail, names(read, "")).body(), "stamp"))
                .as("a form shown again for a wrong field goes on with what it was made on")
                .isEqualTo(read);
        String refused = ada.post(detail, names(read, "VISITA VECCHIA")).body();
        assertThat(refused)
                .contains("qualcun altro ha modificato questi dati", "Ora c’è")
                .contains("value=\"VISITA VECCHIA\"");
        assertThat(ada.get(detail).body()).doesNotContain("VECCHIA");
        assertThat(
                        ada.post(detail, names(hidden(refused, "stamp"), "VISITA " + kat + "-A"))
                                .status())
                .as("once it was seen it may be replaced")
                .isEqualTo(302);
        preparation(ada);
        goesOnWithItsStamp(ada, SERVICES + "/categories?change=" + kat);
        goesOnWithItsStamp(ada, PRICES + "/lists?change=TEST-LIST");
        prices(ada);
        awaitShown("VISITA " + kat + "-A | 55.50 EUR");
        assertThat(ada.get("administration/audit?action=TARIFF_ADDED").body())
                .contains("Tariffa aggiunta", "55.50");
    }

    /** As if somebody else had saved since: the stamp that is sent is not that of what is there. */
    private static void goesOnWithItsStamp(Visitor ada, String page) {
        String old = "0".repeat(64);
        Map<String, String> form = new HashMap<>(Map.of("stamp", old, "nameIt", "", "order", "97"));
        String wrong = ada.post(page, form).body();
        assertThat(wrong).contains("href=\"#nameIt\"");
        assertThat(hidden(wrong, "stamp")).as(page).isEqualTo(old);
        form.put("nameIt", "ALTRO");
        assertThat(ada.post(page, form).body())
                .as(page)
                .contains("qualcun altro ha modificato questi dati");
    }

    private void preparation(Visitor ada) {
        Map<String, String> text = new HashMap<>();
        text.put("step", "publish");
        text.put("basedOn", "0");
        text.put("preparationEn", "Fasting.");
        assertThat(ada.post(detail, text).body())
                .contains(
                        "href=\"#preparationIt\"", "Inserisci anche il testo italiano", "Fasting.");
        text.put("preparationIt", "x".repeat(4_001));
        assertThat(ada.post(detail, text).body())
                .contains("al massimo 4.000 caratteri; ne ha 4.001", "x".repeat(4_001));
        text.put("preparationIt", "A digiuno.\r\n<i>Porta</i> la tessera.");
        text.put("step", "preview");
        assertThat(ada.post(detail, text).body())
                .contains("non sono ancora pubblicate", "&lt;i&gt;Porta&lt;/i&gt; la tessera.")
                .contains("Per questa prestazione non ci sono mai state istruzioni");
        text.put("step", "publish");
        assertThat(ada.post(detail, text).header("Location")).endsWith("done=preparation");
        text.put("preparationIt", "");
        assertThat(ada.post(detail, text).body())
                .as("a text that is wrong goes on with the version it was made on")
                .contains("href=\"#preparationIt\"", "name=\"basedOn\" value=\"0\"");
        text.put("preparationIt", "A riposo.");
        assertThat(ada.post(detail, text).body())
                .as("on a version that is not the last one")
                .contains("qualcun altro ha modificato questi dati", "A riposo.");
        text.put("basedOn", "uno");
        assertThat(ada.post(detail, text).status()).isEqualTo(200);
        text.put("basedOn", "1");
        assertThat(ada.post(detail, text).status()).isEqualTo(302);
        assertThat(ada.get(detail).body())
                .contains("Versione 2", "Versione 1", "A riposo.", "la tessera.")
                .contains("Istruzioni di preparazione pubblicate");
    }

    private void prices(Visitor ada) {
        String today = DAY.format(LocalDate.now(ZoneId.of("Europe/Rome")));
        String yesterday = DAY.format(LocalDate.now(ZoneId.of("Europe/Rome")).minusDays(1));
        String agree = PRICES + "/change?" + about + "&what=agree&check=1&until=&price=";
        assertThat(ada.get(agree + "&from=").body())
                .contains("href=\"#price\"", "Inserisci la tariffa", "Inserisci il primo giorno");
        assertThat(ada.get(agree + "1,250&from=32/01/2027").body())
                .contains("Scrivi la tariffa come 45", "Scrivi il giorno come", "value=\"1,250\"");
        assertThat(ada.get(agree + "45&from=" + yesterday).body())
                .contains("i giorni passati restano come sono");
        String shown = ada.get(agree + "55,5&from=" + today).body();
        assertThat(shown).contains("Che cosa cambia", "Cambia la fine", "55,50");
        Map<String, String> form =
                new HashMap<>(
                        Map.of(
                                "facility", kat + "-F",
                                "list", "TEST-LIST",
                                "item", kat + "-A",
                                "what", "agree",
                                "price", "55,5",
                                "from", today,
                                "fingerprint", "0000"));
        assertThat(ada.post(PRICES + "/change", form).body())
                .as("not what was shown")
                .contains("Nel frattempo le tariffe sono cambiate");
        form.put("fingerprint", hidden(shown, "fingerprint"));
        form.put("price", "55,6");
        assertThat(ada.post(PRICES + "/change", form).body())
                .as("another price than the one that was shown")
                .contains("Nel frattempo le tariffe sono cambiate");
        form.put("price", "55,5");
        assertThat(ada.post(PRICES + "/change", form).header("Location")).endsWith("done=saved");
        assertThat(ada.post(PRICES + "/change", form).body())
                .as("sent twice")
                .contains("c’è già un’altra tariffa");
        assertThat(ada.get(PRICES + "/service?" + about).body())
                .contains("Passata", "In vigore oggi", "Non si cambia più");
        assertThat(
                        ada.get(
                                        PRICES
                                                + "?facility="
                                                + kat.toLowerCase(Locale.ROOT)
                                                + "-f&list=TEST-LIST")
                                .body())
                .contains("Poliambulatorio " + kat, "Nessuna tariffa: i pazienti non trovano");
        assertThat(
                        ada.get(
                                        PRICES
                                                + "/change?"
                                                + about
                                                + "&what=withdraw&tariff=00000000-0000-0000-0000-000000000000")
                                .header("Location"))
                .endsWith("done=gone");
    }

    private Map<String, String> names(String stamp, String name) {
        return Map.of(
                "step",
                "names",
                "stamp",
                stamp,
                "nameIt",
                name,
                "nameEn",
                "",
                "category",
                kat,
                "nationalCode",
                "");
    }

    private static String hidden(String page, String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([0-9a-f]{64})\"").matcher(page);
        assertThat(field.find()).as(name).isTrue();
        return field.group(1);
    }

    /** Each node looks for changes of the network every two seconds. */
    private void awaitShown(String expected) {
        String shown = "";
        for (int i = 0; i < 40 && !shown.equals(expected); i++) {
            shown = Http.get(base + "under-test/catalogue?do=look&of=" + kat).body();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(250));
        }
        assertThat(shown).isEqualTo(expected);
    }
}
