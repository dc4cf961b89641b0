package io.onecare.portal.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.inside.MembersUnderTest;
import io.onecare.portal.it.inside.VerdiUnderTest;
import java.net.URL;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The panel of the family members: adding, correcting, removing, and agreeing when of age. */
@RequiresChromium
@ArquillianTest
@RunAsClient
class FamilyPageIT {

    private static final String SERENO = "VRDSRN16E12H501K";
    private static final String SERENO_A_DAY_LATER = "VRDSRN16E13H501M";
    private static final String BIANCA = "VRDBNC55D43H501J";

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
    void a_child_is_added_corrected_and_removed_with_only_a_keyboard() {
        logIn(VerdiUnderTest.VIOLA);
        browser.tabTo("a[href$='/profile']");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Profilo");
        browser.tabTo("a[href$='/profile/family']");
        assertThat(browser.focusIsVisible()).isTrue();
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Nuovo familiare");
        see("family-new");

        browser.tabTo("#surname");
        browser.press("Verdi", Keys.TAB, Keys.TAB, SERENO.substring(0, 15) + "A", Keys.TAB);
        browser.press("12/05/2016", Keys.TAB);
        browser.press(Keys.ENTER);
        browser.tabTo("#family-form button.button-primary");
        browser.press(Keys.ENTER);
        browser.awaitText("#errors", "Inserisci il nome.");
        browser.awaitText("#errors", "Scegli la parentela.");
        assertThat(browser.focusMatches("#errors")).as(browser.focus()).isTrue();
        assertThat(browser.title()).startsWith("Errore: Nuovo familiare");
        assertThat(value("surname")).isEqualTo("Verdi");
        assertThat(value("birthdate")).isEqualTo("12/05/2016");
        see("family-errors");

        browser.tabTo("#errors a[href='#name']");
        browser.press(Keys.ENTER);
        browser.await("the field has the focus", () -> browser.focusMatches("#name"));
        browser.press("Sereno");
        browser.tabTo("#relationship");
        browser.press("Figlia");
        browser.tabTo("#family-form button.button-primary");
        browser.press(Keys.ENTER);
        browser.awaitText("#taxcode-error", "Il codice fiscale non è corretto");
        assertThat(value("relationship")).isEqualTo("CHILD");
        browser.tabTo("#taxcode");
        browser.selectAll();
        browser.press(SERENO, Keys.ENTER);
        browser.awaitText("[role=status]", "Il familiare è stato aggiunto.");
        browser.awaitText("main", SERENO);
        see("family-added");

        browser.tabTo("a[href*='/profile/family?id=']");
        assertThat(browser.text("a[href*='/profile/family?id=']"))
                .isEqualTo("Modifica Sereno Verdi");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Modifica i dati del familiare");
        assertThat(value("taxcode")).isEqualTo(SERENO);
        assertThat(value("relationship")).isEqualTo("CHILD");
        see("family-edit");
        browser.tabTo("#taxcode");
        browser.selectAll();
        browser.press(SERENO_A_DAY_LATER, Keys.ENTER);
        browser.awaitText("#birthdate-error", "non corrisponde al codice fiscale");
        see("family-edit-error");
        browser.tabTo("#birthdate");
        browser.selectAll();
        browser.press("13.5.2016", Keys.ENTER);
        browser.awaitText("[role=status]", "I dati del familiare sono stati salvati.");
        browser.awaitText("main", SERENO_A_DAY_LATER);

        browser.tabTo("a[href*='/profile/family/remove?id=']");
        assertThat(browser.focusIsVisible()).isTrue();
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Rimuovere il familiare?");
        browser.awaitText("main", "Sereno Verdi");
        see("family-remove");
        browser.tabTo("#remove-form button.button-primary");
        browser.press(Keys.ENTER);
        browser.awaitText("[role=status]", "Il familiare è stato rimosso.");
        assertThat(browser.text("main")).doesNotContain("Sereno");
        browser.assertKeptToItself(origin());
    }

    @Test
    void the_profile_shows_the_own_tax_code_and_who_is_18_soon_and_not_who_is_of_age() {
        logIn(VerdiUnderTest.VIOLA);
        visit("profile");

        assertThat(browser.text("main"))
                .contains("VRDVLI80A41H501H", "Ettore Verdi", "compie 18 anni");
        assertThat(browser.text("main")).doesNotContain("Delia");
        assertThat(browser.findAll("a[href*='/profile/family?id=']"))
                .as("what the insurer states has no pencil")
                .isEmpty();
        see("family-profile");
        for (String page :
                List.of(
                        "profile/family?id=00000000-0000-4000-8000-000000000001",
                        "profile/family?id=nobody",
                        "profile/family/remove?id=00000000-0000-4000-8000-000000000001",
                        "profile/family/remove",
                        "profile/agreement")) {
            visit(page);
            browser.awaitText("h1", "Pagina non trovata");
        }
    }

    @Test
    void somebody_of_age_is_awaited_without_their_data_and_can_be_taken_off() {
        logIn(VerdiUnderTest.VIOLA);
        visit("profile/family");
        fill("Verdi", "Bianca", BIANCA, "03/04/1955", "PARENT");
        browser.awaitText("[role=status]", "Chi ha compiuto 18 anni deve registrarsi da sé");
        browser.awaitText("#awaited", "In attesa del consenso");
        assertThat(browser.text("main")).contains("Genitore, aggiunta del").doesNotContain(BIANCA);
        see("family-awaited");

        browser.click("#awaited ~ ul a");
        browser.awaitText("h1", "Rimuovere il familiare?");
        assertThat(browser.text("#remove-form")).contains("Genitore").doesNotContain("Bianca");
        browser.click("#remove-form button.button-primary");
        browser.awaitText("[role=status]", "Il familiare è stato rimosso.");
        assertThat(browser.findAll("#awaited")).isEmpty();
    }

    @Test
    void somebody_of_age_lets_the_member_see_them_and_takes_it_back() {
        logIn(VerdiUnderTest.DELIA);
        visit("profile");
        browser.awaitText("main", "La polizza è di Viola Verdi, che non vede i tuoi dati");
        assertThat(browser.findAll("a[href$='/profile/family']")).isEmpty();
        see("family-agreement-profile");
        browser.tabTo("a[href$='/profile/agreement']");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Chi può prenotare per te");
        see("family-agreement");
        browser.tabTo("main form button.button-primary");
        browser.press(Keys.ENTER);
        browser.awaitText("[role=status]", "Il consenso è stato registrato.");
        browser.awaitText("main", "La polizza è di Viola Verdi, che dal");
        try (Browser other = Browser.open("it-IT")) {
            logIn(other, VerdiUnderTest.VIOLA);
            other.visit(base + "profile");
            other.awaitText("main", "Delia Verdi");
        }

        browser.click("a[href$='/profile/agreement']");
        browser.click("main form button.button-primary");
        browser.awaitText("[role=status]", "Il consenso è stato revocato.");
    }

    @Test
    void the_member_is_written_to_before_an_eighteenth_birthday() {
        String subject = "un familiare compie 18 anni";
        browser.await(
                "a mail about the birthday",
                () -> {
                    visit("demo/mail");
                    return browser.text("main").contains(subject);
                });
        browser.script(
                "[...document.querySelectorAll('tbody a')]"
                        + ".find(a => a.textContent.includes(arguments[0])).click()",
                subject);
        browser.awaitText("main", MembersUnderTest.email("Viola"));
        browser.awaitText("#mail-text", "Una persona della tua famiglia compie 18 anni");
        assertThat(browser.text("#mail-text")).doesNotContain("Ettore", "Verdi");
        browser.shot("family-mail");
    }

    /** Accessible, without sideways scroll, at every width, in both languages and schemes. */
    private void see(String state) {
        for (int width : new int[] {320, 360, 1440}) {
            browser.size(width, 740);
            browser.assertNoSidewaysScroll(state + " at " + width);
            browser.assertAccessible(state + " at " + width);
            if (width != 320) {
                browser.size(width, 1900);
                browser.shot(state + "-" + width);
            }
        }
        browser.scheme("dark");
        browser.assertAccessible(state + ", dark");
        browser.scheme("light");
    }

    @Test
    void the_pages_speak_english_too() {
        logIn(VerdiUnderTest.VIOLA);
        visit("profile?lang=en");
        browser.awaitText("main", "will be 18");
        see("family-profile-en");
        visit("profile/family");
        browser.awaitText("h1", "New family member");
        browser.click("#family-form button.button-primary");
        browser.awaitText("#errors", "Choose the relationship.");
        see("family-errors-en");
        fill("Verdi", "Sereno", "VRDVLI80A41H501H", "01/01/1980", "CHILD");
        browser.awaitText("#errors", "The given name does not agree");
        visit("profile?lang=it");
    }

    private void fill(
            String surname, String name, String taxCode, String birthDate, String relationship) {
        type("surname", surname);
        type("name", name);
        type("taxcode", taxCode);
        type("birthdate", birthDate);
        browser.click("#relationship option[value='" + relationship + "']");
        browser.click("#family-form button.button-primary");
    }

    private String value(String field) {
        return String.valueOf(browser.find("#" + field).getDomProperty("value"));
    }

    private void logIn(String userName) {
        logIn(browser, userName);
    }

    private void logIn(Browser who, String userName) {
        who.visit(base + "login");
        who.findVisible("#username").sendKeys(userName);
        who.findVisible("#password").sendKeys(MembersUnderTest.PASSWORD);
        who.click("#login-form button.button-primary");
        who.awaitText("h1", "Buongiorno");
    }

    private void type(String field, String text) {
        browser.findVisible("#" + field).clear();
        browser.findVisible("#" + field).sendKeys(text);
    }

    private void visit(String path) {
        browser.visit(base + path);
    }

    private String origin() {
        return base.getProtocol() + "://" + base.getAuthority() + "/";
    }
}
