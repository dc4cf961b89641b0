package io.onecare.portal.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.inside.Crowd;
import java.net.URL;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/**
 * From the registration to the log-out with a keyboard alone: nothing is ever clicked. Each page
 * and each state of it is accessible, as narrow as a small phone as well.
 */
@RequiresChromium
@ArquillianTest
@RunAsClient
class KeyboardJourneyIT {

    private static final String PASSWORD = "otto barche sotto il sole";

    @ArquillianResource private URL base;

    private Browser browser;
    private String journey = "";

    @ParameterizedTest
    @CsvSource({
        "it, 320, 20, Registrazione assistito, Controlla la posta, Inserisci il codice, Scegli la"
                + " password, Registrazione completata, non sono corretti, Buongiorno, Profilo, non è"
                + " corretto, contatti sono stati salvati, Hai chiuso la sessione",
        "en, 320, 21, Register as a member, Check your mail, Enter the code, Choose a password, You"
                + " are registered, is not right, Hello, Profile, is not right, contacts have been"
                + " saved, You are logged out",
        "en, 1440, 22, Register as a member, Check your mail, Enter the code, Choose a password,"
                + " You are registered, is not right, Hello, Profile, is not right, contacts have been"
                + " saved, You are logged out"
    })
    void somebody_with_a_keyboard_gets_in_changes_the_phone_number_and_leaves(
            String language,
            int width,
            int newcomer,
            String registration,
            String sent,
            String code,
            String password,
            String done,
            String refused,
            String home,
            String profile,
            String phoneRefused,
            String saved,
            String out) {
        Crowd.Person person = Crowd.NEWCOMERS.person(newcomer);
        journey = "keyboard-" + language + "-" + width + "-";
        try (Browser opened = Browser.open(language.equals("it") ? "it-IT" : "en-GB")) {
            browser = opened;
            browser.size(width, 740);
            browser.visit(base + "login?lang=" + language);
            state("login");
            go("a[href$='/registration']");
            browser.awaitText("h1", registration);
            state("registration");
            browser.tabTo("#surname");
            browser.press(person.surname(), Keys.TAB, Crowd.Person.GIVEN_NAME, Keys.TAB);
            browser.press(person.taxCode(), Keys.TAB, "1/1/1981", Keys.TAB);
            browser.press(person.email(), Keys.TAB, person.email());
            browser.await("the proof of work is done", this::isProven);
            browser.press(Keys.ENTER);
            browser.findVisible("#errors");
            assertThat(browser.focusMatches("#errors")).as(browser.focus()).isTrue();
            state("registration-refused");
            go("#errors a[href='#birthdate']");
            browser.await("the field has the focus", () -> browser.focusMatches("#birthdate"));
            browser.selectAll();
            browser.press(Crowd.Person.BIRTH_DATE);
            browser.await("the proof of work is done again", this::isProven);
            browser.press(Keys.ENTER);
            browser.awaitText("h1", sent);
            state("sent");

            openMail(person.email());
            state("mail");
            go("#mail-text a[href*='/registration/code']");
            browser.awaitText("h1", code);
            state("code");
            go("#code-form button[type=submit]");
            browser.awaitText("h1", password);
            browser.tabTo("#password");
            browser.press("corta", Keys.ENTER);
            browser.findVisible("#errors");
            state("password-refused");
            browser.tabTo("#password");
            browser.press(PASSWORD, Keys.ENTER);
            browser.awaitText("h1", done);
            state("done");
            String userName = browser.text("#username");

            go("a[href$='/login'].button");
            logIn(userName, PASSWORD + "!");
            browser.awaitText("#errors", refused);
            assertThat(browser.focusMatches("#errors")).as(browser.focus()).isTrue();
            state("login-refused");
            browser.tabTo("#password");
            browser.press(PASSWORD, Keys.ENTER);
            browser.awaitText("h1", home);
            state("home");

            go("a[href$='/profile']");
            browser.awaitText("h1", profile);
            state("profile");
            go("a[href$='/profile/edit']");
            state("edit");
            browser.tabTo("#phone");
            browser.press("12", Keys.ENTER);
            browser.awaitText("#errors", phoneRefused);
            state("edit-refused");
            browser.tabTo("#phone");
            browser.selectAll();
            browser.press("333 7654321", Keys.ENTER);
            browser.awaitText("main", saved);
            browser.awaitText("main", "765");
            state("saved");
            go("form[action$='/logout'] button");
            browser.awaitText("main", out);
            state("out");
        }
    }

    @Test
    void what_has_the_focus_is_seen_at_every_stop_of_the_forms() {
        try (Browser opened = Browser.open("it-IT")) {
            browser = opened;
            for (String page :
                    new String[] {"login", "registration", "registration/code", "password"}) {
                browser.size(320, 740);
                browser.visit(base + page);
                String last = "main form .actions button[type=submit]";
                for (int i = 0; i < 80 && !browser.focusMatches(last); i++) {
                    browser.press(Keys.TAB);
                    assertThat(browser.focusIsVisible()).as(page + ": " + browser.focus()).isTrue();
                }
                assertThat(browser.focusMatches(last)).as(page + ": " + browser.focus()).isTrue();
            }
        }
    }

    /** Tabs to something, sees that it is seen to have the focus, and presses it. */
    private void go(String css) {
        browser.tabTo(css);
        assertThat(browser.focusIsVisible()).as(css).isTrue();
        browser.press(Keys.ENTER);
    }

    private void logIn(String userName, String password) {
        browser.tabTo("#username");
        browser.press(userName, Keys.TAB);
        browser.await("the password has the focus", () -> browser.focusMatches("#password"));
        browser.press(password, Keys.ENTER);
    }

    private void openMail(String recipient) {
        browser.await(
                "a mail to " + recipient,
                () -> {
                    browser.visit(base + "demo/mail");
                    return browser.text("tbody tr:first-child").contains(recipient);
                });
        go("tbody tr:first-child a");
        browser.findVisible("#mail-text");
    }

    private void state(String name) {
        browser.assertAccessible(journey + name);
        browser.assertNoSidewaysScroll(journey + name);
        browser.shot(journey + name);
    }

    private boolean isProven() {
        return Boolean.TRUE.equals(
                browser.script(
                        "const proof = document.querySelector('input[name=altcha]');"
                                + " return !!proof && proof.value.length > 20"));
    }
}
