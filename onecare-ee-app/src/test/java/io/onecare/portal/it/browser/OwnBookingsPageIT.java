package io.onecare.portal.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.inside.FamilyUnderTest;
import io.onecare.portal.it.inside.LagoUnderTest;
import io.onecare.portal.it.inside.MembersUnderTest;
import java.net.URL;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The pages of one's bookings in every state, and an appointment called off by keyboard. */
@RequiresChromium
@ArquillianTest
@RunAsClient
class OwnBookingsPageIT {

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
    void list_booking_and_proposal_are_accessible_and_fit() {
        logIn(FamilyUnderTest.DORA);
        browser.awaitText("h1", "Buongiorno Dora");
        walkThrough("bookings", "bookings");
        walkThrough("bookings?show=over&patient=TEST-Dora", "bookings-over-empty");
        visit("bookings");
        String proposal =
                browser.find(".appointment:has(.state-PROPOSED) a[href*='detail']")
                        .getDomAttribute("href");
        String confirmed =
                browser.find(".appointment:has(.state-CONFIRMED) a[href*='detail']")
                        .getDomAttribute("href");
        walkThrough(path(proposal), "booking-proposed");
        walkThrough(path(proposal).replace("detail", "proposal"), "booking-proposal");
        walkThrough(path(confirmed), "booking");
        assertThat(browser.findVisible("#print").getText()).isEqualTo("Stampa");
    }

    @Test
    void an_appointment_is_called_off_by_keyboard() {
        browser.size(360, 740);
        logIn(LagoUnderTest.LIVIA);
        browser.awaitText("h1", "Buongiorno Livia");
        visit("bookings?patient=TEST-Mimmo");
        browser.tabTo(".appointment a[href*='detail']");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Dettagli della prenotazione");
        browser.awaitText("main", "ore 09:00");
        browser.tabTo("a[href*='/bookings/cancel']");
        assertThat(browser.focusIsVisible()).isTrue();
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Annulla la prenotazione");
        browser.assertAccessible("asked before it is called off");
        browser.assertNoSidewaysScroll("asked before it is called off");
        browser.tabTo("#cancel-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("#errors", "Scegli perché annulli.");
        assertThat(browser.title()).startsWith("Errore: Annulla la prenotazione");
        browser.assertAccessible("called off without a reason");
        browser.size(360, 1_800);
        browser.shot("booking-cancel-error-360");
        browser.tabTo("#errors a");
        browser.press(Keys.ENTER);
        browser.tabTo("input[name=reason]");
        browser.press(Keys.ARROW_DOWN);
        browser.press(Keys.ENTER);
        browser.awaitText("main", "La prenotazione è annullata. La struttura riceve un avviso.");
        browser.awaitText(".timeline", "La visita non serve più");
        browser.assertAccessible("called off");
        browser.shot("booking-cancelled-360");
    }

    private String path(String href) {
        return href.substring(href.indexOf("bookings/"));
    }

    private void walkThrough(String page, String shot) {
        browser.walkThrough(base, page, shot, 320, 360, 1440);
    }

    private void logIn(String userName) {
        visit("login");
        browser.findVisible("#username").sendKeys(userName);
        browser.findVisible("#password").sendKeys(MembersUnderTest.PASSWORD);
        browser.click("#login-form button.button-primary");
    }

    private void visit(String page) {
        browser.visit(base + page);
    }
}
