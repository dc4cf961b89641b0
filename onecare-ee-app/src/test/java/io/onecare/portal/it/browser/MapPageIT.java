package io.onecare.portal.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.inside.HostileFacility;
import java.net.URL;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The public map as people use it: by mouse, by keyboard, on a phone, in both languages. */
@RequiresChromium
@ArquillianTest
@RunAsClient
class MapPageIT {

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
    void every_state_of_the_page_is_accessible_at_every_width_in_both_languages_and_schemes() {
        List<String> states =
                List.of(
                        "map",
                        "map?place=Milano,+MI,+Italia&category=VISITA-SPECIALISTICA",
                        "map?place=Atlantide&name=" + "x".repeat(120),
                        "map?place=Milano&name=qwxyz",
                        "map?facility=DEMO-0085&place=Milano",
                        "login",
                        "no-such-page");
        for (int[] size : new int[][] {{320, 640}, {360, 740}, {768, 1024}, {1440, 900}}) {
            browser.size(size[0], size[1]);
            for (String state : states) {
                browser.scheme("light");
                visit(state);
                String where = state + " at " + size[0];
                browser.assertAccessible(where);
                browser.assertNoSidewaysScroll(where);
                browser.shot(name(state, size[0], "it"));
            }
        }
        for (String state : states) {
            browser.scheme("dark");
            visit(state + (state.contains("?") ? "&" : "?") + "lang=en");
            browser.assertAccessible(state + " in English, dark");
            browser.shot(name(state, 1440, "en-dark"));
        }
    }

    @Test
    void suggestions_and_popups_are_accessible_too() {
        visit("map");
        browser.click("#place");
        browser.press("mil");
        browser.awaitText("#place__listbox li", "Milano, MI, Italia");
        browser.assertAccessible("suggestions open");
        browser.shot("suggestions");

        visit("map?name=Ostile");
        browser.click("#map .leaflet-marker-icon");
        browser.findVisible(".leaflet-popup-content");
        browser.assertAccessible("popup open");
        browser.shot("popup");
    }

    @Test
    void the_page_asks_nothing_of_other_origins_and_breaks_no_policy() {
        String origin = base.getProtocol() + "://" + base.getAuthority() + "/";
        for (String state : List.of("map", "map?place=Milano", "map?facility=DEMO-0085", "login")) {
            visit(state);
            browser.assertKeptToItself(origin);
        }
    }

    @Test
    void somebody_with_only_a_keyboard_finds_the_phone_of_the_nearest_facility() {
        visit("map");
        browser.press(Keys.TAB);
        assertThat(browser.focusMatches(".skip-link")).as(browser.focus()).isTrue();
        assertThat(browser.focusIsVisible()).isTrue();

        browser.tabTo("#place");
        browser.press("milano");
        browser.awaitText("#place__listbox li", "Milano, MI, Italia");
        browser.press(Keys.ARROW_DOWN, Keys.ENTER);
        browser.tabTo("#search-form button[type=submit]");
        assertThat(browser.focusIsVisible()).isTrue();
        browser.press(Keys.ENTER);
        browser.await(
                "the address names the place", () -> browser.address().contains("place=Milano"));
        browser.awaitText("#results", "Milano");
        browser.await("the focus is on the results", () -> browser.focusMatches("#results-title"));

        browser.tabTo(".facility h3 a");
        assertThat(browser.focusIsVisible()).isTrue();
        browser.press(Keys.ENTER);
        browser.await("details", () -> browser.address().contains("facility="));
        browser.await("the focus is on the name", () -> browser.focusMatches("#results-title"));
        browser.tabTo(".details a[href^='tel:']");
        assertThat(browser.focusIsVisible()).isTrue();
        browser.assertAccessible("details by keyboard");

        browser.visit(browser.address());
        browser.tabTo("a.back");
        browser.press(Keys.ENTER);
        browser.await("the list is back", () -> !browser.address().contains("facility="));
        assertThat(browser.address()).contains("place=Milano");
    }

    @Test
    void escape_closes_the_suggestions_and_keeps_what_was_typed() {
        visit("map");
        browser.click("#place");
        browser.press("reggio");
        browser.awaitText("#place__listbox li", "Reggio");
        browser.press(Keys.ESCAPE);

        browser.await(
                "suggestions closed",
                () ->
                        browser.findAll("#place__listbox li").stream()
                                .noneMatch(e -> e.isDisplayed()));
        assertThat(browser.find("#place").getDomProperty("value")).isEqualTo("reggio");
    }

    @Test
    void a_link_can_be_reloaded_shared_and_gone_back_from() {
        visit("map?place=Torino,+TO,+Italia&category=ODONTOIATRIA");
        String count = browser.text("#results-title");
        String link = browser.address();

        browser.visit(link);
        assertThat(browser.text("#results-title")).isEqualTo(count);
        assertThat(browser.find("#place").getDomProperty("value")).startsWith("Torino");

        browser.click(".facility h3 a");
        browser.await("details", () -> browser.address().contains("facility="));
        browser.find(".details");
        browser.back();
        browser.await("back on the list", () -> browser.address().equals(link));
        browser.awaitText("#results-title", count);
    }

    @Test
    void when_the_map_has_moved_the_area_can_be_searched() {
        visit("map");
        browser.find("#map .leaflet-marker-icon");
        String before = browser.text("#results-title");

        browser.click("#map .leaflet-control-zoom-in");
        browser.await("the map has zoomed", () -> browser.find("#search-area").isDisplayed());
        browser.click("#map .leaflet-control-zoom-in");
        browser.click("#search-area");

        browser.await("the address holds the box", () -> browser.address().contains("box="));
        browser.await("fewer facilities", () -> !browser.text("#results-title").equals(before));
    }

    @Test
    void a_place_is_shown_with_its_nearest_facilities_and_a_facility_apart_from_all_counts() {
        MapMarks marks = new MapMarks(browser);
        visit("map?place=Milano&page=3");
        marks.await();
        assertThat(marks.facilities()).isBetween(12, 120);
        assertThat(marks.overlapping()).isEmpty();

        visit("map?facility=DEMO-0085");
        marks.await();
        assertThat(browser.findAll("#map .pin.selected")).hasSize(1);
        browser.click("a.back");
        browser.await("the list is back", () -> browser.findAll("#map .pin.selected").isEmpty());
    }

    @Test
    void a_count_opens_by_click_into_marks_that_count_no_others() {
        MapMarks marks = new MapMarks(browser);
        visit("map?place=Cagliari");
        marks.await();
        int loads = marks.loads();
        browser.click("#map .leaflet-control-zoom-out");
        browser.click("#map .leaflet-control-zoom-out");
        browser.click("#map .leaflet-control-zoom-out");
        browser.await("the map has zoomed", () -> marks.loads() > loads);
        marks.await();
        int before = marks.facilities();

        browser.click("#map .cluster-box");
        browser.await("closer marks are asked for", () -> marks.loads() > loads + 1);
        marks.await();

        assertThat(marks.count()).isGreaterThan(1);
        assertThat(marks.facilities()).isLessThanOrEqualTo(before);
    }

    @Test
    void marks_that_cannot_be_loaded_are_asked_for_again_and_the_list_stays() {
        MapMarks marks = new MapMarks(browser);
        visit("map?place=Milano");
        marks.await();
        int before = marks.count();
        String list = browser.text("#results");

        browser.block("*/clusters?*");
        browser.drag("#map", 250, 60);
        browser.drag("#map", 250, 60);
        browser.awaitText(".map-message", "Il server non risponde.");
        browser.assertAccessible("marks cannot be loaded");
        browser.shot("marks-offline");
        assertThat(marks.count()).isEqualTo(before);
        assertThat(browser.text("#results")).isEqualTo(list);

        browser.block();
        browser.click(".map-message button");
        browser.await("all is well", () -> browser.findAll(".map-message").isEmpty());
        marks.await();
    }

    @Test
    void a_facility_can_be_searched_around_in_both_languages() {
        for (String language : List.of("it", "en")) {
            visit("map?place=Milano&lang=" + language);
            browser.click("#search summary");
            browser.await("the field has the focus", () -> browser.focusMatches("#place"));
            browser.script("document.activeElement.select()");
            browser.press("via");
            String kind = language.equals("it") ? "Struttura" : "Facility";
            browser.awaitText("#place__listbox .suggestion-kind", kind);
            assertThat(browser.findAll("#place__listbox .icon-facility")).isNotEmpty();
            assertThat(browser.findAll("#place__listbox .icon-place")).isNotEmpty();
            browser.assertAccessible("suggestions of both kinds");
            browser.shot("suggestions-" + language);
        }
        String name = browser.text("#place__listbox li:last-child .suggestion-label");
        browser.findAll("#place__listbox li").forEach(each -> browser.press(Keys.ARROW_DOWN));
        browser.press(Keys.ENTER);
        browser.tabTo("#search-form button[type=submit]");
        browser.press(Keys.ENTER);

        browser.await("it is looked near it", () -> browser.address().contains("Milano+MI"));
        browser.awaitText("#results", "Nearest to " + name.replaceFirst(",.*", "") + " first.");
        assertThat(browser.text(".facility h3")).isEqualTo(name.replaceFirst(",.*", ""));
    }

    @Test
    void markup_in_a_name_stays_text_in_list_map_and_details() {
        visit("map?name=Ostile");
        browser.awaitText(".facility h3", HostileFacility.NAME);
        browser.click("#map .leaflet-marker-icon");
        browser.awaitText(".leaflet-popup-content", "<script>");
        browser.click(".facility h3 a");
        browser.awaitText(".details h2", HostileFacility.NAME);

        assertThat(browser.script("return window.hacked === undefined")).isEqualTo(true);
    }

    @Test
    void on_a_phone_list_and_map_take_turns() {
        browser.size(360, 740);
        visit("map?place=Milano");
        assertThat(browser.find("#results").isDisplayed()).isTrue();

        browser.click("#view-switch [data-view=map]");
        browser.await("the map shows", () -> browser.find("#map").isDisplayed());
        assertThat(browser.find("#results").isDisplayed()).isFalse();
        browser.find("#map .leaflet-marker-icon");
        browser.assertAccessible("map on a phone");
        browser.assertNoSidewaysScroll("map on a phone");
        browser.shot("map-360-map");
        browser.click("#view-switch [data-view=list]");
        assertThat(browser.find("#results").isDisplayed()).isTrue();
    }

    @Test
    void the_language_switch_keeps_the_search() {
        visit("map?place=Milano&category=ECOGRAFIA");
        String italian = browser.text("h1");

        browser.click("#languages a[lang=en]");

        browser.await("the page is in English", () -> !browser.text("h1").equals(italian));
        assertThat(browser.find("html").getDomAttribute("lang")).isEqualTo("en");
        assertThat(browser.address()).contains("place=Milano").contains("category=ECOGRAFIA");
    }

    @Test
    void a_mistake_is_told_at_the_field_and_takes_the_focus() {
        visit("map");
        browser.click("#place");
        browser.press("Atlantide");
        browser.press(Keys.ESCAPE, Keys.ENTER);

        browser.awaitText("#errors", "Atlantide");
        browser.await(
                "the focus is on the summary", () -> browser.focusMatches("#errors, #errors *"));
        assertThat(browser.find("#place").getDomProperty("value")).isEqualTo("Atlantide");
        assertThat(browser.find("#place").getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(browser.title()).startsWith("Errore");
    }

    private void visit(String path) {
        browser.visit(base + path);
    }

    private static String name(String state, int width, String language) {
        String page = state.replaceAll("[^A-Za-z-]+", "_");
        return page.substring(0, Math.min(40, page.length())) + "-" + width + "-" + language;
    }
}
