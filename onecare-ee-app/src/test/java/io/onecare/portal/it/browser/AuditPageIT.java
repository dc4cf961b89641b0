package io.onecare.portal.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.Colleague;
import io.onecare.portal.it.Http;
import java.net.URL;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The audit trail in every state, with the keyboard alone. */
@RequiresChromium
@ArquillianTest
@RunAsClient
class AuditPageIT {

    private static final String PAGE = "administration/audit";

    @ArquillianResource private URL base;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.open("it-IT");
    }

    @AfterEach
    void close() {
        Http.get(base + "under-test/audit?do=undo");
        browser.close();
    }

    @Test
    void an_administrator_searches_the_trail_and_has_it_verified() {
        Colleague colleague = Colleague.administrator(base, "127.77.21.2");
        browser.visit(base + "login");
        browser.findVisible("#username").sendKeys(colleague.userName());
        browser.findVisible("#password").sendKeys(Colleague.PASSWORD);
        browser.click("#login-form button.button-primary");
        browser.findVisible("#code").sendKeys(colleague.code());
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Amministrazione");
        browser.walkThrough(base, PAGE, "audit", 320, 360, 1440);
        browser.awaitText("h2", "Integrità del registro");

        browser.tabTo("#chain-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("#chain-state", "Verificato ora");
        look("audit-verified");
        Http.get(base + "under-test/audit?do=change");
        browser.tabTo("#chain-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("#chain-state", "Il registro è danneggiato");
        look("audit-damaged");
        Http.get(base + "under-test/audit?do=undo");
        browser.tabTo("#kept");
        browser.press("un sigillo", Keys.ENTER);
        browser.awaitText("#errors", "Inserisci il sigillo");
        assertThat(browser.focusMatches("#errors")).as(browser.focus()).isTrue();
        look("audit-kept-wrong");

        browser.tabTo("#person");
        browser.press("NESSUNO-99", Keys.ENTER);
        browser.awaitText("#errors", "Scegli il motivo");
        assertThat(browser.focusMatches("#errors")).as(browser.focus()).isTrue();
        look("audit-person-wrong");
        browser.tabTo("#why");
        browser.press("Ispezione");
        browser.tabTo("#person");
        browser.selectAll();
        browser.press("BNCBRN80A01H501C", Keys.ENTER);
        browser.awaitText("#search-form", "Motivo: Ispezione");
        look("audit-person");

        browser.visit(base + PAGE + "?about=BOOKING&id=7K3M-9Q2D");
        browser.awaitText("#found", "Nessuna operazione corrisponde");
        look("audit-empty");
        browser.visit(base + PAGE + "?role=ADMINISTRATOR");
        browser.tabTo(".audit-details summary");
        assertThat(browser.focusIsVisible()).isTrue();
        browser.press(Keys.ENTER);
        browser.awaitText(".audit-details dl", "Codice dell’operazione");
        look("audit-details");
    }

    private void look(String state) {
        for (int width : new int[] {360, 1_440}) {
            browser.size(width, 740);
            browser.assertAccessible(state + " at " + width);
            browser.assertNoSidewaysScroll(state + " at " + width);
            browser.size(width, 1_800);
            browser.shot(state + "-" + width);
        }
    }
}
