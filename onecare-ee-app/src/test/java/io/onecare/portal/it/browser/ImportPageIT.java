package io.onecare.portal.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.Colleague;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** An import by the keyboard alone, every page of it in every state. */
@RequiresChromium
@ArquillianTest
@RunAsClient
class ImportPageIT {

    private static final String PAGE = "administration/imports";
    private static final Path DOCTORS =
            Path.of("..", "onecare-imports", "src", "test", "resources", "insurers")
                    .resolve("tirrenia/doctors.csv");

    @ArquillianResource private URL base;

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
    void an_administrator_loads_a_file_and_looks_at_what_it_would_change() throws Exception {
        Colleague colleague = Colleague.administrator(base, "127.77.61.2");
        browser.visit(base + "login");
        browser.findVisible("#username").sendKeys(colleague.userName());
        browser.findVisible("#password").sendKeys(Colleague.PASSWORD);
        browser.click("#login-form button.button-primary");
        browser.findVisible("#code").sendKeys(colleague.code());
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Amministrazione");
        browser.tabTo("a[href$='/administration/imports'].button");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Importazioni");
        browser.tabTo("#upload-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("#errors", "Scegli che cosa contiene il file");
        browser.awaitText("#errors", "Scegli il file da caricare");
        assertThat(browser.focusMatches("#errors")).as(browser.focus()).isTrue();
        look("imports-wrong");

        load("elenco medici.csv", Files.readString(DOCTORS));
        look("imports-mapping");
        browser.tabTo("#PRACTITIONER-CODE");
        browser.press("doctor_id");
        assertThat(browser.findVisible("#PRACTITIONER-CODE-samples").getText()).contains("D-1");
        browser.tabTo("#PRACTITIONER-TITLE");
        browser.press("Valore fisso");
        browser.tabTo("#PRACTITIONER-TITLE-fixed");
        browser.tabTo("#mapping-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("#errors", "Titolo: inserisci il valore fisso");
        look("imports-mapping-wrong");
        browser.tabTo("#PRACTITIONER-TITLE-fixed");
        browser.press("Prof.");
        browser.tabTo("#mapping-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Resoconto del controllo");
        look("imports-report");
        browser.tabTo("td a");
        browser.press(Keys.ENTER);
        browser.awaitText("main", "Malfatti");
        look("imports-difference");
        browser.back();
        browser.awaitText("h1", "Resoconto del controllo");
        browser.tabTo("#apply-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("#errors", "Conferma di aver controllato");
        look("imports-report-wrong");

        browser.visit(base + PAGE);
        load("con errori.csv", "codice;nome;cognome\n;Ada;Neri\nD 7;" + "x".repeat(300) + ";Blu\n");
        browser.click("#mapping-form button");
        browser.awaitText("h1", "Resoconto del controllo");
        look("imports-report-problems");
        browser.click("a[href*='problems']");
        browser.awaitText("h1", "Errori nel file");
        look("imports-problems");
        browser.visit(base + PAGE);
        browser.awaitText("#open-title", "In lavorazione");
        look("imports");
    }

    private void load(String name, String content) throws Exception {
        Path file = Files.createTempDirectory("import").resolve(name);
        Files.writeString(file, content);
        browser.tabTo("#kind");
        browser.press("Medici");
        browser.tabTo("input[name='mode']");
        browser.press(" ");
        browser.findVisible("#file").sendKeys(file.toAbsolutePath().toString());
        browser.tabTo("#upload-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Che cosa contengono le colonne");
    }

    private void look(String state) {
        for (int width : new int[] {360, 1_440}) {
            browser.size(width, 740);
            browser.assertAccessible(state + " at " + width);
            browser.assertNoSidewaysScroll(state + " at " + width);
            browser.shotOfAll(state + "-" + width);
        }
    }
}
