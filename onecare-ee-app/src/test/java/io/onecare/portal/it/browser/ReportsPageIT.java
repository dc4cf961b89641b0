package io.onecare.portal.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.Colleague;
import io.onecare.portal.it.Http;
import java.net.URL;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The reports in every state, with the keyboard alone. */
@RequiresChromium
@ArquillianTest
@RunAsClient
class ReportsPageIT {

    private static final String PAGE = "administration/reports";
    private static final String MARCH = "&from=01/03/2019&until=31/03/2019";

    @ArquillianResource private URL base;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.open("it-IT");
        Http.get(base + "under-test/reports?do=fill");
    }

    @AfterEach
    void close() {
        Http.get(base + "under-test/reports?do=clear");
        browser.close();
    }

    @Test
    void an_administrator_walks_through_all_reports() {
        Colleague colleague = Colleague.administrator(base, "127.77.58.2");
        browser.visit(base + "login");
        browser.findVisible("#username").sendKeys(colleague.userName());
        browser.findVisible("#password").sendKeys(Colleague.PASSWORD);
        browser.click("#login-form button.button-primary");
        browser.findVisible("#code").sendKeys(colleague.code());
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Amministrazione");
        browser.tabTo("a[href$='/administration/reports'].button");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Rapporti");

        browser.tabTo("#from");
        browser.selectAll();
        browser.press("1.3.2019", Keys.TAB);
        browser.selectAll();
        browser.press("31.3.2029", Keys.ENTER);
        browser.awaitText("#errors", "Scegli un periodo di al massimo 3 anni");
        assertThat(browser.focusMatches("#errors")).as(browser.focus()).isTrue();
        assertThat(browser.find("#until").getDomProperty("value")).isEqualTo("31.3.2029");
        look("reports-wrong", 360);
        browser.tabTo("#until");
        browser.selectAll();
        browser.press("31.3.2019", Keys.ENTER);
        browser.awaitText("#span", "Dal 1 marzo 2019 al 31 marzo 2019, a confronto con");
        assertThat(rows("#BOOKINGS"))
                .contains(
                        "Prenotazioni|31|0|+31",
                        "Mancate|5|0|+5",
                        "Portale|21|0|6|5|5|5|0|0",
                        "1 struttura con meno di 3 casi|1|0|1|0|0|0|0|0");
        assertThat(browser.findAll("#BOOKINGS .chart-bars rect.bar-filled")).hasSize(21);
        assertThat(browser.find("#BOOKINGS .chart-bars").getDomAttribute("aria-label"))
                .isEqualTo(
                        "Grafico a barre. Prenotazioni, da 1 marzo 2019 a 31 marzo 2019. Il massimo"
                                + " è 2, 2 marzo 2019. I numeri sono nelle tabelle di questa pagina.");
        browser.tabTo("#BOOKINGS-day summary");
        assertThat(browser.focusIsVisible()).isTrue();
        browser.press(Keys.ENTER);
        browser.awaitText("#BOOKINGS-day tbody", "31 marzo 2019");
        look("reports-bookings", 320, 360, 1_440);
        dark();

        report("DUE", "#CARE", "Nei tempi|4|0|+4", "% nei tempi|66,7 %|–|–");
        assertThat(rows("#ANSWERS")).contains("In ritardo|5|0|+5");
        assertThat(browser.findAll("#CARE .chart-bars rect.bar-hollow")).hasSize(2);
        look("reports-due", 360, 1_440);
        report("VISITS", "#VISITS", "Effettuate|10|0|+10", "Senza promemoria|20|10|5|5|33,3 %");
        look("reports-visits", 360, 1_440);
        report(
                "MESSAGES",
                "#MESSAGES",
                "Non consegnati|3|0|+3",
                "Il destinatario non ha un indirizzo e-mail NO_ADDRESS|–|–|2|–|–|–|–");
        look("reports-messages", 360, 1_440);
        report(
                "SEARCHES",
                "#SEARCHES",
                "Ricerche|57|0|+57",
                "1 prestazione e provincia con meno di 3 ricerche|2|0|2|0|0");
        look("reports-searches", 360, 1_440);
        browser.visit(base + PAGE + "?report=VISITS&from=01/03/2018&until=31/05/2018");
        browser.awaitText("#VISITS .empty", "non è cominciato nessun appuntamento");
        look("reports-empty", 360);
        browser.assertKeptToItself(base.getProtocol() + "://" + base.getAuthority() + "/");
    }

    /** The lines of the tables, their cells apart. */
    private List<String> rows(String section) {
        List<?> rows =
                (List<?>)
                        browser.script(
                                "return [...document.querySelectorAll(arguments[0])].map(row =>"
                                        + " [...row.cells].map(cell =>"
                                        + " cell.textContent.replace(/\\s+/g, ' ').trim())"
                                        + ".join('|'))",
                                section + " tbody tr");
        return rows.stream().map(String::valueOf).toList();
    }

    private void report(String kind, String section, String... rows) {
        browser.visit(base + PAGE + "?report=" + kind + MARCH);
        assertThat(rows(section)).contains(rows);
    }

    private void dark() {
        browser.scheme("dark");
        browser.visit(base + PAGE + "?report=DUE&lang=en" + MARCH);
        browser.assertAccessible("in English, dark");
        browser.shotOfAll("reports-en-dark");
        browser.scheme("light");
        browser.visit(base + PAGE + "?report=DUE&lang=it" + MARCH);
    }

    private void look(String state, int... widths) {
        for (int width : widths) {
            browser.size(width, 740);
            browser.assertAccessible(state + " at " + width);
            browser.assertNoSidewaysScroll(state + " at " + width);
            browser.shotOfAll(state + "-" + width);
        }
    }
}
