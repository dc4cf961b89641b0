package io.onecare.portal.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.Colleague;
import io.onecare.portal.it.Http;
import java.net.URL;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The catalogue, price lists and prices by the keyboard alone, every page in every state. */
@RequiresChromium
@ArquillianTest
@RunAsClient
class CataloguePageIT {

    private static final String SERVICES = "administration/network/services";
    private static final String PRICES = "administration/network/prices";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.uuuu");

    @ArquillianResource private URL base;

    /** New for each run, because the database of the one before is still there. */
    private final String kat = "KATB" + System.currentTimeMillis();

    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Rome"));

    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.open("it-IT");
        assertThat(Http.get(base + "under-test/catalogue?do=make&of=" + kat).body())
                .isEqualTo("done");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void an_administrator_walks_through_the_catalogue_and_its_prices() {
        Colleague colleague = Colleague.administrator(base, "127.77.62.2");
        browser.visit(base + "login");
        browser.findVisible("#username").sendKeys(colleague.userName());
        browser.findVisible("#password").sendKeys(Colleague.PASSWORD);
        browser.click("#login-form button.button-primary");
        browser.findVisible("#code").sendKeys(colleague.code());
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Amministrazione");

        services();
        service();
        lists();
        prices();
        browser.assertKeptToItself(base.getProtocol() + "://" + base.getAuthority() + "/");
    }

    private void services() {
        browser.visit(base + "administration/network");
        browser.tabTo("a[href$='/network/services'].button");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Prestazioni");
        look("catalogue-services");
        browser.tabTo("#text");
        browser.press("niente di simile", Keys.ENTER);
        browser.awaitText("main", "Nessuna prestazione corrisponde");
        look("catalogue-services-none");

        browser.tabTo("a[href$='/services/categories']");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Tipologie di prestazioni");
        browser.tabTo("#category-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("#errors", "Inserisci il codice");
        assertThat(browser.focusMatches("#errors")).as(browser.focus()).isTrue();
        look("catalogue-categories-wrong");
        browser.visit(base + SERVICES + "/categories?change=" + kat);
        browser.tabTo("#nameEn");
        browser.press("of K");
        browser.tabTo("#category-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("[role='status']", "Salvato");
        browser.visit(base + SERVICES + "/categories?change=" + kat);
        browser.awaitText("#history", "of K");
        look("catalogue-categories");
    }

    private void service() {
        browser.visit(base + SERVICES + "/add");
        browser.tabTo("#service-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("#errors", "Scegli una tipologia");
        look("catalogue-add-wrong");
        browser.tabTo("#newcode");
        browser.press(kat + "-nuova", Keys.TAB, "VISITA DI PROVA", Keys.TAB, "Trial visit");
        browser.tabTo("#category");
        browser.press("PROVA CATALOGO " + kat, Keys.TAB, "89.7");
        browser.tabTo("#service-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("[role='status']", "La prestazione è nel catalogo");
        look("catalogue-service-new");

        browser.tabTo("#preparationEn");
        browser.press("Do not eat for 8 hours.");
        browser.tabTo("button[value='publish']");
        browser.press(Keys.ENTER);
        browser.awaitText("#errors", "Inserisci anche il testo italiano");
        assertThat(browser.focusMatches("#errors")).as(browser.focus()).isTrue();
        assertThat(browser.find("#preparationEn").getDomProperty("value"))
                .isEqualTo("Do not eat for 8 hours.");
        browser.tabTo("#preparationIt");
        browser.press("Presentati a digiuno da 8 ore.", Keys.ENTER, "Porta gli esami precedenti.");
        browser.tabTo("button[value='preview']");
        browser.press(Keys.ENTER);
        browser.awaitText("#seen-title", "Anteprima");
        look("catalogue-service-preview");
        browser.tabTo("button[value='publish']");
        browser.press(Keys.ENTER);
        browser.awaitText("[role='status']", "Pubblicato");
        browser.tabTo(".version summary");
        assertThat(browser.focusIsVisible()).isTrue();
        browser.press(Keys.ENTER);
        look("catalogue-service");

        browser.visit(base + SERVICES + "/detail?code=" + kat + "-A");
        Http.get(base + "under-test/catalogue?do=rename&of=" + kat);
        browser.tabTo("#nameIt");
        browser.selectAll();
        browser.press("VISITA MIA");
        browser.tabTo("#names-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("#errors", "qualcun altro ha modificato");
        browser.awaitText(".differences", "VISITA DEL COLLEGA");
        look("catalogue-service-meanwhile");
        browser.visit(base + SERVICES + "/detail?code=" + kat + "-NUOVA&lang=en");
        browser.scheme("dark");
        browser.assertAccessible("in English, dark");
        browser.shotOfAll("catalogue-service-en-dark");
        browser.scheme("light");
        browser.visit(base + SERVICES + "?lang=it&category=" + kat);
    }

    private void lists() {
        browser.visit(base + PRICES + "/lists?change=TEST-LIST");
        look("catalogue-lists");
        browser.tabTo("#nameIt");
        browser.selectAll();
        browser.press(Keys.DELETE);
        browser.tabTo("#list-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("#errors", "Inserisci il nome in italiano");
        look("catalogue-lists-wrong");
    }

    private void prices() {
        browser.visit(base + "administration/network");
        browser.tabTo("a[href$='/network/prices'].button");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Listini e tariffe");
        look("catalogue-prices-choose");
        browser.tabTo("#facility");
        browser.press("isernia " + kat, Keys.TAB, "TEST-LIST", Keys.ENTER);
        browser.visit(base + PRICES + "?facility=Poliambulatorio+" + kat + "&list=TEST-LIST");
        browser.awaitText("#found", "Poliambulatorio " + kat);
        browser.awaitText(".gap", "Nessuna tariffa");
        look("catalogue-prices");
        browser.tabTo("td a[href*='" + kat + "-A']");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Tariffe nel tempo");
        look("catalogue-price");

        browser.tabTo("a[href*='what=agree']");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Nuova tariffa");
        browser.tabTo("#price-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("#errors", "Inserisci la tariffa");
        assertThat(browser.focusMatches("#errors")).as(browser.focus()).isTrue();
        look("catalogue-price-wrong");
        browser.tabTo("#price");
        browser.press("€ 45", Keys.TAB, DAY.format(today.plusDays(30)), Keys.TAB);
        browser.press(DAY.format(today.plusDays(59)), Keys.ENTER);
        browser.awaitText("#gaps", "non c’è più tariffa");
        look("catalogue-price-check");
        Http.get(base + "under-test/catalogue?do=price&of=" + kat);
        browser.tabTo("#confirm-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("#errors", "Nel frattempo le tariffe sono cambiate");
        look("catalogue-price-outdated");
        browser.tabTo("#confirm-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("[role='status']", "Salvato");
        look("catalogue-price-saved");

        browser.tabTo("a[href*='what=end']");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Fine di una tariffa");
        browser.tabTo("#until");
        browser.selectAll();
        browser.press("1.1.2020", Keys.ENTER);
        browser.awaitText("#errors", "non può finire prima di ieri");
        look("catalogue-price-end-wrong");
        browser.visit(
                base
                        + PRICES
                        + "/service?facility="
                        + kat
                        + "-F&list=TEST-LIST&item="
                        + kat
                        + "-A");
        browser.tabTo("a[href*='what=correct']");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Correzione di una tariffa");
        look("catalogue-price-correct");
        browser.visit(
                base
                        + PRICES
                        + "/service?facility="
                        + kat
                        + "-F&list=TEST-LIST&item="
                        + kat
                        + "-A");
        browser.tabTo("a[href*='what=withdraw']");
        browser.press(Keys.ENTER);
        browser.awaitText("#planned-title", "Che cosa cambia");
        look("catalogue-price-withdraw");
        browser.tabTo("#confirm-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("[role='status']", "Salvato");
    }

    /** A fault or a step on the way is laid out as the page that it is on: where it is narrow. */
    private void look(String state) {
        boolean ofThePage =
                state.matches("catalogue-(services|service|price|prices|lists|categories)");
        for (int width : ofThePage ? new int[] {360, 1_440} : new int[] {360}) {
            browser.size(width, 740);
            browser.assertAccessible(state + " at " + width);
            browser.assertNoSidewaysScroll(state + " at " + width);
            browser.shotOfAll(state + "-" + width);
        }
    }
}
