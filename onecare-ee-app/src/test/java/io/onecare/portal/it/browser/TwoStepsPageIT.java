package io.onecare.portal.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.Authenticator;
import io.onecare.portal.it.inside.MembersUnderTest;
import java.net.URL;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The log-in in two steps, from setting it up to turning it off, with the keyboard alone. */
@RequiresChromium
@ArquillianTest
@RunAsClient
class TwoStepsPageIT {

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
    void a_member_sets_it_up_logs_in_with_it_and_turns_it_off() {
        visit("login?next=/profile");
        logIn();
        browser.awaitText("h1", "Profilo");
        browser.awaitText("main", "Non attivo");
        browser.tabTo("a[href$='/profile/twosteps']");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Accesso in due passaggi");
        look("twosteps");
        browser.tabTo("#current");
        browser.press("una password sbagliata", Keys.ENTER);
        browser.awaitText("#errors", "La password attuale non è corretta");
        assertThat(browser.focusMatches("#errors")).as(browser.focus()).isTrue();
        browser.tabTo("#current");
        browser.press(MembersUnderTest.PASSWORD, Keys.ENTER);
        browser.awaitText("h2", "Aggiungi il portale all’app");
        look("twosteps-secret");
        assertThat(browser.find("a[href^='otpauth:']").getDomAttribute("href"))
                .contains("secret=" + browser.text("#secret").replace(" ", ""))
                .contains("OneCare:" + MembersUnderTest.ELENA);
        Authenticator app = new Authenticator(browser.text("#secret"));
        browser.tabTo("#code");
        browser.press(app.wrongCode(), Keys.ENTER);
        browser.awaitText("#errors", "Il codice non è corretto");
        assertThat(browser.focusMatches("#errors")).as(browser.focus()).isTrue();
        look("twosteps-refused");
        browser.tabTo("#errors a[href='#code']");
        browser.press(Keys.ENTER);
        browser.await("the field has the focus", () -> browser.focusMatches("#code"));
        browser.press(app.code(), Keys.ENTER);
        browser.awaitText("main", "L’accesso in due passaggi è attivo");
        List<String> codes =
                browser.findAll("#codes code").stream().map(WebElement::getText).toList();
        assertThat(codes).hasSize(10);
        look("twosteps-codes");
        browser.click("#copy");
        browser.await("it says what became of it", () -> !browser.text("#copied").isEmpty());
        browser.tabTo("main a.button-primary");
        browser.press(Keys.ENTER);
        browser.awaitText("main", "Attivo dal");
        openMail("accesso in due passaggi attivato");

        goElsewhere();
        logIn();
        browser.awaitText("h2", "Secondo passaggio");
        look("login-code");
        visit("login?lang=en");
        logIn();
        browser.awaitText("h2", "Second step");
        look("login-code-en");
        visit("login?lang=it");
        logIn();
        browser.awaitText("h2", "Secondo passaggio");
        browser.tabTo("#code");
        browser.press(app.wrongCode(), Keys.ENTER);
        browser.awaitText("#errors", "Il codice di verifica non è corretto");
        assertThat(browser.focusMatches("#errors")).as(browser.focus()).isTrue();
        look("login-code-refused");
        browser.tabTo("#code");
        browser.press(app.nextCode(), Keys.ENTER);
        browser.awaitText("h1", "Buongiorno Elena");

        goElsewhere();
        logIn();
        browser.awaitText("h2", "Secondo passaggio");
        browser.tabTo("button[name=change]");
        assertThat(browser.focusIsVisible()).isTrue();
        browser.press(Keys.ENTER);
        browser.awaitText("h2", "Codice di recupero");
        look("login-recovery");
        browser.tabTo("#code");
        browser.press(codes.get(0).toLowerCase(java.util.Locale.ROOT), Keys.ENTER);
        browser.awaitText("h1", "Buongiorno Elena");
        openMail("codice di recupero usato");

        goElsewhere();
        ProviderPage.logIn(browser, "TINIT-FLVLNE80A41H501J");
        browser.awaitText("h2", "Secondo passaggio");
        browser.tabTo("button[name=change]");
        browser.press(Keys.ENTER);
        browser.awaitText("h2", "Codice di recupero");
        browser.tabTo("#code");
        browser.press(codes.get(2), Keys.ENTER);
        browser.awaitText("h1", "Buongiorno Elena");

        visit("profile/twosteps");
        browser.awaitText("#codes-left", "8");
        look("twosteps-on");
        visit("profile/twosteps?lang=en");
        browser.awaitText("h1", "Two-step log-in");
        look("twosteps-on-en");
        visit("profile/twosteps?lang=it");
        browser.tabTo("#current");
        browser.press(MembersUnderTest.PASSWORD, Keys.TAB);
        browser.tabTo("#code");
        browser.press(codes.get(1));
        browser.tabTo("button[value=remove]");
        browser.press(Keys.ENTER);
        browser.awaitText("main", "L’accesso in due passaggi è disattivato");
        browser.awaitText("main", "Non attivo");
        openMail("accesso in due passaggi disattivato");
    }

    /** The page as it stands: narrow, on a phone and on a desk, and in the dark. */
    private void look(String name) {
        for (int width : new int[] {320, 360, 1440}) {
            browser.size(width, 740);
            browser.assertNoSidewaysScroll(name + " at " + width);
            browser.assertAccessible(name + " at " + width);
            browser.shot(name + "-" + width);
        }
        browser.scheme("dark");
        browser.assertAccessible(name + " in the dark");
        browser.shot(name + "-dark");
        browser.scheme("light");
        browser.assertKeptToItself(base.getProtocol() + "://" + base.getAuthority() + "/");
    }

    private void logIn() {
        browser.tabTo("#username");
        browser.press(MembersUnderTest.ELENA, Keys.TAB);
        browser.await("the password has the focus", () -> browser.focusMatches("#password"));
        browser.press(MembersUnderTest.PASSWORD, Keys.ENTER);
    }

    /** To a device where nobody is logged in. */
    private void goElsewhere() {
        browser.close();
        browser = Browser.open("it-IT");
        visit("login");
    }

    /** Waits until the newest mail is about something, and opens it. */
    private void openMail(String subject) {
        browser.await(
                "a mail about " + subject,
                () -> {
                    visit("demo/mail");
                    return !browser.findAll("tbody tr:first-child").isEmpty()
                            && browser.text("tbody tr:first-child").contains(subject)
                            && browser.text("tbody tr:first-child")
                                    .contains(MembersUnderTest.email("Elena"));
                });
        browser.click("tbody tr:first-child a");
        browser.awaitText("#mail-text", "Se l’operazione non è stata richiesta");
    }

    private void visit(String path) {
        browser.visit(base + path);
    }
}
