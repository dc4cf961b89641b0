package io.onecare.portal.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.Http;
import io.onecare.portal.it.inside.FamilyUnderTest;
import io.onecare.portal.it.inside.MembersUnderTest;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Home, who has seen one's data, and the privacy notice on the way there. */
@RequiresChromium
@ArquillianTest
@RunAsClient
class HomePageIT {

    private static final String DAY =
            "(lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica) [0-9]{1,2} [a-z]+ [0-9]{4}";

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
    void who_has_no_appointments_is_told_what_to_do() {
        logIn(MembersUnderTest.ANNA);
        browser.awaitText("h1", "Buongiorno Anna");

        assertThat(browser.text("main"))
                .contains("Richiesta prestazioni sanitarie")
                .contains("Non hai appuntamenti in programma")
                .contains("telefona al")
                .doesNotContain("Da fare");
        assertThat(browser.findAll(".appointment")).isEmpty();
        walkThrough("home", "home-empty");
    }

    @Test
    void appointments_of_the_family_are_listed_with_what_one_needs_to_get_there() {
        logIn(FamilyUnderTest.DORA);
        browser.awaitText("h1", "Buongiorno Dora");

        List<String> cards = texts(".appointment");
        assertThat(cards).hasSize(3);
        assertThat(cards.get(0))
                .matches("(?s)" + DAY + ", ore 10:00.*")
                .contains("Confermata", "VISITA ALLERGOLOGICA", "Dora Dorati", "Telefono");
        assertThat(cards.get(1))
                .matches("(?s)" + DAY + ", ore 11:00.*")
                .contains("In attesa di conferma dalla struttura", "Fiora Dorati");
        assertThat(cards.get(2))
                .matches("(?s)" + DAY + ", ore 09:00.*")
                .contains("La struttura propone un altro orario", "Elio Dorati");
        assertThat(browser.findAll(".appointment a[href^='tel:+39']")).isNotEmpty();
        assertThat(browser.text("main")).doesNotContain("Gino", "Carla", "08:00", "12:00");
        walkThrough("home", "home-appointments");

        visit("home?lang=en");
        assertThat(texts(".appointment").get(0))
                .matches("(?s)(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day [0-9]+ [A-Z].* at 10:00.*")
                .contains("Confirmed", "Allergy consultation");
        visit("home?lang=it");
    }

    @Test
    void what_waits_is_a_list_of_clear_links_that_a_keyboard_reaches() {
        logIn(FamilyUnderTest.DORA);
        browser.awaitText("h1", "Buongiorno Dora");

        List<String> things = texts(".waiting li");
        assertThat(things).hasSize(4);
        assertThat(things.get(0))
                .matches(
                        "(?s).+ propone "
                                + DAY
                                + ", ore 15:00, per l’appuntamento di Elio Dorati al posto di "
                                + DAY
                                + ", ore 09:00\\. Puoi accettare o rifiutare entro "
                                + DAY
                                + ", ore [0-9:]{5}\\..*");
        assertThat(things.get(1)).contains("tra trenta giorni non risulta più");
        assertThat(things.get(2)).contains("dora.nuova@under-test.example");
        assertThat(things.get(3)).contains("Elio Dorati compie 18 anni il ");

        browser.tabTo("main a.box");
        assertThat(browser.focusIsVisible()).isTrue();
        browser.tabTo(".waiting a[href*='/bookings/proposal?reference=']");
        assertThat(browser.focusIsVisible()).isTrue();
        browser.tabTo(".waiting a[href^='tel:']");
        assertThat(browser.focusIsVisible()).isTrue();
        browser.tabTo(".waiting a[href$='/profile/email']");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Cambia l’e-mail");
    }

    @Test
    void whoever_asks_sees_who_has_seen_their_data_page_by_page() {
        logIn(FamilyUnderTest.DORA);
        browser.awaitText("h1", "Buongiorno Dora");
        visit("profile");
        browser.tabTo("a[href$='/profile/access']");
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Chi ha visto i miei dati");

        List<String> lines = new ArrayList<>(texts("tbody tr"));
        assertThat(lines).hasSize(25);
        walkThrough("profile/access", "access");
        visit("profile/access");
        browser.tabTo("a[href*='before=']");
        browser.press(Keys.ENTER);
        browser.awaitText("main", "Più recenti");
        lines.addAll(texts("tbody tr"));
        browser.assertAccessible("the second page");

        assertThat(lines)
                .filteredOn(line -> line.contains("Dati consultati per verificare l’identità"))
                .hasSize(30)
                .allMatch(line -> line.contains("Operatore del Customer Care"))
                .allMatch(line -> line.matches("[0-9]{1,2} [a-z]+ [0-9]{4}, ore [0-9:]{5} ?.*"));
        assertThat(lines)
                .anyMatch(
                        line -> line.contains("Altra operazione") && line.contains("Struttura – "))
                .anyMatch(line -> line.contains("Fiora Dorati, prenotazione "))
                .anyMatch(line -> line.contains("Altro orario proposto"))
                .noneMatch(line -> line.contains("Gino"))
                .noneMatch(line -> line.contains("Identità non confermata"))
                .noneMatch(line -> line.contains("Accesso all’area riservata"))
                .noneMatch(line -> line.contains(FamilyUnderTest.OPERATOR))
                .noneMatch(line -> line.contains("reception"));

        browser.click("nav.pages a[href='?show=everything']");
        browser.awaitText("tbody", "Accesso all’area riservata");
        browser.awaitText("tbody", "Tu");
        visit("profile/access?before=nonsense");
        browser.awaitText("tbody", "Operatore");
        visit("profile/access?lang=en");
        browser.awaitText("tbody", "Customer-care operator");
        visit("profile/access?lang=it");
    }

    @Test
    void a_privacy_notice_is_shown_once_and_again_when_it_changes() {
        visit("profile");
        type("username", FamilyUnderTest.NORA);
        type("password", MembersUnderTest.PASSWORD);
        browser.click("#login-form button.button-primary");
        browser.awaitText("h1", "L’informativa sulla privacy");
        browser.awaitText("main", "Questo testo è inventato");
        String address = browser.address();
        walkThrough("notice?next=/profile", "notice");

        // nobody is locked in: other pages, and out
        visit("registration/help");
        browser.awaitText("h1", "Istruzioni");
        visit("home");
        browser.awaitText(".waiting", "un’informativa sulla privacy che non hai ancora visto");
        browser.assertAccessible("home with a notice");
        browser.click("form[action$='/logout'] button");
        browser.awaitText("main", "Hai chiuso la sessione");

        logIn(FamilyUnderTest.NORA);
        browser.awaitText("h1", "L’informativa sulla privacy");
        browser.visit(address);
        browser.tabTo("#notice-form button");
        assertThat(browser.focusIsVisible()).isTrue();
        browser.press(Keys.ENTER);
        browser.awaitText("h1", "Profilo");
        visit("notice");
        browser.awaitText("h1", "Buongiorno Nora");
        assertThat(browser.findAll(".waiting")).isEmpty();
        logOut();
        logIn(FamilyUnderTest.NORA);
        browser.awaitText("h1", "Buongiorno Nora");
        logOut();

        publish("2027-01");
        logIn(FamilyUnderTest.NORA);
        browser.awaitText("h1", "Abbiamo aggiornato l’informativa sulla privacy");
        browser.awaitText("main", "Versione di prova 2027-01.");
        browser.awaitText("main li", "<b>voce</b>");
        publish("2027-02"); // while she reads
        browser.click("#notice-form button");
        browser.awaitText("main", "Nel frattempo è entrata in vigore un’altra versione");
        browser.awaitText("main", "Versione di prova 2027-02.");
        browser.assertAccessible("another version meanwhile");
        browser.click("#notice-form button");
        browser.awaitText("h1", "Buongiorno Nora");
        logOut();

        logIn(MembersUnderTest.ANNA);
        browser.awaitText("h1", "Buongiorno Anna");
        visit("registration/privacy");
        browser.awaitText("main", "Versione 2027-02, in vigore dal ");
        browser.click("a[href='?version=DEMO-1']");
        browser.awaitText("main", "Questa non è la versione in vigore oggi");
        browser.awaitText("main", "Questo testo è inventato");
        browser.assertAccessible("an old version");
    }

    @Test
    void the_texts_are_public_in_both_languages() {
        for (String page :
                List.of("registration/conditions", "registration/privacy?version=DEMO-1")) {
            String separator = page.contains("?") ? "&" : "?";
            visit(page + separator + "lang=en");
            browser.awaitText("main", "This text is made up");
            visit(page + separator + "lang=it");
            browser.awaitText("main", "Questo testo è inventato");
            browser.awaitText("main", "Versione DEMO-1, in vigore dal ");
            walkThrough(page, page.replaceAll("\\W", "-"));
        }
    }

    @Test
    void the_notice_opens_beside_the_registration_form_and_nothing_typed_is_lost() {
        visit("registration");
        type("surname", "Campione");
        browser.tabTo("#notice summary");
        assertThat(browser.focusIsVisible()).isTrue();
        browser.press(Keys.ENTER);
        browser.awaitText("#notice .muted", "Versione ");
        browser.await(
                "the notice is in sight",
                () -> browser.findVisible("#notice .terms").isDisplayed());

        browser.assertAccessible("registration with the notice");
        assertThat(browser.find("#surname").getDomProperty("value")).isEqualTo("Campione");
        assertThat(browser.find("#registration-form input[name=notice]").getDomProperty("value"))
                .isNotEmpty();
        browser.size(320, 1_800);
        browser.assertNoSidewaysScroll("registration with the notice");
        browser.size(360, 1_800);
        browser.shot("registration-notice-360");
    }

    private void publish(String code) {
        assertThat(Http.get(base + "ArquillianServletRunnerNotice?code=" + code).body())
                .isEqualTo("Published");
    }

    private void walkThrough(String page, String shot) {
        browser.walkThrough(base, page, shot, 320, 360, 1440);
    }

    private List<String> texts(String css) {
        return browser.findAll(css).stream()
                .map(WebElement::getText)
                .map(text -> text.replaceAll("\\s+", " ").strip())
                .toList();
    }

    private void logIn(String userName) {
        visit("login");
        type("username", userName);
        type("password", MembersUnderTest.PASSWORD);
        browser.click("#login-form button.button-primary");
    }

    private void logOut() {
        browser.click("form[action$='/logout'] button");
        browser.awaitText("main", "Hai chiuso la sessione");
    }

    private void type(String field, String text) {
        browser.findVisible("#" + field).clear();
        browser.findVisible("#" + field).sendKeys(text);
    }

    private void visit(String path) {
        browser.visit(base + path);
    }
}
