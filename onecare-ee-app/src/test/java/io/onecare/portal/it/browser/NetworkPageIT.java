package io.onecare.portal.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.Colleague;
import java.net.URL;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/**
 * A facility added and changed on screen: by keyboard, by mouse, on a phone and without scripts.
 */
@RequiresChromium
@ArquillianTest
@RunAsClient
class NetworkPageIT {

    private static final String HUB = "administration/network";
    private static final String CODE = "UT-PIN";
    private static final String PIN = ".leaflet-marker-icon";

    @ArquillianResource private URL base;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.open("it-IT");
    }

    @AfterEach
    void close() {
        browser.scripts(true);
        browser.block();
        browser.close();
    }

    @Test
    void an_administrator_puts_a_facility_on_the_map_and_changes_it() {
        logIn();
        browser.size(360, 740);
        browser.tabTo("nav.pages a[href$='/administration/network']");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Rete");
        look("network");
        browser.tabTo("#text");
        browser.press("nessuna cosi", Keys.ENTER);
        browser.awaitText("#found", "Nessuna struttura");
        look("network-empty");

        add();
        byKeys();
        byMouse();
        byHand();
        withoutMap();
        services();
        practitioners();
        leave();
        browser.assertKeptToItself(base.getProtocol() + "://" + base.getAuthority() + "/");
    }

    private void add() {
        browser.visit(base + HUB + "/facility");
        browser.awaitText("h1", "Nuova struttura");
        browser.tabTo("#newcode");
        browser.press(Keys.ENTER);
        browser.awaitText("#errors", "Il nome manca");
        assertThat(browser.focusMatches("#errors")).as(browser.focus()).isTrue();
        look("facility-wrong");
        type("#newcode", CODE);
        type("#name", "Ambulatorio Lanterna");
        type("#phones", "0922 009 001");
        type("#street", "Via del Porto 2");
        type("#postalCode", "92010");
        type("#comune", "Lampedusa e Linosa");
        type("#province", "ag");
        browser.tabTo("#take-comune");
        assertThat(browser.focusIsVisible()).isTrue();
        browser.press(Keys.ENTER);
        browser.awaitText("#taken", "Abbiamo messo la posizione del comune");
        browser.findVisible(PIN);
        look("facility-new");
        browser.tabTo("#save");
        browser.press(Keys.ENTER);
        browser.awaitText("#done", "Aggiunto");
        browser.awaitText("#standing", "quella del comune");
        browser.awaitText("#history", "Struttura aggiunta");
        look("facility");
    }

    /** The arrow keys push the pin, and what is said tells how far and where to. */
    private void byKeys() {
        String before = value("#lat");
        browser.findVisible(PIN);
        browser.tabTo(PIN);
        assertThat(browser.focusIsVisible()).as(browser.focus()).isTrue();
        browser.press(Keys.ARROW_UP, Keys.ARROW_UP, Keys.ARROW_UP);
        browser.awaitText("#pin-place", "verso nord.");
        assertThat(browser.text("#pin-place")).contains("Segnaposto spostato di", "latitudine");
        assertThat(Double.parseDouble(value("#lat"))).isGreaterThan(Double.parseDouble(before));
        browser.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        browser.awaitText("#pin-place", "verso nord-est.");
        look("facility-pushed");
        browser.tabTo("#pin-back");
        browser.press(Keys.ENTER);
        browser.awaitText("#pin-place", "Il segnaposto è dov’era.");
        assertThat(value("#lat")).isEqualTo(before);
        assertThat(browser.focusMatches(PIN)).as(browser.focus()).isTrue();
        browser.press(Keys.ARROW_UP);
        browser.awaitText("#pin-place", "verso nord.");
        browser.tabTo("#save");
        browser.press(Keys.ENTER);
        browser.awaitText("#done", "Posizione");
        browser.awaitText("#standing", "quella della struttura");
        browser.awaitText("#history", "Origine della posizione");
    }

    private void byMouse() {
        String before = value("#lon");
        browser.findVisible(PIN);
        browser.script("document.querySelector('#map').scrollIntoView({block: 'center'})");
        browser.drag(PIN, -40, 0);
        browser.awaitText("#pin-place", "verso ovest.");
        assertThat(Double.parseDouble(value("#lon"))).isLessThan(Double.parseDouble(before));
        // whoever cannot drag touches the place, or moves the map under the button's pin
        browser.click("#pin-here");
        browser.awaitText("#pin-place", "longitudine " + value("#lon"));
        assertThat(value("#lon")).isEqualTo(before);
    }

    /** Far from its comune: pasted, read about, and saved all the same. */
    private void byHand() {
        browser.tabTo("#lat");
        browser.selectAll();
        browser.press("45,4642 9,19");
        browser.script("document.getElementById('lon').value = ''");
        browser.press(Keys.TAB);
        browser.awaitText("#pin-place", "verso nord");
        assertThat(value("#lon")).isEqualTo("9.190000");
        browser.tabTo("#save");
        browser.press(Keys.ENTER);
        browser.awaitText("#cautions", "fuori dal comune");
        assertThat(browser.focusMatches("#cautions")).as(browser.focus()).isTrue();
        look("facility-caution");
        assertThat(browser.text("#save")).contains("Salva lo stesso");

        // a colleague was quicker
        browser.script("document.querySelector('[name=version]').value = '0'");
        browser.tabTo("#save");
        browser.press(Keys.ENTER);
        browser.awaitText("#outdated", "Latitudine");
        assertThat(browser.focusMatches("#outdated")).as(browser.focus()).isTrue();
        assertThat(value("#lon")).isEqualTo("9.190000");
        look("facility-outdated");
    }

    private void withoutMap() {
        browser.block("*/leaflet.js*");
        browser.visit(base + HUB + "/facility?code=" + CODE);
        browser.awaitText("#pin-pane", "La mappa non si può mostrare");
        look("facility-no-map");
        browser.block();
        browser.forgetConsole();
        browser.scripts(false);
        browser.visit(base + HUB + "/facility?code=" + CODE);
        assertThat(browser.find("#pin-pane").isDisplayed()).isFalse();
        browser.click("#take-comune");
        browser.awaitText("#taken", "Abbiamo messo");
        browser.click("#save");
        browser.awaitText("#done", "Salvato: Posizione");
        browser.scripts(true);
    }

    private void services() {
        browser.visit(base + HUB + "/facility/services?code=" + CODE);
        browser.tabTo("#narrow");
        browser.press("ALLERGOL visita");
        browser.awaitText("#narrowed", "Prestazioni visibili: 1.");
        look("services-narrowed");
        browser.tabTo("[name='offer.VIS-ALLERGOLOGICA']");
        browser.press(Keys.SPACE);
        browser.tabTo("#services-form .button-primary");
        browser.press(Keys.ENTER);
        browser.awaitText("#done", "Salvato: Prestazione");
        browser.awaitText("#count", "1 prestazione spuntata");
        browser.awaitText("#history", "VIS-ALLERGOLOGICA");
        look("services");
    }

    private void practitioners() {
        browser.visit(base + HUB + "/facility/practitioners?code=" + CODE);
        type("#personcode", "UT-PIN-DR");
        type("#given", "Pina");
        type("#family", "Lanterna");
        browser.press(Keys.ENTER);
        browser.awaitText("#done", "Aggiunto");
        browser.tabTo("#words");
        browser.press("lanterna pina", Keys.ENTER);
        browser.awaitText("#found-title", "1 medico trovato");
        look("practitioners");
        browser.tabTo(".table a[href*='practitioner?code=UT-PIN-DR']");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Pina Lanterna");
        browser.tabTo("[name='at." + CODE + "']");
        browser.press(Keys.SPACE);
        browser.tabTo("#practitioner-form .button-primary");
        browser.press(Keys.ENTER);
        browser.awaitText("#done", "Salvato: Struttura");
        browser.awaitText("#practitioner-form", "Al momento non lavora in nessuna struttura");
        look("practitioner");
    }

    /** So that no other test meets it. */
    private void leave() {
        browser.visit(base + HUB + "/facility?code=" + CODE);
        type("#validFrom", "1/1/2020");
        type("#validUntil", "31/12/2025");
        browser.tabTo("#save");
        browser.press(Keys.ENTER);
        browser.awaitText("#done", "Salvato:");
        browser.scheme("dark");
        browser.visit(base + HUB + "/facility?lang=en&code=" + CODE);
        browser.findVisible(PIN);
        browser.assertAccessible("facility in English, dark");
        browser.shotOfAll("facility-en-dark");
        browser.scheme("light");
        browser.visit(base + HUB + "?lang=it");
    }

    private void type(String css, String words) {
        browser.script("document.querySelector(arguments[0]).focus()", css);
        browser.selectAll();
        browser.press(words);
    }

    private String value(String css) {
        return browser.find(css).getDomProperty("value");
    }

    private void logIn() {
        Colleague colleague = Colleague.administrator(base, "127.77.64.2");
        browser.visit(base + "login");
        browser.findVisible("#username").sendKeys(colleague.userName());
        browser.findVisible("#password").sendKeys(Colleague.PASSWORD);
        browser.click("#login-form button.button-primary");
        browser.findVisible("#code").sendKeys(colleague.code());
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Amministrazione");
    }

    private void look(String state) {
        for (int width : new int[] {1_440, 360}) {
            browser.size(width, 740);
            browser.assertAccessible(state + " at " + width);
            browser.assertNoSidewaysScroll(state + " at " + width);
            browser.shotOfAll(state + "-" + width);
        }
    }
}
