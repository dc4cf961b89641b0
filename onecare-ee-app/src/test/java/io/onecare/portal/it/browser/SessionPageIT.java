package io.onecare.portal.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.inside.MembersUnderTest;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/**
 * The warning before a session is over, the way back to what was typed, and the list of devices.
 */
@RequiresChromium
@ArquillianTest
@RunAsClient
class SessionPageIT {

    private static final int QUARTER = 15 * 60;

    @ArquillianResource private URL base;

    private Browser browser;

    @BeforeEach
    void logIn() {
        browser = Browser.open("it-IT");
        browser.size(360, 740);
        logIn(MembersUnderTest.ANNA);
        browser.awaitText("h1", "Buongiorno Anna");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void whoever_is_slow_is_warned_and_goes_on_by_keyboard_without_losing_a_letter() {
        visit("profile/edit");
        browser.find("#phone").clear();
        browser.find("#phone").sendKeys("02 5550 44");
        pass(QUARTER - 90);
        comeBack();

        browser.awaitText("#session-left", "La sessione scade tra 2 minuti.");
        assertThat(browser.focusMatches("#session-extend")).as(browser.focus()).isTrue();
        browser.assertAccessible("warning");
        browser.assertNoSidewaysScroll("warning");
        browser.shot("session-warning");
        assertThat(browser.focusIsVisible()).isTrue();
        browser.press(Keys.TAB, Keys.TAB, Keys.TAB);
        browser.tabTo("#session-extend");
        browser.press(Keys.ENTER);

        browser.await("the warning is gone", () -> browser.findAll("#session[open]").isEmpty());
        assertThat(browser.find("#phone").getDomProperty("value")).isEqualTo("02 5550 44");
        assertThat(browser.focusMatches("#phone")).as(browser.focus()).isTrue();
        browser.press("55", Keys.ENTER);
        browser.awaitText("main", "I contatti sono stati salvati");
    }

    @Test
    void the_warning_goes_by_itself_when_another_window_was_used() {
        visit("profile");
        pass(QUARTER - 90);
        comeBack();
        browser.awaitText("#session-left", "La sessione scade");

        browser.script(
                "return fetch(arguments[0], { method: 'POST' }).then(a => a.json())",
                base + "session");
        comeBack();

        browser.await("the warning is gone", () -> browser.findAll("#session[open]").isEmpty());
    }

    @Test
    void whoever_comes_back_too_late_logs_in_and_finds_what_was_typed() {
        visit("profile/edit");
        browser.find("#phone").clear();
        browser.find("#phone").sendKeys("02 5550 77");
        pass(QUARTER);
        comeBack();

        browser.awaitText("main", "La sessione è scaduta");
        assertThat(browser.text("main")).doesNotContain("5550");
        browser.assertAccessible("log-in after the session was over");
        browser.shot("session-expired");
        typeLogIn(MembersUnderTest.ANNA);
        browser.awaitText("main", "quanto avevi inserito è ancora qui");
        assertThat(browser.find("#phone").getDomProperty("value")).isEqualTo("02 5550 77");
        browser.assertAccessible("back at the form");
        browser.assertNoSidewaysScroll("back at the form");
        browser.shot("session-back");
    }

    @Test
    void a_page_without_a_form_leads_to_the_log_in_when_the_session_is_over() {
        visit("profile");
        pass(QUARTER);
        comeBack();

        browser.awaitText("main", "La sessione è scaduta");
        typeLogIn(MembersUnderTest.ANNA);
        browser.awaitText("h1", "Profilo");
    }

    @Test
    void devices_are_listed_and_ended_at_every_width_and_in_english() {
        try (Browser other = Browser.open("en-GB")) {
            other.visit(base + "login");
            other.find("#username").sendKeys(MembersUnderTest.ANNA);
            other.find("#password").sendKeys(MembersUnderTest.PASSWORD);
            other.click("#login-form button.button-primary");
            other.awaitText("h1", "Anna");
            other.visit(base + "profile/sessions");
            other.awaitText("h1", "Connected devices");
            other.assertAccessible("devices in English");
            other.shot("sessions-1440");

            browser.click("a[href$='/profile']");
            browser.click("a[href$='/profile/sessions']");
            browser.awaitText("main", "Chrome, Linux");
            browser.awaitText("main", "Stai usando questo dispositivo");
            browser.assertAccessible("devices");
            browser.size(320, 640);
            browser.assertNoSidewaysScroll("devices at 320 px");
            browser.size(360, 740);
            browser.shot("sessions-360");
            browser.click("#end-others button");
            browser.awaitText("main", "Le altre sessioni sono state chiuse");
            browser.assertAccessible("others ended");
            assertThat(browser.findAll("#end-others")).isEmpty();

            other.visit(base + "home");
            other.awaitText("main", "To see this page, log in");
        }
    }

    private void visit(String page) {
        browser.visit(base + page);
    }

    private void logIn(String user) {
        visit("login");
        typeLogIn(user);
    }

    private void typeLogIn(String user) {
        browser.find("#username").sendKeys(user);
        browser.find("#password").sendKeys(MembersUnderTest.PASSWORD);
        browser.click("#login-form button.button-primary");
    }

    /** The page is looked at again, as after a while in another window. */
    private void comeBack() {
        browser.script("document.dispatchEvent(new Event('visibilitychange'))");
    }

    private void pass(int seconds) {
        String address =
                base + "under-test/time?user=" + MembersUnderTest.ANNA + "&seconds=" + seconds;
        try (var passed = new URL(address).openStream()) {
            assertThat(new String(passed.readAllBytes(), StandardCharsets.UTF_8).strip())
                    .isNotEqualTo("0");
        } catch (IOException fault) {
            throw new java.io.UncheckedIOException(fault);
        }
    }
}
