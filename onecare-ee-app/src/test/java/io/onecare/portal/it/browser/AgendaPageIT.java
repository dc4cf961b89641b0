package io.onecare.portal.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.Colleague;
import io.onecare.portal.it.inside.AgendasUnderTest;
import java.net.URL;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** An administrator opens an agenda and changes it, by the keyboard alone. */
@RequiresChromium
@ArquillianTest
@RunAsClient
class AgendaPageIT {

    private static final String PAGE = "administration/network/agendas";

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
    void an_agenda_is_opened_and_changed() {
        Colleague colleague = Colleague.administrator(base, "127.77.84.1");
        browser.visit(base + "login");
        browser.findVisible("#username").sendKeys(colleague.userName());
        browser.findVisible("#password").sendKeys(Colleague.PASSWORD);
        browser.click("#login-form button.button-primary");
        browser.findVisible("#code").sendKeys(colleague.code());
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Amministrazione");

        browser.visit(base + PAGE + "?province=" + AgendasUnderTest.PROVINCE);
        browser.awaitText("main", "Strutture prenotabili online senza agenda");
        look("agendas-without");
        browser.tabTo("a[href$='open?facility=" + AgendasUnderTest.JOURNEY + "']");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Aprire un’agenda");
        look("agendas-open");
        browser.tabTo("#services button[value='none']");
        browser.press(Keys.SPACE);
        assertThat(browser.findAll("#services input:checked")).isEmpty();
        browser.tabTo("#services button[value='all']");
        browser.press(Keys.SPACE);
        assertThat(browser.findAll("#services input[type=checkbox]:not(:checked)")).isEmpty();
        browser.tabTo("button[value='show']");
        browser.press(Keys.ENTER);
        browser.awaitText("#errors", "Inserisci gli orari di almeno un giorno");
        assertThat(browser.focusMatches("#errors")).as(browser.focus()).isTrue();
        look("agendas-open-wrong");
        browser.tabTo("#week-0");
        browser.press("9-13, 14:30-18");
        browser.tabTo("#week-6");
        browser.press("9-12");
        browser.tabTo("#who");
        browser.press("Dott");
        browser.tabTo("button[value='show']");
        browser.press(Keys.ENTER);
        browser.awaitText("#preview", "Nei prossimi 90 giorni");
        look("agendas-open-preview");
        browser.tabTo("button[value='open']");
        browser.press(Keys.ENTER);
        browser.awaitText("main", "L’agenda è aperta");
        browser.awaitText("main", "lun–ven 09:00–13:00, 14:30–18:00; sab 09:00–12:00");
        look("agendas-facility");

        browser.tabTo("a[href$='detail?schedule=UT-NOAG-1-A1']");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "UT-NOAG-1-A1");
        look("agendas-detail");
        browser.tabTo("#end-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("#errors", "Inserisci il giorno");
        look("agendas-detail-wrong");
        browser.tabTo("input[name='service-VIS-CARDIOLOGICA']");
        browser.press(" ");
        browser.tabTo("#services-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("main", "Altre prestazioni");
        look("agendas-change");
        browser.tabTo("#change-form .button-primary");
        browser.press(Keys.ENTER);
        browser.awaitText("main", "La modifica è fatta");
        browser.visit(base + PAGE + "?practitioner=UT-DR-N");
        browser.awaitText("main", "VISITA ALLERGOLOGICA (30 min)");
        assertThat(browser.text("main")).doesNotContain("CARDIOLOGICA");
        look("agendas-practitioner");
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
