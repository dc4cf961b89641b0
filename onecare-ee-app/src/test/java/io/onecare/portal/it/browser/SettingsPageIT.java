package io.onecare.portal.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.Colleague;
import io.onecare.portal.it.Visitor;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The settings and the texts in every state, with the keyboard alone. */
@RequiresChromium
@ArquillianTest
@RunAsClient
class SettingsPageIT {

    private static final String OFFICE = "127.77.61.2";
    private static final String PAGE = "administration/settings";

    /** Within a pixel, and large enough to be read. */
    private static final String IS_FOUR_TO_ONE =
            "const r = document.querySelector(arguments[0]).getBoundingClientRect();"
                    + " return r.height >= 40 && Math.abs(r.width - 4 * r.height) < 1";

    @ArquillianResource private URL base;

    @TempDir private Path folder;
    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.open("it-IT");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void an_administrator_changes_settings_and_publishes_a_text() throws IOException {
        Colleague colleague = Colleague.administrator(base, OFFICE);
        logIn(colleague);
        browser.tabTo("a[href$='/administration/settings'].button");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Impostazioni");
        assertThat(browser.text("[aria-labelledby=booking]"))
                .contains("9 ore lavorative", "2 giorni lavorativi");
        assertThat(browser.text("[aria-labelledby=reminders]"))
                .contains("1, 2, 3 e 7 giorni prima", "3 giorni prima");
        look("settings", 320, 1_440);

        contacts();
        reminders();
        browser.visit(base + PAGE + "/group?topic=brand");
        browser.tabTo("#brand-colour");
        browser.selectAll();
        browser.press("#7fb2e5", Keys.ENTER);
        browser.awaitText("#errors", "Il colore è troppo chiaro per essere letto: il contrasto è");
        look("settings-brand-wrong", 360);
        browser.size(1_440, 740);
        browser.shotOfAll("settings-brand-wrong-1440");
        logo();
        texts();
        browser.assertKeptToItself(base.getProtocol() + "://" + base.getAuthority() + "/");
    }

    /** As drawing programs write it: it says its proportions, and nothing of how large it is. */
    private void logo() throws IOException {
        Path file = folder.resolve("logo.svg");
        Files.writeString(
                file,
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 160 40'>"
                        + "<rect width='160' height='40' fill='#0a5aa8'/></svg>");
        browser.find("#file").sendKeys(file.toString());
        browser.tabTo("#logo-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("[role=status]", "Il nuovo logo è in uso");
        for (String shown : List.of(".header .brand img", ".settings-logo img")) {
            browser.await(shown, () -> Boolean.TRUE.equals(browser.script(IS_FOUR_TO_ONE, shown)));
        }
        look("settings-logo", 320, 1_440);
        browser.tabTo("#nologo-form button");
        browser.press(Keys.ENTER);
        browser.awaitText(".header .brand", "OneCare");
    }

    private void contacts() {
        browser.tabTo("a[href$='topic=contact']");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Contatti");
        browser.tabTo("#contact-email");
        browser.selectAll();
        browser.press("rete", Keys.ENTER);
        browser.awaitText("#errors", "scrivi un indirizzo e-mail");
        assertThat(browser.focusMatches("#errors")).as(browser.focus()).isTrue();
        look("settings-contact-wrong", 320);
        browser.tabTo("#errors a");
        browser.press(Keys.ENTER);
        assertThat(browser.focusMatches("#contact-email")).as(browser.focus()).isTrue();
        browser.selectAll();
        browser.press("rete@onecare.example");
        browser.tabTo("#contact-closes");
        browser.selectAll();
        browser.press("19:45", Keys.ENTER);
        browser.awaitText("[role=status]", "I nuovi valori valgono da ora");
        assertThat(browser.text(".contact-hours")).contains("19:45");
        assertThat(browser.text("[aria-labelledby=history]"))
                .contains("fino alle: da «valore dell’installazione» a «19:45»");
        look("settings-contact-saved", 360);
        browser.tabTo("#reset-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("[role=status]", "Valgono di nuovo i valori dell’installazione");
    }

    /** A second administrator is quicker. */
    private void reminders() {
        Visitor other = Colleague.administrator(base, OFFICE).visitor();
        browser.visit(base + PAGE + "/group?topic=reminders");
        String from = browser.find("[name=from]").getDomProperty("value");
        other.post(
                PAGE + "/group?topic=reminders",
                Map.of("from", from, "reminder-days-3", "yes", "reminder-first", "3"));
        browser.tabTo("input[name=reminder-days-7]");
        browser.press(Keys.SPACE);
        browser.tabTo("#settings-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("#errors", "ha cambiato questi valori");
        assertThat(browser.text("#errors")).contains("ora vale «3 giorni prima»");
        assertThat(browser.find("input[name=reminder-days-7]").isSelected()).isFalse();
        assertThat(browser.find("input[name=reminder-days-1]").isSelected()).isTrue();
        look("settings-reminders-overtaken", 360);
        browser.tabTo("#settings-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("[role=status]", "I nuovi valori valgono da ora");
        browser.tabTo("#reset-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("[role=status]", "Valgono di nuovo");
    }

    /** For a day so far ahead that nobody else in these tests is asked to accept it. */
    private void texts() {
        browser.visit(base + PAGE + "/terms");
        browser.awaitText("h1", "Condizioni generali e informativa");
        look("settings-terms", 360);
        browser.tabTo("a[href$='edit?kind=conditions']");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Nuova versione delle condizioni generali");
        look("settings-terms-edit", 320, 1_440);
        browser.tabTo("#newcode");
        browser.selectAll();
        browser.press("duemila", Keys.ENTER);
        browser.awaitText("#errors", "con maiuscole e cifre");
        assertThat(browser.focusMatches("#errors")).as(browser.focus()).isTrue();
        browser.tabTo("#newcode");
        browser.selectAll();
        browser.press("SCHERMO-" + (System.nanoTime() % 1_000_000));
        browser.tabTo("#begins");
        browser.press("1/2/2030");
        browser.tabTo("#italian");
        browser.press(Keys.HOME);
        browser.press("# Nuovo titolo\n\nUn paragrafo nuovo.\n\n");
        browser.tabTo("button[value=save]");
        browser.press(Keys.ENTER);
        browser.awaitText("[role=status]", "La bozza è salvata");
        browser.tabTo("button[value=check]");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Controlla le nuove condizioni generali");
        assertThat(browser.text("#consequence")).contains("dal 1 febbraio 2030", "deve accettare");
        assertThat(browser.text(".terms-difference .added")).contains("Aggiunto: ");
        look("settings-terms-check", 320, 1_440);
        browser.tabTo("#publish-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("#errors", "Spunta la casella");
        browser.tabTo("#sure");
        browser.press(Keys.SPACE);
        browser.tabTo("#publish-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("[role=status]", "La versione è pubblicata");
        assertThat(browser.text("[aria-labelledby=conditions] tbody tr"))
                .contains("Annunciata", "1 febbraio 2030");
    }

    private void logIn(Colleague colleague) {
        browser.visit(base + "login");
        browser.findVisible("#username").sendKeys(colleague.userName());
        browser.findVisible("#password").sendKeys(Colleague.PASSWORD);
        browser.click("#login-form button.button-primary");
        browser.findVisible("#code").sendKeys(colleague.code());
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Amministrazione");
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
