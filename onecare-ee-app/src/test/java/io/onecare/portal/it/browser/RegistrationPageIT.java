package io.onecare.portal.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

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

/** From the first look to the profile: registration, mail, code, password, log-in, log-out. */
@RequiresChromium
@ArquillianTest
@RunAsClient
class RegistrationPageIT {

    private static final String PASSWORD = "quattro barche sotto la luna";

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
    void somebody_on_the_roll_registers_by_mouse_on_a_phone_and_forgets_the_password() {
        browser.size(360, 740);
        visit("login");
        browser.click("a[href$='/registration']");
        type("surname", "Campione");
        type("name", "Pietro");
        type("taxcode", "cmpptr72s05f205d");
        type("birthdate", "5/11/1972");
        type("email", "pietro.campione@example.com");
        type("email2", "pietro.campione@example.com");
        browser.await("the proof of work is done", this::isProven);
        browser.assertAccessible("registration, filled in");
        browser.shot("registration-filled");
        browser.click("#registration-form button[type=submit]");
        browser.awaitText("h1", "Controlla la posta");
        browser.assertAccessible("registration sent");
        browser.shot("registration-sent");

        openMail("pietro.campione@example.com", "codice per completare la registrazione");
        browser.shot("registration-mail");
        browser.click("#mail-text a[href*='/registration/code']");
        browser.awaitText("h1", "Inserisci il codice");
        browser.assertAccessible("code");
        browser.shot("registration-code");
        browser.click("#code-form button[type=submit]");
        browser.awaitText("h1", "Scegli la password");
        type("password", "corta");
        browser.click("#password-form button.button-primary");
        browser.awaitText("#errors", "La password deve avere almeno 12 caratteri");
        browser.assertAccessible("password refused");
        browser.shot("registration-password");
        type("password", PASSWORD);
        browser.click("#password-form button.button-primary");
        browser.awaitText("h1", "Registrazione completata");
        browser.assertAccessible("registered");
        browser.shot("registration-done");
        String userName = browser.text("#username");

        browser.click("a[href$='/login'].button");
        logIn(userName, "un’altra password ancora");
        browser.awaitText("#errors", "Username o password non sono corretti");
        assertThat(browser.focusMatches("#errors")).as(browser.focus()).isTrue();
        browser.assertAccessible("log-in refused");
        browser.shot("login-refused");
        type("password", PASSWORD);
        browser.click("#login-form button.button-primary");
        browser.awaitText("h1", "Buongiorno Pietro");
        browser.assertAccessible("home");
        browser.assertNoSidewaysScroll("home");
        browser.shot("home");

        browser.click("a[href$='/profile']");
        browser.awaitText("h1", "Profilo");
        browser.awaitText("main", userName);
        browser.assertAccessible("profile");
        browser.assertNoSidewaysScroll("profile");
        browser.shot("profile");

        changeContacts();
        browser.click("form[action$='/logout'] button");
        browser.awaitText("main", "Hai chiuso la sessione");
        browser.back();
        browser.shot("back-after-logout");
        browser.awaitText("h1", "Benvenuto in OneCare");

        visit("password");
        type("email", "pietro@example.org");
        browser.click("#forgotten-form button.button-primary");
        browser.awaitText("h1", "Controlla la posta");
        openMail("pietro@example.org", "scelta di una nuova password");
        browser.awaitText("#mail-text", userName);
        browser.click("#mail-text a[href*='/password/new']");
        type("password", PASSWORD + " piena");
        browser.assertAccessible("new password");
        browser.click("#password-form button.button-primary");
        browser.awaitText("main", "La nuova password è attiva");
        logIn(userName, PASSWORD);
        browser.awaitText("#errors", "Username o password non sono corretti");
        logIn(userName, PASSWORD + " piena");
        browser.awaitText("h1", "Buongiorno Pietro");
    }

    /** On the profile, and back there: phone number and language, then the e-mail address. */
    private void changeContacts() {
        browser.click("a[href$='/profile/edit']");
        type("phone", "12");
        browser.click("#edit-form button.button-primary");
        browser.awaitText("#errors", "Il numero di telefono non è corretto");
        browser.assertAccessible("contacts refused");
        browser.shot("profile-edit");
        type("phone", "333 1234567");
        browser.click("#edit-form button.button-primary");
        browser.awaitText("main", "I contatti sono stati salvati");
        browser.awaitText("main", "333");

        browser.click("a[href$='/profile/email']");
        type("email", "pietro@example.org");
        type("current", "una password sbagliata");
        browser.click("#email-form button:not([type=button])");
        browser.awaitText("#errors", "La password attuale non è corretta");
        assertThat(browser.find("#email").getDomProperty("value")).isEqualTo("pietro@example.org");
        browser.assertAccessible("e-mail refused");
        type("current", PASSWORD);
        browser.click("#email-form button:not([type=button])");
        browser.awaitText("#code-form", "pietro@example.org");
        browser.shot("profile-email");
        openMail("pietro@example.org", "conferma dell’indirizzo e-mail");
        browser.click("#mail-text a[href*='/profile/email']");
        browser.click("#code-form button[type=submit]");
        browser.awaitText("main", "Il nuovo indirizzo e-mail è attivo");
        openMail("pietro.campione@example.com", "indirizzo e-mail modificato");
        visit("profile");
    }

    @Test
    void a_new_password_ends_the_sessions_on_other_devices() {
        visit("login");
        logIn(MembersUnderTest.BRUNO, MembersUnderTest.PASSWORD);
        browser.awaitText("h1", "Buongiorno Bruno");
        try (Browser other = Browser.open("it-IT")) {
            other.visit(base + "login");
            other.find("#username").sendKeys(MembersUnderTest.BRUNO);
            other.find("#password").sendKeys(MembersUnderTest.PASSWORD);
            other.click("#login-form button.button-primary");
            other.awaitText("h1", "Buongiorno Bruno");

            visit("profile/password");
            browser.assertAccessible("change of password");
            type("current", MembersUnderTest.PASSWORD);
            type("password", MembersUnderTest.PASSWORD);
            browser.click("#password-form button.button-primary");
            browser.awaitText("main", "La nuova password è attiva");

            other.visit(base + "profile");
            other.awaitText("h1", "Benvenuto in OneCare");
        }
        visit("home");
        browser.awaitText("h1", "Buongiorno Bruno");
    }

    @Test
    void somebody_with_only_a_keyboard_registers_and_corrects_what_was_wrong() {
        visit("login");
        browser.tabTo("a[href$='/registration']");
        assertThat(browser.focusIsVisible()).isTrue();
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Registrazione assistito");
        browser.tabTo("#surname");
        browser.press("Modello", Keys.TAB, "Giulia", Keys.TAB, "MDLGLI94L63L219X", Keys.TAB);
        browser.press("23/07/1994", Keys.TAB, "giulia.modello@example.com", Keys.TAB);
        browser.press("giulia.modello@example.org");
        browser.await("the proof of work is done", this::isProven);
        browser.press(Keys.ENTER);
        browser.awaitText("#errors", "I due indirizzi e-mail sono diversi");
        assertThat(browser.focusMatches("#errors")).as(browser.focus()).isTrue();
        browser.assertAccessible("registration with errors");
        browser.shot("registration-errors");

        browser.tabTo("#errors a[href='#email2']");
        browser.press(Keys.ENTER);
        browser.await("the field has the focus", () -> browser.focusMatches("#email2"));
        browser.selectAll();
        browser.press("giulia.modello@example.com");
        browser.await("the proof of work is done again", this::isProven);
        browser.press(Keys.ENTER);
        browser.awaitText("#errors", "Il codice fiscale non è corretto");
        browser.tabTo("#taxcode");
        browser.selectAll();
        browser.press("MDLGLI94L63L219T");
        browser.await("the proof of work is done once more", this::isProven);
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Controlla la posta");

        openMail("giulia.modello@example.com", "codice per completare la registrazione");
        browser.tabTo("#mail-text a[href*='/registration/code']");
        browser.press(Keys.ENTER);
        browser.tabTo("#code-form button[type=submit]");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Scegli la password");
        browser.tabTo("#password");
        browser.press(PASSWORD, Keys.ENTER);
        browser.awaitText("h1", "Registrazione completata");
        String userName = browser.text("#username");
        browser.tabTo("a[href$='/login'].button");
        browser.press(Keys.ENTER);
        browser.tabTo("#username");
        browser.press(userName, Keys.TAB);
        browser.await("the password has the focus", () -> browser.focusMatches("#password"));
        browser.press(PASSWORD, Keys.ENTER);
        browser.awaitText("h1", "Buongiorno Giulia");
        browser.tabTo("form[action$='/logout'] button");
        assertThat(browser.focusIsVisible()).isTrue();
        browser.press(Keys.ENTER);
        browser.awaitText("main", "Hai chiuso la sessione");
    }

    @Test
    void every_page_on_the_way_is_accessible_at_every_width_in_both_languages_and_schemes() {
        List<String> pages =
                List.of(
                        "login",
                        "login?next=/profile",
                        "registration",
                        "registration/sent",
                        "registration/code",
                        "registration/help",
                        "registration/privacy",
                        "registration/conditions",
                        "password",
                        "password/sent",
                        "password/new",
                        "demo/mail",
                        "demo/write",
                        "demo/write?sent=true");
        String origin = base.getProtocol() + "://" + base.getAuthority() + "/";
        for (String page : pages) {
            for (int width : new int[] {320, 360, 1440}) {
                browser.size(width, 740);
                browser.scheme("light");
                visit(page);
                browser.assertAccessible(page + " at " + width);
                browser.assertNoSidewaysScroll(page + " at " + width);
                browser.shot(page.replaceAll("\\W", "-") + "-" + width);
            }
            browser.scheme("dark");
            visit(page + (page.contains("?") ? "&" : "?") + "lang=en");
            browser.assertAccessible(page + " in English, dark");
            browser.assertKeptToItself(origin);
            visit(page + (page.contains("?") ? "&" : "?") + "lang=it");
        }
    }

    private boolean isProven() {
        return Boolean.TRUE.equals(
                browser.script(
                        "const proof = document.querySelector('input[name=altcha]');"
                                + " return !!proof && proof.value.length > 20"));
    }

    /** Waits until the newest mail is to somebody and about something, and opens it. */
    private void openMail(String recipient, String subject) {
        browser.await(
                "a mail to " + recipient,
                () -> {
                    visit("demo/mail");
                    return !browser.findAll("tbody tr:first-child").isEmpty()
                            && browser.text("tbody tr:first-child").contains(recipient)
                            && browser.text("tbody tr:first-child").contains(subject);
                });
        browser.click("tbody tr:first-child a");
        browser.findVisible("#mail-text");
        browser.assertAccessible("mail");
    }

    private void logIn(String userName, String password) {
        type("username", userName);
        type("password", password);
        browser.click("#login-form button.button-primary");
    }

    private void type(String field, String text) {
        browser.findVisible("#" + field).clear();
        browser.findVisible("#" + field).sendKeys(text);
    }

    private void visit(String path) {
        browser.visit(base + path);
    }
}
