package io.onecare.portal.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.inside.MembersUnderTest;
import io.onecare.portal.it.inside.SearchUnderTest;
import java.net.URL;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The search as members use it: by mouse, by keyboard, on a phone, without scripts. */
@RequiresChromium
@ArquillianTest
@RunAsClient
class SearchPageIT {

    private static final String DREAM =
            "place=Lampedusa+e+Linosa,+AG,+Italia&patient=TEST-Sara&category=SRC&service=SRC-SOGNO&agreed=yes";

    @ArquillianResource private URL base;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.open("it-IT");
        logIn(SearchUnderTest.SARA);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void every_state_is_accessible_at_every_width_in_both_languages_and_schemes() {
        Map<String, String> states =
                Map.of(
                        "search-form",
                        "search",
                        "search-errors",
                        "search?check=yes&by=practitioner&place=&service=x",
                        "search-places",
                        "search?check=yes&place=san+giovanni&service=SRC-SOGNO&near=35.5,12.6",
                        "results",
                        "results?" + DREAM,
                        "results-practitioner",
                        "results?" + DREAM + "&by=practitioner&practitioner=vento",
                        "results-filters",
                        "results?" + DREAM + "&sort=date&day=x&part=morning",
                        "results-far",
                        "results?" + DREAM.replace("SOGNO", "LONTANA"),
                        "results-nowhere",
                        "results?" + DREAM.replace("SOGNO", "NIENTE"));
        for (int[] size : new int[][] {{320, 640}, {360, 740}, {768, 1024}, {1920, 1000}}) {
            for (Map.Entry<String, String> state : states.entrySet()) {
                browser.size(size[0], size[1]);
                visit(state.getValue());
                settled(state.getValue(), size[0]);
                String where = state.getKey() + " at " + size[0];
                browser.assertAccessible(where);
                browser.assertNoSidewaysScroll(where);
                browser.size(size[0], Math.max(size[1], 1_500)); // to see more of it
                browser.shot(state.getKey() + "-" + size[0]);
            }
        }
        browser.size(1440, 900);
        browser.scheme("dark");
        for (Map.Entry<String, String> state : states.entrySet()) {
            visit(state.getValue() + (state.getValue().contains("?") ? "&" : "?") + "lang=en");
            settled(state.getValue(), 1440);
            browser.assertAccessible(state.getKey() + " in English, dark");
            browser.shot(state.getKey() + "-en-dark");
        }
        browser.assertKeptToItself(base.getProtocol() + "://" + base.getAuthority() + "/");
        visit("search?lang=it");

        logOut();
        logIn(SearchUnderTest.UGO);
        visit("results?" + DREAM.replace("TEST-Sara", "TEST-Ugo"));
        browser.awaitText("h2", "Non possiamo mostrare i prezzi");
        browser.size(360, 900);
        browser.assertAccessible("not covered");
        browser.shot("results-uncovered-360");
    }

    /** The map has drawn its marks, where it is shown. */
    private void settled(String page, int width) {
        if (page.startsWith("results?") && width >= 1000 && !browser.findAll("#finder").isEmpty()) {
            browser.await("marks", () -> !browser.findAll(".number-mark").isEmpty());
        }
    }

    @Test
    void a_member_finds_a_facility_for_the_daughter_by_mouse() {
        visit("home");
        browser.click("a.box");
        browser.awaitText("h1", "Ricerca la struttura/medici convenzionati");
        browser.click("#place");
        browser.press("lampedusa e");
        browser.awaitText("#place__listbox li", "Lampedusa e Linosa, AG, Italia");
        browser.assertAccessible("places suggested");
        browser.click("#place__listbox li");
        assertThat(chosen()).isEqualTo("Sara Salina");
        browser.click(".chooser-arrow[aria-label='Assistito successivo']");
        assertThat(chosen()).isEqualTo("Lia Salina");
        browser.awaitText(".chooser-position", "2 di 2");
        browser.click("#category option[value='SRC']");
        browser.click("#service");
        browser.press("o");
        browser.awaitText("#service__listbox li", "VISITA ONIRICA");
        assertThat(texts("#service__listbox li")).noneMatch(text -> text.contains("CARDIOLOGICA"));
        browser.shot("search-service");
        browser.assertAccessible("services suggested");
        browser.click("#service__listbox li");
        browser.click("input[name=agreed][value=no]");
        browser.shot("search-filled");
        browser.click("#wish-form button.button-primary");

        browser.awaitText("h1", "Le strutture disponibili vicino a te");
        browser.awaitText(".recap", "Assistito : Lia Salina");
        String results = browser.address();
        assertThat(results)
                .contains("/results?")
                .doesNotContain("TEST-", "SRC-", "Salina", "place");
        browser.await("marks", () -> browser.findAll(".number-mark").size() == 20);
        assertThat(browser.findAll(".number-mark.number-ONLINE")).isNotEmpty();
        browser.shot("results-mouse");
        browser.click(".number-mark");
        browser.await("the offer", () -> browser.focusMatches(".offer-actions a"));

        browser.click(".recap-bar a");
        browser.awaitText("h1", "Ricerca la struttura");
        assertThat(chosen()).isEqualTo("Lia Salina");
        assertThat(browser.find("#place").getDomProperty("value"))
                .isEqualTo("Lampedusa e Linosa, AG, Italia");
        assertThat(browser.find("#service").getDomProperty("value")).isEqualTo("VISITA ONIRICA");
        browser.back();
        browser.awaitText("h1", "Le strutture disponibili vicino a te");
        assertThat(browser.address()).isEqualTo(results);
        assertThat(browser.address()).doesNotContain("TEST-", "SRC-", "Lampedusa");
        browser.click("#TEST-S01 .offer-actions a");
        browser.awaitText("main", "Centro Deriva 01");
        assertThat(browser.find("main").getText()).contains("VISITA ONIRICA", "Lia Salina");
        assertThat(browser.address()).doesNotContain("TEST-", "SRC-");
    }

    @Test
    void a_member_finds_a_practitioner_by_keyboard_alone() {
        visit("search");
        browser.tabTo("#place");
        browser.press("lampedusa e");
        browser.awaitText("#place__listbox li", "Lampedusa e Linosa, AG, Italia");
        browser.press(Keys.ARROW_DOWN);
        browser.press(Keys.ENTER);
        browser.tabTo("input[name=patient]");
        assertThat(browser.focusIsVisible()).isTrue();
        browser.press(Keys.ARROW_DOWN);
        assertThat(chosen()).isEqualTo("Lia Salina");
        browser.press(Keys.ARROW_UP);
        assertThat(chosen()).isEqualTo("Sara Salina");
        browser.tabTo("#service");
        browser.press("qwx");
        browser.awaitText("#service__listbox li", "Nessuna proposta");
        browser.selectAll();
        browser.press("onir");
        browser.awaitText("#service__listbox li", "VISITA ONIRICA");
        browser.press(Keys.ARROW_DOWN);
        browser.press(Keys.ENTER);
        browser.tabTo("input[name=by]");
        assertThat(browser.find("#practitioner").isDisplayed()).isFalse();
        browser.press(Keys.ARROW_DOWN);
        browser.tabTo("#practitioner");
        browser.press("mirta v");
        browser.awaitText("#practitioner__listbox li", "Dott.ssa Mirta Ventoprova");
        browser.assertAccessible("practitioners suggested");
        browser.press(Keys.ARROW_DOWN);
        browser.press(Keys.ENTER);
        browser.tabTo("#wish-form button.button-primary");
        browser.press(Keys.ENTER);

        browser.awaitText("h1", "I medici disponibili vicino a te");
        browser.await("offers", () -> browser.findAll(".offer").size() == 2);
        assertThat(texts(".offer h3").get(0)).contains("Dott.ssa Mirta Ventoprova");
        browser.tabTo("#filters summary");
        browser.press(Keys.ENTER);
        browser.tabTo("#only");
        assertThat(browser.focusIsVisible()).isTrue();
        browser.press(Keys.SPACE);
        browser.tabTo("#filters-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("#results-title", "1 struttura trovata");
        browser.tabTo(".offer-phone a");
        browser.tabTo(".offer-actions a");
        assertThat(browser.focusIsVisible()).isTrue();
        browser.press(Keys.ENTER);
        browser.await("the practitioner", () -> !browser.findAll("#practitioner").isEmpty());
        assertThat(browser.find("#practitioner").getDomProperty("value")).isEqualTo("TEST-DR-1");
    }

    @Test
    void errors_take_the_focus_and_lead_to_the_fields() {
        visit("search");
        browser.click("#service");
        browser.press("qwxyz");
        browser.click("#wish-form button.button-primary");
        browser.awaitText("#errors", "La prestazione “qwxyz” non è tra quelle della rete.");
        browser.await("focus", () -> browser.focusMatches("#errors"));
        assertThat(browser.title()).startsWith("Errore: ");
        assertThat(browser.find("#service").getDomProperty("value")).isEqualTo("qwxyz");
        browser.click("#errors a[href='#service']");
        browser.await("the field", () -> browser.focusMatches("#service"));
    }

    @Test
    void the_position_is_asked_for_by_a_click_only_and_rounded() {
        String origin = base.getProtocol() + "://" + base.getAuthority();
        browser.position(origin);
        visit("search?service=SRC-SOGNO&category=SRC");
        assertThat(browser.text("#near-status")).isEmpty();
        browser.click("#locate-me");
        browser.awaitText("#near-status", "Il browser non ha comunicato la posizione.");

        browser.position(origin, 35.512345, 12.601234);
        browser.click("#place");
        browser.press("roma");
        browser.awaitText("#place__listbox li", "Roma, RM, Italia");
        browser.press(Keys.ESCAPE);
        browser.click("#locate-me");
        browser.awaitText("#near-status", "arrotondata a circa un chilometro");
        assertThat(browser.find("#place").getDomProperty("value")).isEmpty();
        browser.assertAccessible("with a position");
        browser.shot("search-near");
        browser.click("#wish-form button.button-primary");
        browser.awaitText(".recap", "Località : la tua posizione");
        assertThat(browser.find("#filters-form input[name=near]").getDomAttribute("value"))
                .isEqualTo("35.51,12.60");
        assertThat(browser.address()).doesNotContain("near=", "35.5");

        browser.click(".recap-bar a");
        browser.click("#place");
        browser.press("r");
        assertThat(browser.find("#near").isSelected()).isFalse();
    }

    @Test
    void without_scripts_everything_can_be_chosen_too() {
        browser.scripts(false);
        visit("search?lang=en");
        browser.size(360, 1_900);
        browser.shot("search-noscript-360");
        browser.find("#place").sendKeys("Lampedusa e Linosa");
        browser.click("input[name=patient][value='TEST-Lia']");
        browser.click("#service option[value='SRC-SOGNO']");
        browser.click("#wish-form button.button-primary");
        browser.awaitText("h1", "Facilities available near you");
        assertThat(texts(".offer")).hasSize(20);
        browser.shot("results-noscript-360");
        browser.click(".pages-next");
        browser.await("the second page", () -> browser.findAll(".offer").size() == 3);
        visit("search?lang=it");
        browser.scripts(true);
    }

    private String chosen() {
        return browser.find(".chooser label:has(:checked)").getText().strip();
    }

    private List<String> texts(String css) {
        return browser.findAll(css).stream()
                .map(WebElement::getText)
                .map(text -> text.replaceAll("\\s+", " ").strip())
                .toList();
    }

    private void logIn(String userName) {
        visit("login");
        browser.findVisible("#username").sendKeys(userName);
        browser.findVisible("#password").sendKeys(MembersUnderTest.PASSWORD);
        browser.click("#login-form button.button-primary");
        browser.awaitText("h1", "Buongiorno");
    }

    private void logOut() {
        browser.click("form[action$='/logout'] button");
        browser.awaitText("main", "Hai chiuso la sessione");
    }

    private void visit(String path) {
        browser.visit(base + path);
    }
}
